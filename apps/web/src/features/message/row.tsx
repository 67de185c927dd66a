import type { ReactNode } from "react";
import { cn } from "../../lib/cn.ts";
import { type MessageTarget, rowId } from "./message-target.ts";

export interface RowProps {
  name: string;
  index: number;
  /** How many messages there are, where that is known. */
  count: number | undefined;
  /** Of the message. */
  id?: number;
  /** It was asked for: it lights up. */
  target?: MessageTarget | undefined;
  children: ReactNode;
}

export const Row = ({ name, index, count, id, target, children }: RowProps) => (
  <article
    // Each visit lights it up anew.
    key={target?.how === undefined ? target?.visit : undefined}
    id={id === undefined ? undefined : rowId(id)}
    tabIndex={-1}
    aria-label={name}
    aria-posinset={count && index + 1}
    aria-setsize={count}
    className={cn(
      "group/message mx-auto w-full max-w-(--chat) px-4 pt-4 focus-visible:-outline-offset-2",
      target && target.how === undefined && "animate-flash rounded-lg",
    )}
  >
    {children}
  </article>
);
