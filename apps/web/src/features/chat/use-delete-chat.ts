import { useNavigate, useRouterState } from "@tanstack/react-router";
import { toast } from "../../components/toast.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { dropChat, forgetChat, holdChats, refreshProjects } from "./chat-cache.ts";

/** Deletes a chat; it leaves the lists at once, and its page too if that is open. */
export function useDeleteChat() {
  const navigate = useNavigate();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  return trpc.chat.delete.useMutation({
    onMutate: async ({ chat_id }) => {
      const restore = await holdChats();
      dropChat(chat_id);
      if (pathname === `/chats/${chat_id}`) await navigate({ to: "/" });
      return restore;
    },
    onError: (error, _input, restore) => {
      restore?.();
      toast.error(errorText(error));
    },
    onSuccess: (_answer, { chat_id }) => {
      forgetChat(chat_id);
      refreshProjects();
    },
  });
}
