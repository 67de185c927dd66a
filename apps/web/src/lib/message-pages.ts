import type { ChatMessage } from "@neptun/api/message/schema";
import type { InfiniteData } from "@tanstack/react-query";

export interface MessagesPage {
  chatMessages: ChatMessage[];
  next: number | null;
}
/** The newest page first; the messages of each page in order. */
export type MessagePages<Cursor> = InfiniteData<MessagesPage, Cursor>;

/** All loaded messages in order. */
export const toMessages = (data: { pages: MessagesPage[] } | undefined): ChatMessage[] =>
  data?.pages.toReversed().flatMap((page) => page.chatMessages) ?? [];

/** Puts messages in the place of those with their ids, and new ones at the end. Pages that do not change stay the same. */
export function withMessages<Cursor>(data: MessagePages<Cursor>, chatMessages: ChatMessage[]): MessagePages<Cursor> {
  const fresh = new Map(chatMessages.map((message) => [message.id, message]));
  const pages = data.pages.map((page) => {
    if (!page.chatMessages.some(({ id }) => fresh.has(id))) return page;
    const next = page.chatMessages.map((message) => {
      const changed = fresh.get(message.id);
      fresh.delete(message.id);
      return changed ?? message;
    });
    return { ...page, chatMessages: next };
  });
  const [newest, ...older] = pages;
  if (!newest || fresh.size === 0) return { ...data, pages };
  return { ...data, pages: [{ ...newest, chatMessages: [...newest.chatMessages, ...fresh.values()] }, ...older] };
}

/** Takes one message out. */
export function withoutMessage<Cursor>(data: MessagePages<Cursor>, id: number): MessagePages<Cursor> {
  const pages = data.pages.map((page) =>
    page.chatMessages.some((message) => message.id === id)
      ? { ...page, chatMessages: page.chatMessages.filter((message) => message.id !== id) }
      : page,
  );
  return { ...data, pages };
}
