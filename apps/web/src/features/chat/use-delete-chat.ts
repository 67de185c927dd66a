import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { useRouter } from "@tanstack/react-router";
import { removeWithUndo } from "../../components/remove-with-undo.ts";
import { toast } from "../../components/toast.tsx";
import { isolated } from "../../lib/isolated.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { dropChat, forgetChat, holdChats, putChat, refreshProjects } from "./chat-cache.ts";

/** Moves a chat to the trash: it leaves the lists at once, and its page too if that is open. Undo brings all that back. */
export function useDeleteChat() {
  const router = useRouter();
  const utils = trpc.useUtils();
  const onError = (error: unknown) => toast.error(errorText(error));
  const removal = trpc.chat.delete.useMutation({ onError });
  const restoration = trpc.chat.restore.useMutation({ onError });

  return async (chat: Chat) => {
    const { pathname, href } = router.state.location;
    const isOpen = pathname === `/chats/${chat.id}`;
    const chat_id = chat.id;
    await holdChats();
    await removeWithUndo({
      text: t`Deleted “${isolated(chat.name)}”`,
      hide: () => dropChat(chat_id),
      show: () => putChat(chat),
      comeBack: () => isOpen && router.history.push(href),
      remove: () => {
        if (isOpen) void router.navigate({ to: "/" });
        return removal.mutateAsync({ chat_id });
      },
      restore: () => restoration.mutateAsync({ chat_id }),
      forget: () => forgetChat(chat_id),
      settle: () => {
        refreshProjects();
        void utils.trash.invalidate();
      },
    });
  };
}
