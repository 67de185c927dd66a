import { plural } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { useRouter } from "@tanstack/react-router";
import { removeWithUndo } from "../../components/remove-with-undo.ts";
import { toast } from "../../components/toast.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { dropChat, forgetChat, holdChats, putChat, refreshLists } from "./chat-cache.ts";

/** Moves chats to the trash, all of them or none, as `useDeleteChat` does with one. */
export function useDeleteChats() {
  const router = useRouter();
  const utils = trpc.useUtils();
  const onError = (error: unknown) => toast.error(errorText(error));
  const removal = trpc.chat.deleteMany.useMutation({ onError });
  const restoration = trpc.chat.restoreMany.useMutation({ onError });
  return async (chats: readonly Chat[]) => {
    const { pathname, href } = router.state.location;
    const count = chats.length;
    const isOpen = chats.some(({ id }) => pathname === `/chats/${id}`);
    const chat_ids = chats.map(({ id }) => id);
    await holdChats();
    await removeWithUndo({
      text: plural(count, { one: "# chat is deleted", other: "# chats are deleted" }),
      hide: () => chat_ids.forEach(dropChat),
      show: () => chats.forEach(putChat),
      comeBack: () => isOpen && router.history.push(href),
      remove: () => {
        if (isOpen) void router.navigate({ to: "/" });
        return removal.mutateAsync({ chat_ids });
      },
      restore: () => restoration.mutateAsync({ chat_ids }),
      forget: () => chat_ids.forEach(forgetChat),
      settle: () => {
        refreshLists();
        void utils.trash.invalidate();
      },
    });
  };
}
