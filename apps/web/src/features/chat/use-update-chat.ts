import { toast } from "../../components/toast.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { holdChats, patchChat, refreshProjects, storeChat } from "./chat-cache.ts";

/** Renames a chat, moves it or changes its model; shown at once. */
export function useUpdateChat() {
  const utils = trpc.useUtils();
  return trpc.chat.update.useMutation({
    onMutate: async ({ chat_id, ...change }) => {
      const restore = await holdChats();
      const chat = utils.chat.get.getData({ chat_id });
      patchChat(chat_id, change);
      return () => {
        restore();
        utils.chat.get.setData({ chat_id }, chat);
      };
    },
    onError: (error, _input, restore) => {
      restore?.();
      toast.error(errorText(error));
    },
    onSuccess: ({ chat }, input) => {
      storeChat(chat);
      if (input.project_id !== undefined) refreshProjects();
    },
  });
}
