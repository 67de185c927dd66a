import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { Download, FolderInput, LayoutTemplate, PenLine, Share2, Trash2 } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../../components/dropdown-menu.tsx";
import { MoveChatMenu } from "./move-chat-menu.tsx";
import { useDeleteChat } from "./use-delete-chat.ts";

export interface ChatMenuProps {
  chat: Chat;
  onRename: () => void;
  onShare: () => void;
  /** Keeps its files for other chats. */
  onSaveTemplate?: () => void;
  /** The button that opens the menu. */
  children: ReactNode;
}

/** What can be done with a chat. */
export function ChatMenu({ chat, onRename, onShare, onSaveTemplate, children }: ChatMenuProps) {
  const deleteChat = useDeleteChat();
  // Runs once the focus is back on the button, so that what follows finds it there.
  const next = useRef<() => void>(undefined);
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>{children}</MenuTrigger>
      <MenuContent
        onCloseAutoFocus={(event) => {
          const action = next.current;
          next.current = undefined;
          if (action === onRename) event.preventDefault();
          if (action) setTimeout(action);
        }}
      >
        <MenuItem
          icon={<PenLine aria-hidden="true" />}
          onSelect={() => {
            next.current = onRename;
          }}
        >
          {t`Rename`}
        </MenuItem>
        <MoveChatMenu chat={chat} icon={<FolderInput aria-hidden="true" />} />
        <MenuItem
          icon={<Share2 aria-hidden="true" />}
          onSelect={() => {
            next.current = onShare;
          }}
        >
          {t`Share`}
        </MenuItem>
        <MenuItem asChild>
          <a href={`/api/users/${chat.neptun_user_id}/chats/${chat.id}/archive.zip`} download>
            <Download aria-hidden="true" />
            {t`Download all files`}
          </a>
        </MenuItem>
        {onSaveTemplate && (
          <MenuItem
            icon={<LayoutTemplate aria-hidden="true" />}
            onSelect={() => {
              next.current = onSaveTemplate;
            }}
          >
            {t`Save files as template`}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem
          danger
          icon={<Trash2 aria-hidden="true" />}
          onSelect={() => {
            next.current = () => deleteChat(chat);
          }}
        >
          {t`Delete`}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
