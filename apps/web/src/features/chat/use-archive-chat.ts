import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { isolated } from "../../lib/isolated.ts";
import { useOrganiseChats } from "./use-organise-chats.ts";

/** Puts a chat into the archive or takes it out; its page stays open. */
export function useArchiveChat() {
  const organise = useOrganiseChats();
  return (chat: Chat, archived: boolean) => {
    const name = isolated(chat.name);
    return organise([chat], { archived }, archived ? t`Archived “${name}”` : t`“${name}” is back in the list`);
  };
}
