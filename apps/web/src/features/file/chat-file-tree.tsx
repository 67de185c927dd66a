import { t } from "@lingui/core/macro";
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { FileTree, type TreeNode } from "../../components/file-tree.tsx";
import { fileDraftKey, useHasDraft } from "../../lib/text-drafts.ts";
import { archiveLink } from "./archive-link.ts";
import { FileMenu } from "./file-menu.tsx";
import type { FilePlace } from "./file-place.ts";
import type { FileGroup } from "./file-versions.ts";
import { ConflictBadge, DraftBadge, PinnedBadge, VersionsBadge } from "./path-badges.tsx";
import { PathMenu } from "./path-menu.tsx";
import { PathRow } from "./path-row.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import { useDeleteFile } from "./use-delete-file.ts";
import { type ProjectPaths, useProjectPaths } from "./use-project-files.ts";

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
  const [menuOf, setMenuOf] = useState<string>();
  const { chat_conversation_id: chatId, neptun_user_id: userId } = groups[0]!.newest;
  const project = useProjectPaths(chatId);
  const [renamed, setRenamed] = useState<FileGroup>();
  const deleteFile = useDeleteFile();
  const root = useRef<HTMLDivElement>(null);
  const left = groups.find(({ newest }) => newest.lineage_id === leftId)?.title;
  useFocusedRow(root, left);
  const takeKey = (event: KeyboardEvent, node: TreeNode<FileItem>) => {
    const { key, shiftKey } = event;
    const file = node.kind === "file" ? node.item.group : undefined;
    if (key === "ContextMenu" || (key === "F10" && shiftKey)) setMenuOf(keyOf(node));
    else if (key === "F2" && file) setRenamed(file);
    else if (key === "Delete" && file) void deleteFile(file.newest);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={root} className="min-h-0 flex-1 pt-1.5">
      <FileTree
        label={t`Files of this chat`}
        items={items}
        startsOpen
        selectedPath={left}
        onOpen={({ group }) => onGo({ fileId: group.newest.id })}
        onRowKeyDown={takeKey}
        renderRow={(node) => (
          <PathRow
            node={node}
            language={node.kind === "file" ? node.item.group.newest.language : undefined}
            badges={node.kind === "file" && <Badges group={node.item.group} project={project} />}
            isMenuOpen={menuOf === keyOf(node)}
            onMenuChange={(open) => setMenuOf(open ? keyOf(node) : undefined)}
            menu={(state) => {
              const { kind, path } = node;
              if (kind === "folder") {
                const download = archiveLink({ kind: "chat", id: chatId, userId }, { path });
                return <PathMenu {...{ kind, path, download }} kept={{ chat_id: chatId, path }} {...state} />;
              }
              const { newest } = node.item.group;
              return (
                <FileMenu
                  file={newest}
                  project={project}
                  onOpen={() => onGo({ fileId: newest.id })}
                  onCompare={() => onGo({ fileId: newest.id, tab: "chats" })}
                  {...state}
                />
              );
            }}
          />
        )}
      />
      {renamed && <RenameDialog file={renamed.newest} onClose={() => setRenamed(undefined)} />}
    </div>
  );
}

const keyOf = (node: TreeNode<FileItem>) =>
  node.kind === "folder" ? `folder ${node.path}` : `file ${node.item.group.newest.lineage_id}`;

function Badges({ group: { newest, version_count }, project }: { group: FileGroup; project: ProjectPaths }) {
  const hasDraft = useHasDraft(fileDraftKey(newest.lineage_id));
  const there = project.at(newest);
  return (
    <>
      {hasDraft && <DraftBadge />}
      {there?.pinned && <PinnedBadge />}
      {there && there.others.length > 0 && <ConflictBadge texts={there.others.length + 1} />}
      {version_count > 1 && <VersionsBadge count={version_count} />}
    </>
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
