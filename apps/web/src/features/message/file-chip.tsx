import { FileCode2 } from "lucide-react";
import type { ReactNode } from "react";

export interface FileChipProps {
  title: string;
  version: number;
  /** What it does, for those who do not see it. */
  label: string;
  onOpen(): void;
  children?: ReactNode;
}

/** A version of a file, to be opened. */
export const FileChip = ({ title, version, label, onOpen, children }: FileChipProps) => (
  <button
    type="button"
    onClick={onOpen}
    title={title}
    className="flex max-w-full items-center gap-1.5 rounded-md border bg-card px-2 py-1 text-[13px] hover:bg-hover coarse:min-h-11"
  >
    <span className="sr-only">{label}</span>
    <span aria-hidden="true" className="contents">
      <FileCode2 className="size-3.5 shrink-0 text-muted-foreground" />
      <span className="truncate">{title}</span>
      <span className="shrink-0 text-muted-foreground">v{version}</span>
      {children}
    </span>
  </button>
);
