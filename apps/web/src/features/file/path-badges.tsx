import { GitFork, History, Pin } from "lucide-react";
import { countOf, formatCount } from "./format-file.ts";

export const PinnedBadge = () => (
  <span title="Pinned" className="shrink-0 text-muted-foreground">
    <Pin aria-hidden="true" className="size-3.5" />
    <span className="sr-only">, pinned</span>
  </span>
);

/** The path has another text in other chats. */
export const ConflictBadge = ({ texts }: { texts: number }) => (
  <span
    title={`${formatCount(texts)} chats have another text here`}
    className="flex shrink-0 items-center gap-1 rounded bg-warning-muted px-1.5 text-warning text-xs leading-5 tabular-nums"
  >
    <GitFork aria-hidden="true" className="size-3" />
    {formatCount(texts)}
    <span className="sr-only"> different texts</span>
  </span>
);

export const DraftBadge = () => (
  <span title="Something unsaved is written into it" className="size-2 shrink-0 rounded-full bg-primary">
    <span className="sr-only">, unsaved changes</span>
  </span>
);

export const VersionsBadge = ({ count }: { count: number }) => (
  <span
    title={countOf(count, "version")}
    className="flex shrink-0 items-center gap-1 text-muted-foreground text-xs tabular-nums"
  >
    <History aria-hidden="true" className="size-3" />
    <span>
      {count}
      <span className="sr-only"> versions</span>
    </span>
  </span>
);
