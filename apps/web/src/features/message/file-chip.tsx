import { FileCode2 } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../../lib/cn.ts";

export interface FileChipProps {
  title: string;
  version: number;
  /** What it does, for those who do not see it. */
  label: string;
  onOpen(): void;
  children?: ReactNode;
}

export const CHIP =
  "flex max-w-full items-center gap-1.5 rounded-md border bg-card px-2 py-1 text-[13px] coarse:min-h-11";

/** What a chip shows; with a label, others are told that instead. */
export const ChipText = ({
  title,
  version,
  label,
  children,
}: Omit<FileChipProps, "onOpen" | "label"> & { label?: string }) => (
  <>
    {label && <span className="sr-only">{label}</span>}
    <span aria-hidden={label ? "true" : undefined} className="contents">
      <FileCode2 aria-hidden="true" className="size-3.5 shrink-0 text-muted-foreground" />
      {/* The end of a path says more than its beginning. */}
      <span dir="rtl" className="truncate">
        <bdi>{title}</bdi>
      </span>
      <span className="shrink-0 text-muted-foreground">v{version}</span>
      {children}
    </span>
  </>
);

/** A version of a file, to be opened. */
export const FileChip = ({ onOpen, ...text }: FileChipProps) => (
  <button type="button" onClick={onOpen} title={text.title} className={cn(CHIP, "hover:bg-hover")}>
    <ChipText {...text} />
  </button>
);
