import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { FileTree, type FolderNode, type TreeNode } from "../../components/file-tree.tsx";
import { keepFiles } from "../../lib/kept-files.ts";
import type { FilePlace } from "./file-place.ts";
import { FileRow } from "./file-row.tsx";
import type { FileGroup } from "./file-versions.ts";
import { FolderRow } from "./folder-row.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import { useDeleteFile } from "./use-delete-file.ts";

export interface ChatFileTreeProps {
  groups: readonly FileGroup[];
  onGo: (place: FilePlace) => void;
  /** The file that was open before; it gets the focus. */
  leftId?: number | undefined;
}

export interface FileItem {
  path: string;
  size: number;
  group: FileGroup;
}

/** The files of a chat in their folders, with a menu and keys for each. */
export function ChatFileTree({ groups, onGo, leftId }: ChatFileTreeProps) {
  const items = useMemo(
    () => groups.map((group): FileItem => ({ path: group.title, size: group.newest.size, group })),
    [groups],
  );
  const [menuOf, setMenuOf] = useState<number>();
  const [renamed, setRenamed] = useState<FileGroup>();
  const deleteFile = useDeleteFile();
  const root = useRef<HTMLDivElement>(null);
  const left = groups.find(({ newest }) => newest.lineage_id === leftId)?.title;
  useFocusedRow(root, left);
  const keep = ({ path, name }: FolderNode<FileItem>) => {
    const [first] = groups;
    if (first) keepFiles({ chat_id: first.newest.chat_conversation_id, path }, name);
  };
  const takeKey = (event: KeyboardEvent, node: TreeNode<FileItem>) => {
    const { key, shiftKey } = event;
    const asksForMenu = key === "ContextMenu" || (key === "F10" && shiftKey);
    if (node.kind !== "file") {
      if (!asksForMenu) return;
      event.preventDefault();
      keep(node);
      return;
    }
    const { group } = node.item;
    if (key === "F2") setRenamed(group);
    else if (key === "Delete") void deleteFile(group.newest);
    else if (asksForMenu) setMenuOf(group.newest.lineage_id);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={root} className="min-h-0 flex-1 pt-1.5">
      <FileTree
        label="Files of this chat"
        items={items}
        startsOpen
        selectedPath={left}
        onOpen={({ group }) => onGo({ fileId: group.newest.id })}
        onRowKeyDown={takeKey}
        renderRow={(node) =>
          node.kind === "folder" ? (
            <FolderRow node={node} onKeep={() => keep(node)} />
          ) : (
            <FileRow
              name={node.name}
              group={node.item.group}
              isMenuOpen={menuOf === node.item.group.newest.lineage_id}
              onMenuChange={(open) => setMenuOf(open ? node.item.group.newest.lineage_id : undefined)}
              onOpen={() => onGo({ fileId: node.item.group.newest.id })}
            />
          )
        }
      />
      {renamed && <RenameDialog file={renamed.newest} onClose={() => setRenamed(undefined)} />}
    </div>
  );
}

const FRAMES = 60;

/** Gives the focus to the row of a file once, as soon as the tree has it on the page. */
function useFocusedRow(root: RefObject<HTMLElement | null>, path: string | undefined) {
  useEffect(() => {
    if (path === undefined) return;
    let frame = 0;
    const look = (tries: number) => {
      const row = root.current?.querySelector<HTMLElement>("[role=treeitem][aria-selected=true]");
      row?.focus({ preventScroll: true });
      if (tries > 0 && (!row || row !== document.activeElement)) frame = requestAnimationFrame(() => look(tries - 1));
    };
    look(FRAMES);
    return () => cancelAnimationFrame(frame);
  }, []);
}
