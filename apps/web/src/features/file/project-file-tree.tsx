import type { Project } from "@neptun/api/project/schema";
import { type KeyboardEvent, useState } from "react";
import { FileTree, type TreeNode } from "../../components/file-tree.tsx";
import type { ProjectPlace } from "./project-place.ts";
import { ProjectRow } from "./project-row.tsx";
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
        label="Files in their folders"
        items={items}
        startsOpen={startsOpen}
        selectedPath={selectedPath}
        onOpen={({ path }) => onGo({ path })}
        onRowKeyDown={takeKey}
        renderRow={(node) => (
          <ProjectRow
            {...{ project, node, onGo }}
            isMenuOpen={menuOf === keyOf(node)}
            onMenuChange={(open) => setMenuOf(open ? keyOf(node) : undefined)}
          />
        )}
      />
    </div>
  );
}
