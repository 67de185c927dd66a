import type { ReactNode } from "react";
import { filesText } from "./collection-words.ts";

export interface CollectionHeadProps {
  collection: { name: string; description: string | null; file_count: number };
  /** What can be done with it. */
  children: ReactNode;
}

/** What a collection is. */
export const CollectionHead = ({ collection, children }: CollectionHeadProps) => (
  <div className="mb-5">
    <h1 dir="auto" className="break-words font-semibold text-2xl tracking-tight">
      {collection.name}
    </h1>
    <p className="mt-1 text-muted-foreground text-sm">{filesText(collection.file_count)}</p>
    {collection.description && <p className="mt-3 whitespace-pre-wrap break-words">{collection.description}</p>}
    <div className="mt-4 flex flex-wrap items-center gap-2">{children}</div>
  </div>
);
