import { FileCode, FolderDown } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Select } from "../../components/input.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { Tooltip } from "../../components/tooltip.tsx";
import { formatSize } from "../../lib/format-size.ts";
import { errorText } from "../../lib/trpc.ts";
import { ChatFileTree } from "./chat-file-tree.tsx";
import type { FilePlace } from "./file-place.ts";
import type { FileGroup } from "./file-versions.ts";
import { countOf, formatCount, languageLabel } from "./format-file.ts";
import { PanelHeader } from "./panel-header.tsx";
import { ListSkeleton } from "./skeletons.tsx";
import { useChatFiles } from "./use-chat-files.ts";

export interface FilesOverviewProps {
  chatId: number;
  onGo: (place: FilePlace) => void;
  onClose: () => void;
  /** The file that was open before; it gets the focus. */
  leftId?: number | undefined;
}

export function FilesOverview({ chatId, onGo, onClose, leftId }: FilesOverviewProps) {
  const { groups, error, refetch } = useChatFiles(chatId);
  const [first] = groups ?? [];
  return (
    <>
      <PanelHeader
        title={
          <>
            Files{" "}
            {first && (
              <span className="ml-1 font-normal text-muted-foreground tabular-nums">{formatCount(groups!.length)}</span>
            )}
          </>
        }
        actions={first && <DownloadAll userId={first.newest.neptun_user_id} chatId={chatId} />}
        onClose={onClose}
      />
      {groups ? (
        first ? (
          <FilteredFiles groups={groups} onGo={onGo} leftId={leftId} />
        ) : (
          <NoFiles />
        )
      ) : error ? (
        <EmptyState
          className="m-auto"
          title="The files could not be loaded"
          action={<Button onClick={() => refetch()}>Try again</Button>}
        >
          {errorText(error)}
        </EmptyState>
      ) : (
        <ListSkeleton />
      )}
    </>
  );
}

/** A filter is worth its room from here on. */
const MANY = 6;

function FilteredFiles({
  groups,
  onGo,
  leftId,
}: { groups: FileGroup[] } & Pick<FilesOverviewProps, "onGo" | "leftId">) {
  const [text, setText] = useState("");
  const [language, setLanguage] = useState("");
  const languages = useMemo(() => languagesOf(groups), [groups]);
  const shown = useMemo(() => filterFiles(groups, text, language), [groups, text, language]);
  const size = useMemo(() => shown.reduce((sum, { newest }) => sum + newest.size, 0), [shown]);
  return (
    <>
      {groups.length >= MANY && (
        <div className="flex shrink-0 items-center gap-2 px-2 pt-2">
          <div className="min-w-0 flex-1">
            <SearchField label="Filter the files" placeholder="Filter by path" value={text} onChange={setText} />
          </div>
          {languages.length > 1 && (
            <Select
              aria-label="Language"
              value={language}
              onChange={({ target }) => setLanguage(target.value)}
              className="h-9 w-auto max-w-40 px-2 text-sm"
            >
              <option value="">All languages</option>
              {languages.map(({ name, count }) => (
                <option key={name} value={name}>
                  {languageLabel(name)} ({count})
                </option>
              ))}
            </Select>
          )}
        </div>
      )}
      {shown.length > 0 ? (
        <ChatFileTree groups={shown} onGo={onGo} leftId={leftId} />
      ) : (
        <EmptyState
          className="m-auto"
          title="No file fits"
          action={
            <Button
              onClick={() => {
                setText("");
                setLanguage("");
              }}
            >
              Show all files
            </Button>
          }
        >
          Try another word or language.
        </EmptyState>
      )}
      <p role="status" className="shrink-0 border-t px-4 py-1.5 text-muted-foreground text-xs tabular-nums">
        {shown.length < groups.length && `${formatCount(shown.length)} of `}
        {countOf(groups.length, "file")}, {formatSize(size)}
      </p>
    </>
  );
}

/** The files of which the path has all the words, of a language if one is chosen. */
export function filterFiles(groups: FileGroup[], text: string, language: string): FileGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && language === "") return groups;
  return groups.filter(({ title, newest }) => {
    const path = title.toLowerCase();
    return (language === "" || newest.language === language) && words.every((word) => path.includes(word));
  });
}

function languagesOf(groups: FileGroup[]) {
  const counts = new Map<string, number>();
  for (const { newest } of groups) counts.set(newest.language, (counts.get(newest.language) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}

const DownloadAll = ({ userId, chatId }: { userId: number; chatId: number }) => (
  <Tooltip text="The newest version of every file, as a zip">
    <Button asChild size="sm" variant="quiet">
      <a href={`/api/users/${userId}/chats/${chatId}/archive.zip`} download>
        <FolderDown aria-hidden="true" />
        Download all
      </a>
    </Button>
  </Tooltip>
);

const NoFiles = () => (
  <EmptyState icon={<FileCode aria-hidden="true" />} title="No files yet" className="m-auto">
    Every code block in an answer becomes a file here, under its own name. Ask for a Dockerfile, a workflow or a module;
    when a later answer changes it, you get a new version.
  </EmptyState>
);
