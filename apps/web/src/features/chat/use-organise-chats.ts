import type { Chat } from "@neptun/api/chat/schema";
import { removeWithUndo } from "../../components/remove-with-undo.ts";
import { toast } from "../../components/toast.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { holdChats, placeChats, refreshLists } from "./chat-cache.ts";

export type Place = Partial<Pick<Chat, "archived" | "project_id">>;

/** Archives chats or moves them: all of them or none. It is shown at once, and undo puts each back where it was. */
export function useOrganiseChats() {
  const onError = (error: unknown) => toast.error(errorText(error));
  const change = trpc.chat.updateMany.useMutation({ onError });
  const putBack = trpc.chat.updateEach.useMutation({ onError });
  return async (chats: readonly Chat[], place: Place, text: string) => {
    await holdChats();
    const before = chats.map(({ id, archived, project_id }) => ({
      id,
      ...(place.archived !== undefined && { archived }),
      ...(place.project_id !== undefined && { project_id }),
    }));
    await removeWithUndo({
      text,
      hide: () => placeChats(chats.map((chat) => ({ ...chat, ...place }))),
      show: () => placeChats(chats),
      remove: () => change.mutateAsync({ chat_ids: chats.map(({ id }) => id), ...place }),
      restore: () => putBack.mutateAsync({ chats: before }),
      settle: refreshLists,
    });
  };
}
