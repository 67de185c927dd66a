import type { Chat } from "@neptun/api/chat/schema";
import { useState } from "react";
import { errorText, trpc } from "../../lib/trpc.ts";
import { placeChats, refreshLists } from "./chat-cache.ts";

/** Gives tags to chats, all of them or none, and takes them away. */
export function useTagChats(chats: readonly Chat[]) {
  const [tagged, setTagged] = useState(chats);
  const change = trpc.chat.updateMany.useMutation();
  const tag = async (name: string, on: boolean) => {
    const chat_ids = chats.map(({ id }) => id);
    try {
      const answer = await change.mutateAsync({ chat_ids, [on ? "add_tags" : "remove_tags"]: [name] });
      setTagged(answer.chats);
      placeChats(answer.chats);
      refreshLists();
      return true;
    } catch {
      return false; // the error is shown
    }
  };
  return { tagged, tag, error: change.error && errorText(change.error), isBusy: change.isPending };
}
