import { t } from "@lingui/core/macro";
import type { Project } from "@neptun/api/project/schema";
import { type KeyboardEvent, useState } from "react";
import { FileTree, type TreeNode } from "../../components/file-tree.tsx";
import { ConflictBadge, PinnedBadge } from "./path-badges.tsx";
import { PathRow } from "./path-row.tsx";
import { ProjectMenu } from "./project-menu.tsx";
import type { ProjectPlace } from "./project-place.ts";
import type { ProjectItem } from "./use-project-files.ts";

export interface ProjectFileTreeProps {
  project: Project;
  items: readonly ProjectItem[];
  startsOpen: boolean;
  selectedPath: string | undefined;
  onGo: (place: ProjectPlace) => void;
}

const keyOf = ({ kind, path }: TreeNode<ProjectItem>) => `${kind} ${path}`;

/** The files of a project in their folders, with a menu for each. */
export function ProjectFileTree({ project, items, startsOpen, selectedPath, onGo }: ProjectFileTreeProps) {
  const [menuOf, setMenuOf] = useState<string>();
  const takeKey = (event: KeyboardEvent, node: TreeNode<ProjectItem>) => {
    if (event.key !== "ContextMenu" && !(event.key === "F10" && event.shiftKey)) return;
    setMenuOf(keyOf(node));
    event.preventDefault();
  };
  return (
    <div className="min-h-0 flex-1 pt-1.5">
      <FileTree
        label={t`Files in their folders`}
        items={items}
        startsOpen={startsOpen}
        selectedPath={selectedPath}
        onOpen={({ path }) => onGo({ path })}
        onRowKeyDown={takeKey}
        renderRow={(node) => {
          const file = node.kind === "file" ? node.item.file : undefined;
          return (
            <PathRow
              node={node}
              language={file?.language}
              badges={
                file && (
                  <>
                    {file.pinned && <PinnedBadge />}
                    {file.conflicts.length > 0 && <ConflictBadge texts={file.conflicts.length + 1} />}
                  </>
                )
              }
              isMenuOpen={menuOf === keyOf(node)}
              onMenuChange={(open) => setMenuOf(open ? keyOf(node) : undefined)}
              menu={(state) => <ProjectMenu {...{ project, file, onGo }} path={node.path} {...state} />}
            />
          );
        }}
      />
    </div>
  );
}
