import type { ChatMessage } from "@neptun/api/message/schema";
import { withMessages, withoutFrom } from "./message-pages.ts";
import { messagesPage } from "./pages.ts";
import { trpcClient, utils } from "./trpc.ts";

const refreshReading = (chat_id: number) => [
  utils.message.outline.invalidate({ chat_id }),
  utils.message.find.invalidate({ chat_id }),
];

/** Another branch of the chat is shown: its messages, outline, branches and files are asked for again. */
export const refreshBranch = (chat_id: number) =>
  Promise.all([
    utils.message.list.invalidate({ chat_id }),
    ...refreshReading(chat_id),
    utils.branch.forks.invalidate({ chat_id }),
    utils.branch.list.invalidate({ chat_id }),
    utils.file.invalidate(),
  ]);

/** Shows the branch that the message is in. Rejects where the message is in none. */
export async function openBranch(chat_id: number, message_id: number) {
  await trpcClient.branch.open.mutate({ chat_id, message_id });
  await refreshBranch(chat_id);
}

const listeners = new Map<number, () => void>();

/** Tells who shows the chat that a branch was begun in it. */
export function onBegun(chatId: number, listener: () => void) {
  listeners.set(chatId, listener);
  return () => {
    if (listeners.get(chatId) === listener) listeners.delete(chatId);
  };
}

/** A branch was begun in the place of a message: what is new stands there, and nothing of what followed. */
export function showBegun(chat_id: number, insteadOf: number, chatMessages: ChatMessage[]) {
  // What was loaded around a message is of another branch now; the newest messages are put right below.
  void utils.message.list.invalidate({ chat_id }, { refetchType: "none" });
  utils.message.list.setInfiniteData(
    messagesPage(chat_id),
    (data) => data && withMessages(withoutFrom(data, insteadOf), chatMessages),
  );
  void refreshReading(chat_id);
  void utils.branch.invalidate();
  void utils.file.invalidate();
  listeners.get(chat_id)?.();
}
