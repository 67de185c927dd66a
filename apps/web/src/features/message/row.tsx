import type { ReactNode } from "react";

export interface RowProps {
  name: string;
  index: number;
  /** How many messages there are, where that is known. */
  count: number | undefined;
  children: ReactNode;
}

export const Row = ({ name, index, count, children }: RowProps) => (
  <article
    aria-label={name}
    aria-posinset={count && index + 1}
    aria-setsize={count}
    className="group/message mx-auto w-full max-w-3xl px-4 pt-4"
  >
    {children}
  </article>
);
