import { t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { removeWithUndo } from "../../components/remove-with-undo.ts";
import { toast } from "../../components/toast.tsx";
import { refreshBranch } from "../../lib/branches.ts";
import { type MessagePages, withoutFrom } from "../../lib/message-pages.ts";
import { errorText, keyOf, queryClient, trpc, trpcClient, utils } from "../../lib/trpc.ts";

/** Moves a message and all that follows it to the trash: they leave the thread at once. Undo brings them back. */
export async function trashFrom({ id, chat_conversation_id: chat_id }: ChatMessage) {
  const message = { chat_id, message_id: id };
  const queryKey = keyOf(trpc.message.list, { chat_id }, "infinite");
  await queryClient.cancelQueries({ queryKey });
  const lists = queryClient.getQueriesData<MessagePages<unknown>>({ queryKey });
  const report = (error: unknown) => {
    toast.error(errorText(error));
    throw error;
  };
  document.querySelector<HTMLElement>("[role=log]")?.focus({ preventScroll: true });
  await removeWithUndo({
    text: t`Deleted the message and what followed it`,
    hide: () =>
      queryClient.setQueriesData<MessagePages<unknown>>({ queryKey }, (data) => data && withoutFrom(data, id)),
    show: () => {
      for (const [key, data] of lists) queryClient.setQueryData(key, data);
    },
    remove: () => trpcClient.message.delete.mutate(message).catch(report),
    restore: () => trpcClient.message.restore.mutate(message).catch(report),
    settle: () => {
      void refreshBranch(chat_id);
      void utils.trash.invalidate();
    },
  });
}
