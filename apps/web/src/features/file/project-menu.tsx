import type { TreeFile } from "@neptun/api/file/schema";
import type { Project } from "@neptun/api/project/schema";
import { archiveLink } from "./archive-link.ts";
import { type MenuState, PathMenu } from "./path-menu.tsx";
import { type ProjectPlace, projectLinkTo } from "./project-place.ts";
import { useUpdateTree } from "./use-update-tree.ts";

export interface ProjectMenuProps extends MenuState {
  project: Project;
  path: string;
  /** Of a folder without it. */
  file: TreeFile | undefined;
  onGo: (place: ProjectPlace) => void;
  /** Leaves out the way to where someone already is. */
  isShown?: boolean;
}

/** What can be done with a path of a project from wherever it is shown. */
export function ProjectMenu({ project, path, file, onGo, isShown, ...menu }: ProjectMenuProps) {
  const { pin } = useUpdateTree();
  if (!file) {
    const download = archiveLink({ kind: "project", id: project.id, userId: project.neptun_user_id }, { path });
    return <PathMenu kind="folder" {...{ path, download }} kept={{ project_id: project.id, path }} {...menu} />;
  }
  return (
    <PathMenu
      kind="file"
      path={path}
      download={file.url}
      kept={{ file_ids: [file.id] }}
      link={projectLinkTo(project.id, { path })}
      onOpen={isShown ? undefined : () => onGo({ path })}
      pin={{ isPinned: file.pinned, set: (isPinned) => pin(project.id, path, isPinned) }}
      onCompare={file.conflicts.length > 0 ? () => onGo({ path, tab: "chats" }) : undefined}
      {...menu}
    />
  );
}
