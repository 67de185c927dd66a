import { Folder } from "lucide-react";
import type { FolderNode } from "../../components/file-tree.tsx";
import { countOf, formatSize } from "./format-file.ts";

/** A folder in the tree, with the sums of what is in it. */
export const FolderRow = <Item,>({ node }: { node: FolderNode<Item> }) => (
  <>
    <Folder aria-hidden="true" className="size-[18px] shrink-0 text-muted-foreground" />
    <span dir="ltr" title={node.path} className="min-w-0 flex-1 truncate">
      <bdi>{node.name}</bdi>
    </span>
    <span className="shrink-0 text-muted-foreground text-xs tabular-nums">{countOf(node.files, "file")}</span>
    <span className="w-16 shrink-0 text-right text-muted-foreground text-xs tabular-nums">{formatSize(node.size)}</span>
    <span aria-hidden="true" className="size-7 shrink-0 coarse:size-11" />
  </>
);
