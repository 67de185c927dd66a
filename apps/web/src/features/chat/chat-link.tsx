import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { Link } from "@tanstack/react-router";
import { Ellipsis, Share2 } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { RenameField } from "../../components/rename-field.tsx";
import { shareThing } from "../../lib/sharing.ts";
import { useChatMark } from "./chat-mark.tsx";
import { ChatMenu } from "./chat-menu.tsx";
import { startDrag } from "./drag-chats.ts";
import { SelectBox } from "./select-box.tsx";
import { toggleSelected, useSelection } from "./selection.ts";
import { useUpdateChat } from "./use-update-chat.ts";

export interface ChatLinkProps {
  chat: Chat;
  detail?: ReactNode;
  /** Chooses the chat, or all up to it; where many can be chosen together. */
  onSelect?: (isRange: boolean) => void;
}

/** A chat in a list: a link to it, and its menu on hover, on focus and always on touch. */
export function ChatLink({ chat, detail, onSelect }: ChatLinkProps) {
  const [renaming, setRenaming] = useState(false);
  const update = useUpdateChat();
  const mark = useChatMark(chat.id);
  const row = useRef<HTMLDivElement>(null);
  const selecting = useSelection(({ ids }) => onSelect !== undefined && ids !== undefined);
  const selected = useSelection(({ ids }) => ids?.has(chat.id) ?? false);
  const startSelecting = () => {
    if (!selected) toggleSelected(chat.id);
    setTimeout(() => row.current?.querySelector("input")?.focus({ preventScroll: true }));
  };
  const rename = (name: string | undefined) => {
    setRenaming(false);
    if (name) update.mutate({ chat_id: chat.id, name });
    setTimeout(() => row.current?.querySelector("a")?.focus({ preventScroll: true }));
  };
  if (renaming) {
    return (
      <div className="flex h-9 items-center coarse:h-11">
        <RenameField name={chat.name} label={t`Name of the chat`} onDone={rename} className="h-8 text-sm" />
      </div>
    );
  }
  return (
    <div ref={row} className="group relative">
      <Link
        to="/chats/$chatId"
        params={{ chatId: String(chat.id) }}
        title={chat.name}
        onDragStart={(event) => startDrag(event, chat.id)}
        aria-description={[mark.words, chat.shared && t`Shared`].filter(Boolean).join(", ") || undefined}
        data-selectable={onSelect !== undefined && !selecting}
        data-selecting={selecting || undefined}
        onClick={(event) => {
          if (!selecting || event.metaKey || event.ctrlKey) return;
          event.preventDefault();
          onSelect?.(event.shiftKey);
        }}
        className="flex h-9 items-center gap-3 rounded-md pe-2 ps-2.5 text-sm -outline-offset-2 group-focus-within:pe-9 group-hover:bg-hover group-hover:pe-9 data-[selectable=true]:group-focus-within:pe-16 data-[selectable=true]:group-hover:pe-16 data-selecting:pe-9 group-has-data-[state=open]:bg-hover group-has-data-[state=open]:pe-9 aria-[current=page]:bg-selected aria-[current=page]:font-medium coarse:h-11 coarse:pe-11"
      >
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {chat.name}
        </span>
        {chat.shared && <Share2 aria-hidden="true" className="size-3.5 shrink-0 text-muted-foreground" />}
        {mark.sign}
        {detail}
      </Link>
      {onSelect && <SelectBox chat={chat} selected={selected} selecting={selecting} onSelect={onSelect} />}
      {!selecting && (
        <ChatMenu
          chat={chat}
          onRename={() => setRenaming(true)}
          onShare={() => shareThing({ chat_id: chat.id }, chat.name)}
          onSelect={onSelect && startSelecting}
        >
          <Button
            variant="quiet"
            size="icon-sm"
            aria-label={t`Options for ${chat.name}`}
            title={t`Options`}
            className="absolute top-1 inset-e-1 opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 coarse:top-0 coarse:inset-e-0 coarse:opacity-100"
          >
            <Ellipsis aria-hidden="true" />
          </Button>
        </ChatMenu>
      )}
    </div>
  );
}
