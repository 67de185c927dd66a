import { FileCode, History } from "lucide-react";
import type { RefCallback } from "react";
import { EmptyState } from "../../components/empty-state.tsx";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { Dot } from "./dot.tsx";
import { FileIcon } from "./file-icon.tsx";
import { FilePath } from "./file-path.tsx";
import { countOf, formatSize, languageLabel } from "./format-file.ts";
import type { FileGroup } from "./group-files.ts";

export interface FileListProps {
  groups: FileGroup[];
  onSelect: (fileId: number) => void;
  /** The title of the file to give the focus to. */
  focused?: string | undefined;
}

const focus: RefCallback<HTMLElement> = (row) => row?.focus();

export function FileList({ groups, onSelect, focused }: FileListProps) {
  return (
    <ul aria-label="Files of this chat" className="min-h-0 flex-1 space-y-px overflow-y-auto p-2">
      {groups.map(({ title, newest, version_count }) => (
        <li key={title}>
          <button
            type="button"
            ref={title === focused ? focus : undefined}
            onClick={() => onSelect(newest.id)}
            className="flex w-full items-center gap-3 rounded-md px-3 py-2 text-left hover:bg-hover coarse:py-2.5"
          >
            <FileIcon language={newest.language} />
            <span className="min-w-0 flex-1">
              <FilePath title={title} className="text-sm" />
              <span className="flex items-center gap-1.5 text-muted-foreground text-xs">
                <span className="truncate">{languageLabel(newest.language)}</span>
                <Dot />
                <span className="shrink-0">{formatSize(newest.size)}</span>
                <Dot />
                <time className="shrink-0" dateTime={newest.created_at} title={fullDate(newest.created_at)}>
                  {shortDate(newest.created_at)}
                </time>
              </span>
            </span>
            {version_count > 1 && (
              <span
                title={countOf(version_count, "version")}
                className="flex shrink-0 items-center gap-1 rounded-full bg-muted px-2 py-0.5 text-muted-foreground text-xs tabular-nums"
              >
                <History aria-hidden="true" className="size-3" />
                {version_count}
                <span className="sr-only"> versions</span>
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

export const NoFiles = () => (
  <EmptyState icon={<FileCode aria-hidden="true" />} title="No files yet" className="m-auto">
    Every code block in an answer becomes a file here, under its own name. Ask for a Dockerfile, a workflow or a module;
    when a later answer changes it, you get a new version.
  </EmptyState>
);
