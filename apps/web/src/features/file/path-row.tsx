import { t } from "@lingui/core/macro";
import { Ellipsis, Folder } from "lucide-react";
import { type MouseEvent, type ReactNode, useRef } from "react";
import { Button } from "../../components/button.tsx";
import type { TreeItem, TreeNode } from "../../components/file-tree.tsx";
import { formatSize } from "../../lib/format-size.ts";
import { FileIcon } from "./file-icon.tsx";
import { countOf } from "./format-file.ts";
import type { MenuState } from "./path-menu.tsx";

export interface PathRowProps<Item extends TreeItem> {
  node: TreeNode<Item>;
  /** Of a file. */
  language: string | undefined;
  /** What is known of it besides its size. */
  badges?: ReactNode;
  isMenuOpen: boolean;
  onMenuChange: (open: boolean) => void;
  menu: (state: Required<MenuState>) => ReactNode;
}

/** A folder or a file in a tree: its name, what is known of it, and its menu. */
export function PathRow<Item extends TreeItem>(props: PathRowProps<Item>) {
  const { node, language, badges, isMenuOpen, onMenuChange, menu } = props;
  const row = useRef<HTMLDivElement>(null);
  const openMenu = (event: MouseEvent) => {
    event.preventDefault();
    onMenuChange(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the row around it is the treeitem, with the same menu by its key
    <div ref={row} onContextMenu={openMenu} className="group/row flex min-w-0 flex-1 items-center gap-2 self-stretch">
      {language === undefined ? (
        <Folder aria-hidden="true" className="size-[18px] shrink-0 text-muted-foreground" />
      ) : (
        <FileIcon language={language} />
      )}
      <span dir="ltr" title={node.path} className="min-w-0 flex-1 truncate">
        <bdi>{node.name}</bdi>
      </span>
      {badges}
      {node.kind === "folder" && (
        <span className="shrink-0 text-muted-foreground text-xs tabular-nums">{countOf(node.files, "file")}</span>
      )}
      <span className="w-16 shrink-0 text-end text-muted-foreground text-xs tabular-nums">{formatSize(node.size)}</span>
      {menu({
        open: isMenuOpen,
        onOpenChange: onMenuChange,
        returnTo: () => row.current?.closest<HTMLElement>("[role=treeitem]"),
        children: (
          <Button
            variant="quiet"
            size="icon-sm"
            tabIndex={-1}
            aria-label={t`Options for ${node.name}`}
            title={t`Options`}
            onClick={(event) => event.stopPropagation()}
            className="opacity-0 focus:opacity-100 group-hover/row:opacity-100 data-[state=open]:opacity-100 coarse:opacity-100"
          >
            <Ellipsis aria-hidden="true" />
          </Button>
        ),
      })}
    </div>
  );
}
