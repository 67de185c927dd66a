import { Folder, LayoutTemplate } from "lucide-react";
import { Button } from "../../components/button.tsx";
import type { FolderNode } from "../../components/file-tree.tsx";
import { formatSize } from "../../lib/format-size.ts";
import { countOf } from "./format-file.ts";

export interface FolderRowProps<Item> {
  node: FolderNode<Item>;
  /** Keeps what is in it as a template. */
  onKeep(): void;
}

/** A folder in the tree, with the sums of what is in it. */
export const FolderRow = <Item,>({ node, onKeep }: FolderRowProps<Item>) => (
  <>
    <Folder aria-hidden="true" className="size-[18px] shrink-0 text-muted-foreground" />
    <span dir="ltr" title={node.path} className="min-w-0 flex-1 truncate">
      <bdi>{node.name}</bdi>
    </span>
    <span className="shrink-0 text-muted-foreground text-xs tabular-nums">{countOf(node.files, "file")}</span>
    <span className="w-16 shrink-0 text-right text-muted-foreground text-xs tabular-nums">{formatSize(node.size)}</span>
    <Button
      variant="quiet"
      size="icon-sm"
      tabIndex={-1}
      aria-label={`Save ${node.name} as template`}
      title="Save as template"
      onClick={(event) => {
        event.stopPropagation();
        onKeep();
      }}
      className="opacity-0 focus:opacity-100 [[role=treeitem]:hover_&]:opacity-100 coarse:opacity-100"
    >
      <LayoutTemplate aria-hidden="true" />
    </Button>
  </>
);
