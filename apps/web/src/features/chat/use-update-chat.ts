import { toast } from "../../components/toast.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { holdChats, knownChat, patchChat, placeChats, refreshLists, refreshProjects, storeChat } from "./chat-cache.ts";

/** Renames a chat, pins it, moves it or changes its model; shown at once. */
export function useUpdateChat() {
  const utils = trpc.useUtils();
  return trpc.chat.update.useMutation({
    onMutate: async ({ chat_id, ...change }) => {
      const restore = await holdChats();
      const shown = utils.chat.get.getData({ chat_id });
      const chat = knownChat(chat_id);
      patchChat(chat_id, change);
      if (chat && change.pinned !== undefined) placeChats([{ ...chat, ...change }]);
      return () => {
        restore();
        utils.chat.get.setData({ chat_id }, shown);
      };
    },
    onError: (error, _input, restore) => {
      restore?.();
      toast.error(errorText(error));
    },
    onSuccess: ({ chat }, input) => {
      storeChat(chat);
      if (input.pinned !== undefined) refreshLists();
      if (input.project_id !== undefined) refreshProjects();
    },
  });
}
