import type { ChatFile, TreeFile } from "@neptun/api/file/schema";
import { Link } from "@tanstack/react-router";
import { Button } from "../../components/button.tsx";
import { DiffView } from "../../components/diff-view.tsx";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { formatSize } from "../../lib/format-size.ts";
import { trpc } from "../../lib/trpc.ts";
import { Dot } from "./dot.tsx";
import { countOf } from "./format-file.ts";
import { ProjectFailure } from "./project-failure.tsx";
import type { ProjectPlace } from "./project-place.ts";
import { TextSkeleton } from "./skeletons.tsx";
import { versionQuery } from "./use-chat-file.ts";
import { useUpdateTree } from "./use-update-tree.ts";
import { useViewChoices } from "./use-view-choices.ts";

export interface FileChatsProps {
  projectId: number;
  path: string;
  listed: TreeFile;
  /** The same with its text. */
  file: ChatFile;
  place: ProjectPlace;
  onGo: (place: ProjectPlace) => void;
}

/** Which chats have which text at a path, what is different, and the choice of the one that is used. */
export function FileChats({ projectId, path, listed, file, place, onGo }: FileChatsProps) {
  const { prefer, isPending } = useUpdateTree(projectId);
  const { conflicts } = listed;
  const compared = conflicts.find(({ id }) => id === place.compareId) ?? conflicts[0];
  return (
    <>
      <div className="flex max-h-[45%] shrink-0 flex-col border-b">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-[13px] text-muted-foreground">
          <p className="min-w-0 flex-1 basis-56">
            {listed.preferred
              ? "You chose what is used at this path."
              : "The newest is used until you choose another one."}
          </p>
          {listed.preferred && (
            <Button size="sm" className="h-7" busy={isPending} onClick={() => prefer(path, null)}>
              Use the newest again
            </Button>
          )}
        </div>
        <ul className="overflow-y-auto px-1.5 pb-1.5">
          <ChatRow version={listed} isShown />
          {conflicts.map((version) => (
            <ChatRow
              key={version.id}
              version={version}
              isCompared={version === compared}
              onCompare={() => onGo({ path, tab: "chats", compareId: version.id })}
              onUse={() => prefer(path, version.lineage_id)}
              isBusy={isPending}
            />
          ))}
        </ul>
      </div>
      {compared ? (
        <Difference key={compared.id} {...{ path, listed, file, compared }} />
      ) : (
        <p className="m-auto p-6 text-center text-muted-foreground text-sm">No other chat has another text here.</p>
      )}
    </>
  );
}

type Version = Omit<TreeFile, "pinned" | "preferred" | "conflicts">;

interface ChatRowProps {
  version: Version;
  isShown?: boolean;
  isCompared?: boolean;
  isBusy?: boolean;
  onCompare?: () => void;
  onUse?: () => void;
}

const ChatRow = ({ version, isShown, isCompared, isBusy, onCompare, onUse }: ChatRowProps) => (
  <li
    data-compared={isCompared || undefined}
    className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md px-2.5 py-1.5 text-sm data-[compared]:bg-selected"
  >
    <div className="min-w-0 flex-1 basis-48">
      <p className="flex min-w-0 items-center gap-1.5">
        <Link
          to="/chats/$chatId"
          params={{ chatId: String(version.chat_conversation_id) }}
          search={{ file: version.id }}
          className="truncate font-medium hover:underline"
        >
          {version.chat_name}
        </Link>
        {isShown && <span className="shrink-0 rounded bg-primary-muted px-1.5 text-link text-xs leading-5">used</span>}
      </p>
      <p className="flex flex-wrap gap-x-1.5 text-[13px] text-muted-foreground">
        <span>version {version.version}</span>
        <Dot />
        <time dateTime={version.created_at} title={fullDate(version.created_at)}>
          {shortDate(version.created_at)}
        </time>
        <Dot />
        <span>
          {countOf(version.lines, "line")}, {formatSize(version.size)}
        </span>
      </p>
    </div>
    {onCompare && (
      <div className="flex gap-1.5">
        <Button
          size="sm"
          variant="quiet"
          aria-pressed={isCompared}
          aria-label={`Compare with ${version.chat_name}`}
          onClick={onCompare}
          className="h-7"
        >
          Compare
        </Button>
        <Button
          size="sm"
          disabled={isBusy}
          aria-label={`Use this one: ${version.chat_name}`}
          onClick={onUse}
          className="h-7"
        >
          Use this one
        </Button>
      </div>
    )}
  </li>
);

interface DifferenceProps {
  path: string;
  listed: TreeFile;
  file: ChatFile;
  compared: Version;
}

/** From what is used to what another chat has. */
function Difference({ path, listed, file, compared }: DifferenceProps) {
  const { wraps, setWraps, diffMode, setDiffMode } = useViewChoices();
  const { data, error, refetch } = trpc.file.get.useQuery(
    { chat_id: compared.chat_conversation_id, file_id: compared.id },
    versionQuery,
  );
  if (error && !data) return <ProjectFailure error={error} onRetry={() => void refetch()} />;
  if (!data || file.id !== listed.id) return <TextSkeleton />;
  return (
    <DiffView
      label={`Differences at ${path}`}
      before={{ label: `${listed.chat_name} v${listed.version}`, text: file.text ?? "" }}
      after={{ label: `${compared.chat_name} v${compared.version}`, text: data.chatFile.text ?? "" }}
      language={file.language}
      mode={diffMode}
      onModeChange={setDiffMode}
      wrap={wraps}
      onWrapChange={setWraps}
      className="min-h-0 flex-1"
    />
  );
}
