import { plural, t } from "@lingui/core/macro";
import { GitFork, History, Pin } from "lucide-react";
import { countOf, formatCount } from "./format-file.ts";

export const PinnedBadge = () => (
  <span title={t`Pinned`} className="shrink-0 text-muted-foreground">
    <Pin aria-hidden="true" className="size-3.5" />
    <span className="sr-only">{t`, pinned`}</span>
  </span>
);

/** The path has another text in other chats. */
export const ConflictBadge = ({ texts }: { texts: number }) => (
  <span
    title={plural(texts, { one: "# chat has another text here", other: "# chats have another text here" })}
    className="flex shrink-0 items-center gap-1 rounded bg-warning-muted px-1.5 text-warning text-xs leading-5 tabular-nums"
  >
    <GitFork aria-hidden="true" className="size-3" />
    {formatCount(texts)}
    <span className="sr-only"> {t`different texts`}</span>
  </span>
);

export const DraftBadge = () => (
  <span title={t`Something unsaved is written into it`} className="size-2 shrink-0 rounded-full bg-primary">
    <span className="sr-only">{t`, unsaved changes`}</span>
  </span>
);

export const VersionsBadge = ({ count }: { count: number }) => (
  <span
    title={countOf(count, "version")}
    className="flex shrink-0 items-center gap-1 text-muted-foreground text-xs tabular-nums"
  >
    <History aria-hidden="true" className="size-3" />
    <span>
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{countOf(count, "version")}</span>
    </span>
  </span>
);
