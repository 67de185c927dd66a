import type { ReactNode } from "react";
import { cn } from "../../lib/cn.ts";
import { fullDate, shortDate } from "../../lib/dates.ts";

/** Shown when the pointer or the focus is on the message, and always for the last one; the room for them is always there. */
export const MessageActions = ({
  isLast,
  className,
  children,
}: {
  isLast: boolean;
  className?: string;
  children: ReactNode;
}) => (
  <div
    className={cn(
      "flex min-h-7 flex-wrap items-center gap-0.5 text-[13px] text-muted-foreground transition-opacity duration-100 coarse:min-h-11",
      !isLast &&
        "opacity-0 focus-within:opacity-100 group-focus-within/message:opacity-100 group-hover/message:opacity-100 coarse:opacity-100",
      className,
    )}
  >
    {children}
  </div>
);

export const SentAt = ({ iso }: { iso: string }) => (
  <time dateTime={iso} title={fullDate(iso)} className="whitespace-nowrap px-1.5 tabular-nums">
    {shortDate(iso)}
  </time>
);
