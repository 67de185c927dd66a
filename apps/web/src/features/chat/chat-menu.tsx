import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import {
  Archive,
  ArchiveRestore,
  Download,
  FolderInput,
  LayoutTemplate,
  PenLine,
  Pin,
  PinOff,
  Share2,
  SlidersHorizontal,
  SquareCheck,
  Tag,
  Trash2,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../../components/dropdown-menu.tsx";
import { soon } from "../../components/soon.tsx";
import { useAfterMenu } from "../../components/use-after-menu.ts";
import { MoveChatMenu } from "./move-chat-menu.tsx";
import { useArchiveChat } from "./use-archive-chat.ts";
import { useDeleteChat } from "./use-delete-chat.ts";
import { useUpdateChat } from "./use-update-chat.ts";

const TagsDialog = soon(() => import("./tags-dialog.tsx").then(({ TagsDialog }) => TagsDialog));

export interface ChatMenuProps {
  chat: Chat;
  onRename: () => void;
  onShare: () => void;
  onSettings?: () => void;
  /** Begins to choose many. */
  onSelect?: () => void;
  /** Keeps its files for other chats. */
  onSaveTemplate?: () => void;
  /** The button that opens the menu. */
  children: ReactNode;
}

/** What can be done with a chat. */
export function ChatMenu({ chat, onRename, onShare, onSettings, onSelect, onSaveTemplate, children }: ChatMenuProps) {
  const deleteChat = useDeleteChat();
  const archiveChat = useArchiveChat();
  const update = useUpdateChat();
  const [tagging, setTagging] = useState(false);
  const { choose, onCloseAutoFocus } = useAfterMenu(onRename, onSelect);
  return (
    <>
      <Menu modal={false}>
        <MenuTrigger asChild>{children}</MenuTrigger>
        <MenuContent onCloseAutoFocus={onCloseAutoFocus}>
          <MenuItem icon={<PenLine aria-hidden="true" />} onSelect={choose(onRename)}>
            {t`Rename`}
          </MenuItem>
          {onSelect && (
            <MenuItem icon={<SquareCheck aria-hidden="true" />} onSelect={choose(onSelect)}>
              {t`Select`}
            </MenuItem>
          )}
          <MenuItem
            icon={chat.pinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
            onSelect={choose(() => update.mutate({ chat_id: chat.id, pinned: !chat.pinned }))}
          >
            {chat.pinned ? t`Unpin` : t`Pin`}
          </MenuItem>
          <MenuItem icon={<Tag aria-hidden="true" />} onSelect={choose(() => setTagging(true))}>
            {t`Tags`}
          </MenuItem>
          {onSettings && (
            <MenuItem icon={<SlidersHorizontal aria-hidden="true" />} onSelect={choose(onSettings)}>
              {t`Settings`}
            </MenuItem>
          )}
          <MoveChatMenu chat={chat} icon={<FolderInput aria-hidden="true" />} />
          <MenuItem icon={<Share2 aria-hidden="true" />} onSelect={choose(onShare)}>
            {t`Share`}
          </MenuItem>
          <MenuItem asChild>
            <a href={`/api/users/${chat.neptun_user_id}/chats/${chat.id}/archive.zip`} download>
              <Download aria-hidden="true" />
              {t`Download all files`}
            </a>
          </MenuItem>
          {onSaveTemplate && (
            <MenuItem icon={<LayoutTemplate aria-hidden="true" />} onSelect={choose(onSaveTemplate)}>
              {t`Save files as template`}
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem
            icon={chat.archived ? <ArchiveRestore aria-hidden="true" /> : <Archive aria-hidden="true" />}
            onSelect={choose(() => archiveChat(chat, !chat.archived))}
          >
            {chat.archived ? t`Unarchive` : t`Archive`}
          </MenuItem>
          <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={choose(() => deleteChat(chat))}>
            {t`Delete`}
          </MenuItem>
        </MenuContent>
      </Menu>
      {tagging && <TagsDialog chats={[chat]} onClose={() => setTagging(false)} />}
    </>
  );
}
