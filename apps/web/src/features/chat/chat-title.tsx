import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { useRef } from "react";
import { RenameField } from "../../components/rename-field.tsx";
import { useUpdateChat } from "./use-update-chat.ts";

export interface ChatTitleProps {
  chat: Chat;
  renaming: boolean;
  setRenaming: (renaming: boolean) => void;
}

/** The name of the open chat; a click edits it. */
export function ChatTitle({ chat, renaming, setRenaming }: ChatTitleProps) {
  const update = useUpdateChat();
  const button = useRef<HTMLButtonElement>(null);
  if (renaming) {
    return (
      <RenameField
        name={chat.name}
        label={t`Name of the chat`}
        className="h-8 max-w-xl font-medium text-[15px]"
        onDone={(name) => {
          setRenaming(false);
          if (name) update.mutate({ chat_id: chat.id, name });
          setTimeout(() => button.current?.focus());
        }}
      />
    );
  }
  return (
    <h1 className="flex min-w-0">
      <button
        ref={button}
        type="button"
        dir="auto"
        title={t`Rename`}
        onClick={() => setRenaming(true)}
        className="h-8 min-w-0 truncate rounded-md px-2 font-medium text-[15px] hover:bg-hover coarse:h-11"
      >
        {chat.name}
      </button>
    </h1>
  );
}
