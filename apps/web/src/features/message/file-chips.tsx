import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { MessageBlock } from "@neptun/api/message/schema";
import { useState } from "react";
import { cn } from "../../lib/cn.ts";
import { locale } from "../../lib/language.ts";
import { FileChip } from "./file-chip.tsx";

export interface FileChipsProps {
  blocks: MessageBlock[];
  onOpenFile(fileId: number, compareId?: number): void;
  className?: string;
}

/** A message may make a thousand files: no more than these are shown at once. */
const SHOWN = 24;

/** The versions of files that a message made; each leads to what it changed. */
export function FileChips({ blocks, onOpenFile, className }: FileChipsProps) {
  const [all, setAll] = useState(false);
  const shown = all ? blocks : blocks.slice(0, SHOWN);
  return (
    <ul aria-label={t`Files of this message`} className={cn("mt-2 flex flex-wrap gap-1.5", className)}>
      {shown.map((block) => (
        <li key={block.position} className="min-w-0 max-w-full">
          <BlockChip block={block} onOpenFile={onOpenFile} />
        </li>
      ))}
      {shown.length < blocks.length && (
        <li>
          <button
            type="button"
            onClick={() => setAll(true)}
            className="rounded-md px-2 py-1 text-[13px] text-muted-foreground hover:bg-hover hover:text-foreground coarse:min-h-11"
          >
            <Trans>Show all {blocks.length.toLocaleString(locale)} files</Trans>
          </button>
        </li>
      )}
    </ul>
  );
}

function BlockChip({ block, onOpenFile }: { block: MessageBlock; onOpenFile: FileChipsProps["onOpenFile"] }) {
  const { file_id, before_id, title, version, added, removed } = block;
  return (
    <FileChip
      title={title}
      version={version}
      label={`${before_id === null ? t`Open ${title}, version ${version}` : t`Changes of ${title}, version ${version}`}${linesInWords(added, removed)}`}
      onOpen={() => onOpenFile(file_id, before_id ?? undefined)}
    >
      {added !== null && added > 0 && (
        <span className="text-success tabular-nums">+{added.toLocaleString(locale)}</span>
      )}
      {removed !== null && removed > 0 && (
        <span className="text-destructive tabular-nums">−{removed.toLocaleString(locale)}</span>
      )}
    </FileChip>
  );
}

const linesInWords = (added: number | null, removed: number | null) =>
  added === null || removed === null
    ? ""
    : `: ${plural(added, { one: "# line added", other: "# lines added" })}, ${t`${removed} removed`}`;
