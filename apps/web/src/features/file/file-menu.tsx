import type { ChatFile } from "@neptun/api/file/schema";
import { useState } from "react";
import { linkTo } from "./file-link.ts";
import { type MenuState, PathMenu } from "./path-menu.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import { useDeleteFile } from "./use-delete-file.ts";
import type { ProjectPaths } from "./use-project-files.ts";
import { useUpdateTree } from "./use-update-tree.ts";

export interface FileMenuProps extends MenuState {
  /** What is done is done to the file; links and downloads are of this version. */
  file: ChatFile;
  project: ProjectPaths;
  onOpen?: (() => void) | undefined;
  onCompare: () => void;
  onRenamed?: ((file: ChatFile) => void) | undefined;
  onDeleted?: (() => void) | undefined;
}

/** What can be done with a file of a chat from wherever it is shown. */
export function FileMenu({ file, project, onCompare, onRenamed, onDeleted, ...menu }: FileMenuProps) {
  const [isRenaming, setRenaming] = useState(false);
  const deleteFile = useDeleteFile(onDeleted);
  const { pin } = useUpdateTree();
  const { title, id, chat_conversation_id, url } = file;
  const { id: projectId, at } = project;
  const there = at(file);
  return (
    <>
      <PathMenu
        kind="file"
        path={title}
        download={url}
        kept={{ file_ids: [id] }}
        shared={{ file_id: id }}
        link={linkTo(chat_conversation_id, { fileId: id })}
        pin={
          projectId !== undefined && there
            ? { isPinned: there.pinned, set: (isPinned) => pin(projectId, title, isPinned) }
            : undefined
        }
        onCompare={there && there.others.length > 0 ? onCompare : undefined}
        onRename={() => setRenaming(true)}
        onDelete={() => void deleteFile(file)}
        {...menu}
      />
      {isRenaming && <RenameDialog file={file} onRenamed={onRenamed} onClose={() => setRenaming(false)} />}
    </>
  );
}
