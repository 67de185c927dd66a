import type { ChatMessage } from "@neptun/api/message/schema";
import { toMessages } from "../../lib/message-pages.ts";
import { messagesPage } from "../../lib/pages.ts";
import { trpcClient, utils } from "../../lib/trpc.ts";

/** The most that the server gives at once. */
const MANY = 1_000;

/** Loads the thread of a chat back to a message, unless it is there already; false if it is not in the chat. */
export async function loadBackTo(chat_id: number, id: number): Promise<boolean> {
  const page = messagesPage(chat_id);
  const known = () => utils.message.list.getInfiniteData(page);
  const isThere = () => toMessages(known()).some((message) => message.id === id);
  if (isThere()) return true;
  const { chatMessages } = await trpcClient.message.list.query({ chat_id, before: id + 1, limit: 1, from: "newest" });
  if (chatMessages[0]?.id !== id) return false;
  while (!isThere()) {
    const before = known()?.pages.at(-1)?.next;
    if (before == null) return false;
    const { chatMessages, next } = await trpcClient.message.list.query({ chat_id, before, limit: MANY });
    const pages = toPages(chatMessages, page.limit, next);
    utils.message.list.setInfiniteData(page, (data) => {
      // Someone else may have loaded some meanwhile.
      if (!data || data.pages.at(-1)?.next !== before) return data;
      const cursors = [before, ...pages.map((one) => one.next)].slice(0, pages.length);
      return { pages: [...data.pages, ...pages], pageParams: [...data.pageParams, ...cursors] };
    });
  }
  return true;
}

/** Messages in order as pages of a size, the newest first, as if they had been loaded one by one. */
export function toPages(messages: readonly ChatMessage[], size: number, next: number | null) {
  const pages: { chatMessages: ChatMessage[]; next: number | null }[] = [];
  for (let end = messages.length; end > 0; end -= size) {
    const start = Math.max(0, end - size);
    pages.push({ chatMessages: messages.slice(start, end), next: start === 0 ? next : messages[start]!.id });
  }
  return pages;
}
