import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ChatFile, TreeFile } from "@neptun/api/file/schema";
import { Link } from "@tanstack/react-router";
import { Button } from "../../components/button.tsx";
import { DiffView } from "../../components/diff-view.tsx";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { formatSize } from "../../lib/format-size.ts";
import { isolated } from "../../lib/isolated.ts";
import { trpc } from "../../lib/trpc.ts";
import { CopyLinkButton } from "./copy-link-button.tsx";
import { Dot } from "./dot.tsx";
import { countOf } from "./format-file.ts";
import { ProjectFailure } from "./project-failure.tsx";
import { TextSkeleton } from "./skeletons.tsx";
import { versionQuery } from "./use-chat-file.ts";
import type { PathVersion } from "./use-project-files.ts";
import { useUpdateTree } from "./use-update-tree.ts";
import { useViewChoices } from "./use-view-choices.ts";

export interface FileChatsProps {
  projectId: number;
  /** What stands at the path. */
  listed: TreeFile;
  /** What the others are compared with, with its text: `listed`, or what the chat at hand has there. */
  file: ChatFile;
  /** A version of another chat. */
  compareId: number | undefined;
  onCompare: (fileId: number) => void;
  /** The address of a comparison. */
  linkOf: (fileId: number) => string;
}

/** Which chats have which text at a path, what is different, and the choice of the one that is used. */
export function FileChats({ projectId, listed, file, compareId, onCompare, linkOf }: FileChatsProps) {
  const { prefer, isPending } = useUpdateTree();
  const path = listed.title;
  const all = [listed, ...listed.conflicts];
  const base = all.find(({ lineage_id }) => lineage_id === file.lineage_id);
  const others = all.filter((one) => one !== base && one.sha256 !== file.sha256);
  const compared = others.find(({ id }) => id === compareId) ?? others[0];
  return (
    <>
      <div className="flex max-h-[45%] shrink-0 flex-col border-b">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-[13px] text-muted-foreground">
          <p className="min-w-0 flex-1 basis-56">
            {listed.preferred
              ? t`You chose what is used at this path.`
              : t`The newest is used until you choose another one.`}
          </p>
          {listed.preferred && (
            <Button size="sm" className="h-7" busy={isPending} onClick={() => prefer(projectId, path, null)}>
              {t`Use the newest again`}
            </Button>
          )}
          {compared && <CopyLinkButton label={t`Copy link to this comparison`} text={() => linkOf(compared.id)} />}
        </div>
        <ul className="overflow-y-auto px-1.5 pb-1.5">
          {all.map((version) => (
            <ChatRow
              key={version.id}
              version={version}
              isUsed={version === listed}
              isCompared={version === compared}
              onCompare={others.includes(version) ? () => onCompare(version.id) : undefined}
              onUse={version === listed ? undefined : () => prefer(projectId, path, version.lineage_id)}
              isBusy={isPending}
            />
          ))}
        </ul>
      </div>
      {compared ? (
        <Difference key={compared.id} {...{ path, file, compared }} name={base?.chat_name ?? listed.chat_name} />
      ) : (
        <p className="m-auto p-6 text-center text-muted-foreground text-sm">{t`No other chat has another text here.`}</p>
      )}
    </>
  );
}

interface ChatRowProps {
  version: PathVersion;
  isUsed: boolean;
  isCompared: boolean;
  isBusy: boolean;
  onCompare: (() => void) | undefined;
  onUse: (() => void) | undefined;
}

const ChatRow = ({ version, isUsed, isCompared, isBusy, onCompare, onUse }: ChatRowProps) => (
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
        {isUsed && (
          <span className="shrink-0 rounded bg-primary-muted px-1.5 text-link text-xs leading-5">{t`used`}</span>
        )}
      </p>
      <p className="flex flex-wrap gap-x-1.5 text-[13px] text-muted-foreground">
        <span>
          <Trans>version {version.version}</Trans>
        </span>
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
    <div className="flex gap-1.5">
      {onCompare && (
        <Button
          size="sm"
          variant="quiet"
          aria-pressed={isCompared}
          aria-label={t`Compare with ${version.chat_name}`}
          onClick={onCompare}
          className="h-7"
        >
          {t`Compare`}
        </Button>
      )}
      {onUse && (
        <Button
          size="sm"
          disabled={isBusy}
          aria-label={t`Use this one: ${version.chat_name}`}
          onClick={onUse}
          className="h-7"
        >
          {t`Use this one`}
        </Button>
      )}
    </div>
  </li>
);

interface DifferenceProps {
  path: string;
  file: ChatFile;
  /** Of the chat that the file is in. */
  name: string;
  compared: PathVersion;
}

/** From the file at hand to what another chat has. */
function Difference({ path, file, name, compared }: DifferenceProps) {
  const { wraps, setWraps, diffMode, setDiffMode } = useViewChoices();
  const { data, error, refetch } = trpc.file.get.useQuery(
    { chat_id: compared.chat_conversation_id, file_id: compared.id },
    versionQuery,
  );
  if (error && !data) return <ProjectFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <TextSkeleton />;
  return (
    <DiffView
      label={t`Differences at ${path}`}
      before={{ label: `${isolated(name)} v${file.version}`, text: file.text ?? "" }}
      after={{ label: `${isolated(compared.chat_name)} v${compared.version}`, text: data.chatFile.text ?? "" }}
      language={file.language}
      mode={diffMode}
      onModeChange={setDiffMode}
      wrap={wraps}
      onWrapChange={setWraps}
      className="min-h-0 flex-1"
    />
  );
}
