import { t } from "@lingui/core/macro";
import {
  Copy,
  Download,
  FileCode2,
  FolderDown,
  GitFork,
  LayoutTemplate,
  Link2,
  PencilLine,
  Pin,
  PinOff,
  Share2,
  Trash2,
} from "lucide-react";
import type { ReactNode } from "react";
import { copyAndSay } from "../../components/copy-and-say.ts";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../../components/dropdown-menu.tsx";
import { type KeptFiles, keepFiles } from "../../lib/kept-files.ts";
import { type SharedThing, shareThing } from "../../lib/sharing.ts";
import { splitPath } from "./file-versions.ts";

/** How a menu is opened, and where it leads back to. */
export interface MenuState {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Where the focus goes when the menu closes; its button, without it. */
  returnTo?: () => HTMLElement | null | undefined;
  /** The button. */
  children: ReactNode;
}

export interface PathMenuProps extends MenuState {
  kind: "file" | "folder";
  path: string;
  /** Where it comes from: a file as it is, a folder as an archive. */
  download: string;
  /** What is kept as a template. */
  kept: KeptFiles;
  /** The version that can be shared. */
  shared?: SharedThing;
  /** The address of it. */
  link?: string | undefined;
  onOpen?: (() => void) | undefined;
  pin?: { isPinned: boolean; set(isPinned: boolean): void } | undefined;
  /** Other chats have another text there. */
  onCompare?: (() => void) | undefined;
  onRename?: (() => void) | undefined;
  onDelete?: (() => void) | undefined;
}

/** What can be done with a file or a folder, of a chat or a project, from wherever it is shown. */
export function PathMenu(props: PathMenuProps) {
  const { kind, path, download, kept, shared, link, onOpen, pin, onCompare, onRename, onDelete, ...state } = props;
  const { returnTo, children, ...menu } = state;
  const { name } = splitPath(path);
  const hasMore = onOpen || pin || onCompare || onRename;
  return (
    <Menu {...menu}>
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
        {onOpen && (
          <MenuItem icon={<FileCode2 aria-hidden="true" />} onSelect={onOpen}>
            {t`Open`}
          </MenuItem>
        )}
        {pin && (
          <MenuItem
            icon={pin.isPinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
            onSelect={() => pin.set(!pin.isPinned)}
          >
            {pin.isPinned ? t`Unpin` : t`Pin: sent with every question`}
          </MenuItem>
        )}
        {onCompare && (
          <MenuItem icon={<GitFork aria-hidden="true" />} onSelect={onCompare}>
            {t`Compare the chats`}
          </MenuItem>
        )}
        {onRename && (
          <MenuItem icon={<PencilLine aria-hidden="true" />} onSelect={onRename}>
            {t`Rename or move`}
          </MenuItem>
        )}
        {hasMore && <MenuSeparator />}
        <MenuItem icon={<Copy aria-hidden="true" />} onSelect={() => void copyAndSay(path, t`The path is copied`)}>
          {t`Copy path`}
        </MenuItem>
        {link !== undefined && (
          <MenuItem icon={<Link2 aria-hidden="true" />} onSelect={() => void copyAndSay(link, t`The link is copied`)}>
            {t`Copy link`}
          </MenuItem>
        )}
        <MenuItem asChild>
          <a href={download} download={kind === "file" ? name : true}>
            {kind === "file" ? <Download aria-hidden="true" /> : <FolderDown aria-hidden="true" />}
            {kind === "file" ? t`Download` : t`Download the folder`}
          </a>
        </MenuItem>
        {shared && (
          <MenuItem icon={<Share2 aria-hidden="true" />} onSelect={() => setTimeout(() => shareThing(shared, name))}>
            {t`Share this version`}
          </MenuItem>
        )}
        <MenuItem
          icon={<LayoutTemplate aria-hidden="true" />}
          // After the focus is back on the row, so that the dialog finds it there.
          onSelect={() => setTimeout(() => keepFiles(kept, name))}
        >
          {t`Save as template`}
        </MenuItem>
        {onDelete && (
          <>
            <MenuSeparator />
            <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={onDelete}>
              {t`Delete`}
            </MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  );
}
