import type { MessageBlock } from "@neptun/api/message/schema";
import { cn } from "../../lib/cn.ts";
import { FileChip } from "./file-chip.tsx";

export interface FileChipsProps {
  blocks: MessageBlock[];
  onOpenFile(fileId: number, compareId?: number): void;
  className?: string;
}

/** The versions of files that a message made; each leads to what it changed. */
export const FileChips = ({ blocks, onOpenFile, className }: FileChipsProps) => (
  <ul aria-label="Files of this message" className={cn("mt-2 flex flex-wrap gap-1.5", className)}>
    {blocks.map(({ position, file_id, before_id, title, version, added, removed }) => (
      <li key={position} className="min-w-0 max-w-full">
        <FileChip
          title={title}
          version={version}
          label={`${before_id === null ? "Open" : "Changes of"} ${title}, version ${version}${linesInWords(added, removed)}`}
          onOpen={() => onOpenFile(file_id, before_id ?? undefined)}
        >
          {added !== null && added > 0 && <span className="text-success tabular-nums">+{added.toLocaleString()}</span>}
          {removed !== null && removed > 0 && (
            <span className="text-destructive tabular-nums">−{removed.toLocaleString()}</span>
          )}
        </FileChip>
      </li>
    ))}
  </ul>
);

const linesInWords = (added: number | null, removed: number | null) =>
  added === null || removed === null ? "" : `: ${added} ${added === 1 ? "line" : "lines"} added, ${removed} removed`;
