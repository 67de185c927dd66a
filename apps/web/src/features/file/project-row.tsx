import type { Project } from "@neptun/api/project/schema";
import { Ellipsis, Folder, GitFork, Pin } from "lucide-react";
import { type MouseEvent, useRef } from "react";
import { Button } from "../../components/button.tsx";
import type { TreeNode } from "../../components/file-tree.tsx";
import { formatSize } from "../../lib/format-size.ts";
import { FileIcon } from "./file-icon.tsx";
import { countOf, formatCount } from "./format-file.ts";
import { ProjectMenu } from "./project-menu.tsx";
import type { ProjectPlace } from "./project-place.ts";
import type { ProjectItem } from "./use-project-files.ts";

export interface ProjectRowProps {
  project: Project;
  node: TreeNode<ProjectItem>;
  isMenuOpen: boolean;
  onMenuChange: (open: boolean) => void;
  onGo: (place: ProjectPlace) => void;
}

/** A folder or a file in the tree of a project: its name, what is known of it, and its menu. */
export function ProjectRow({ project, node, isMenuOpen, onMenuChange, onGo }: ProjectRowProps) {
  const row = useRef<HTMLDivElement>(null);
  const file = node.kind === "file" ? node.item.file : undefined;
  const openMenu = (event: MouseEvent) => {
    event.preventDefault();
    onMenuChange(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the row around it is the treeitem, with the same menu by its key
    <div ref={row} onContextMenu={openMenu} className="group/row flex min-w-0 flex-1 items-center gap-2 self-stretch">
      {file ? (
        <FileIcon language={file.language} />
      ) : (
        <Folder aria-hidden="true" className="size-[18px] shrink-0 text-muted-foreground" />
      )}
      <span dir="ltr" title={node.path} className="min-w-0 flex-1 truncate">
        <bdi>{node.name}</bdi>
      </span>
      {file?.pinned && (
        <span title="Pinned" className="shrink-0 text-muted-foreground">
          <Pin aria-hidden="true" className="size-3.5" />
          <span className="sr-only">, pinned</span>
        </span>
      )}
      {file && file.conflicts.length > 0 && <ConflictBadge texts={file.conflicts.length + 1} />}
      {node.kind === "folder" && (
        <span className="shrink-0 text-muted-foreground text-xs tabular-nums">{countOf(node.files, "file")}</span>
      )}
      <span className="w-16 shrink-0 text-right text-muted-foreground text-xs tabular-nums">
        {formatSize(node.size)}
      </span>
      <ProjectMenu
        {...{ project, file, onGo }}
        path={node.path}
        open={isMenuOpen}
        onOpenChange={onMenuChange}
        returnTo={() => row.current?.closest<HTMLElement>("[role=treeitem]")}
      >
        <Button
          variant="quiet"
          size="icon-sm"
          tabIndex={-1}
          aria-label={`Options for ${node.name}`}
          onClick={(event) => event.stopPropagation()}
          className="opacity-0 focus:opacity-100 group-hover/row:opacity-100 data-[state=open]:opacity-100 coarse:opacity-100"
        >
          <Ellipsis aria-hidden="true" />
        </Button>
      </ProjectMenu>
    </div>
  );
}

/** The path has another text in other chats. */
const ConflictBadge = ({ texts }: { texts: number }) => (
  <span
    title={`${formatCount(texts)} chats have another text here`}
    className="flex shrink-0 items-center gap-1 rounded bg-warning-muted px-1.5 text-warning text-xs leading-5 tabular-nums"
  >
    <GitFork aria-hidden="true" className="size-3" />
    {formatCount(texts)}
    <span className="sr-only"> different texts</span>
  </span>
);
