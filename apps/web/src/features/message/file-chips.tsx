import type { MessageBlock } from "@neptun/api/message/schema";
import { FileCode2 } from "lucide-react";

/** The files that a message brought, where its text is not rendered. */
export const FileChips = ({ blocks, onOpenFile }: { blocks: MessageBlock[]; onOpenFile(fileId: number): void }) => (
  <ul aria-label="Files of this message" className="mt-2 flex flex-wrap justify-end gap-1.5">
    {blocks.map(({ position, file_id, title, version }) => (
      <li key={position} className="min-w-0 max-w-full">
        <button
          type="button"
          onClick={() => onOpenFile(file_id)}
          className="flex max-w-full items-center gap-1.5 rounded-md border bg-card px-2 py-1 text-[13px] hover:bg-hover coarse:min-h-11"
        >
          <FileCode2 aria-hidden="true" className="size-3.5 shrink-0 text-muted-foreground" />
          <span className="truncate">{title}</span>
          <span className="text-muted-foreground">v{version}</span>
        </button>
      </li>
    ))}
  </ul>
);
