import type { ChatFile } from "@neptun/api/file/schema";
import { Copy, Download, FileCode2, LayoutTemplate, Link2, PencilLine, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../../components/dropdown-menu.tsx";
import { keepFiles } from "../../lib/kept-files.ts";
import { copyAndSay } from "./copy-and-say.ts";
import { linkTo } from "./file-link.ts";
import { splitPath } from "./file-versions.ts";
import { RenameDialog } from "./rename-dialog.tsx";
import { useDeleteFile } from "./use-delete-file.ts";

export interface FileMenuProps {
  /** What is done is done to the file; links and downloads are of this version. */
  file: ChatFile;
  onOpen?: (() => void) | undefined;
  onRenamed?: ((file: ChatFile) => void) | undefined;
  onDeleted?: (() => void) | undefined;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Where the focus goes when the menu closes; its button, without it. */
  returnTo?: () => HTMLElement | null | undefined;
  /** The button. */
  children: ReactNode;
}

/** What can be done with a file from wherever it is shown. */
export function FileMenu({ file, onOpen, onRenamed, onDeleted, returnTo, children, ...state }: FileMenuProps) {
  const [isRenaming, setRenaming] = useState(false);
  const deleteFile = useDeleteFile(onDeleted);
  const { title, id, chat_conversation_id, url } = file;
  return (
    <>
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
          {onOpen && (
            <MenuItem icon={<FileCode2 aria-hidden="true" />} onSelect={onOpen}>
              Open
            </MenuItem>
          )}
          <MenuItem icon={<PencilLine aria-hidden="true" />} onSelect={() => setRenaming(true)}>
            Rename or move
          </MenuItem>
          <MenuItem icon={<Copy aria-hidden="true" />} onSelect={() => void copyAndSay(title, "The path is copied")}>
            Copy path
          </MenuItem>
          <MenuItem
            icon={<Link2 aria-hidden="true" />}
            onSelect={() => void copyAndSay(linkTo(chat_conversation_id, { fileId: id }), "The link is copied")}
          >
            Copy link
          </MenuItem>
          <MenuItem asChild>
            <a href={url} download={splitPath(title).name}>
              <Download aria-hidden="true" />
              Download
            </a>
          </MenuItem>
          <MenuItem
            icon={<LayoutTemplate aria-hidden="true" />}
            // After the focus is back on the row, so that the dialog finds it there.
            onSelect={() => setTimeout(() => keepFiles({ file_ids: [id] }, splitPath(title).name))}
          >
            Save as template
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => void deleteFile(file)}>
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      {isRenaming && <RenameDialog file={file} onRenamed={onRenamed} onClose={() => setRenaming(false)} />}
    </>
  );
}
