import type { TreeFile } from "@neptun/api/file/schema";
import type { Project } from "@neptun/api/project/schema";
import { Copy, Download, FileCode2, FolderDown, GitFork, Link2, Pin, PinOff } from "lucide-react";
import type { ReactNode } from "react";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../../components/dropdown-menu.tsx";
import { archiveLink } from "./archive-link.ts";
import { copyAndSay } from "./copy-and-say.ts";
import { splitPath } from "./file-versions.ts";
import { type ProjectPlace, projectLinkTo } from "./project-place.ts";
import { useUpdateTree } from "./use-update-tree.ts";

export interface ProjectMenuProps {
  project: Project;
  path: string;
  /** Of a folder without it. */
  file: TreeFile | undefined;
  onGo: (place: ProjectPlace) => void;
  /** Leaves out the way to where someone already is. */
  isShown?: boolean;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Where the focus goes when the menu closes; its button, without it. */
  returnTo?: () => HTMLElement | null | undefined;
  /** The button. */
  children: ReactNode;
}

/** What can be done with a path of a project from wherever it is shown. */
export function ProjectMenu({ project, path, file, onGo, isShown, returnTo, children, ...state }: ProjectMenuProps) {
  const { pin } = useUpdateTree(project.id);
  const archive = archiveLink({ neptun_user_id: project.neptun_user_id, project_id: project.id }, { path });
  return (
    <Menu {...state}>
      <MenuTrigger asChild>{children}</MenuTrigger>
      <MenuContent
        // The row that the menu belongs to is not meant.
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => event.stopPropagation()}
        onCloseAutoFocus={(event) => {
          const target = returnTo?.();
          if (!target) return;
          event.preventDefault();
          target.focus({ preventScroll: true });
        }}
      >
        {file && (
          <>
            {!isShown && (
              <MenuItem icon={<FileCode2 aria-hidden="true" />} onSelect={() => onGo({ path })}>
                Open
              </MenuItem>
            )}
            <MenuItem
              icon={file.pinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
              onSelect={() => pin(path, !file.pinned)}
            >
              {file.pinned ? "Unpin" : "Pin: sent with every question"}
            </MenuItem>
            {file.conflicts.length > 0 && (
              <MenuItem icon={<GitFork aria-hidden="true" />} onSelect={() => onGo({ path, tab: "chats" })}>
                Compare the chats
              </MenuItem>
            )}
            <MenuSeparator />
          </>
        )}
        <MenuItem icon={<Copy aria-hidden="true" />} onSelect={() => void copyAndSay(path, "The path is copied")}>
          Copy path
        </MenuItem>
        {file ? (
          <>
            <MenuItem
              icon={<Link2 aria-hidden="true" />}
              onSelect={() => void copyAndSay(projectLinkTo(project.id, { path }), "The link is copied")}
            >
              Copy link
            </MenuItem>
            <MenuItem asChild>
              <a href={file.url} download={splitPath(path).name}>
                <Download aria-hidden="true" />
                Download
              </a>
            </MenuItem>
          </>
        ) : (
          <MenuItem asChild>
            <a href={archive} download>
              <FolderDown aria-hidden="true" />
              Download the folder
            </a>
          </MenuItem>
        )}
      </MenuContent>
    </Menu>
  );
}
