import type { ChatMessage } from "@neptun/api/message/schema";
import type { InfiniteData } from "@tanstack/react-query";

export interface MessagesPage {
  chatMessages: ChatMessage[];
  next: number | null;
  older?: number | undefined;
  newer?: number | undefined;
}
/** The newest page first; the messages of each page in order. */
export type MessagePages<Cursor> = InfiniteData<MessagesPage, Cursor>;

/** How the pages of a chat go on: the next ones are older, the previous ones newer. */
export const bothWays = {
  getNextPageParam: ({ older }: MessagesPage) => (older === undefined ? undefined : { before: older }),
  getPreviousPageParam: ({ newer }: MessagesPage) => (newer === undefined ? undefined : { after: newer }),
};

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

/** Takes a message out, and all that follows it. */
export function withoutFrom<Cursor>(data: MessagePages<Cursor>, first: number): MessagePages<Cursor> {
  const pages = data.pages.map((page) => ({ ...page, chatMessages: page.chatMessages.filter(({ id }) => id < first) }));
  return { ...data, pages };
}

/** Puts what was loaded around a message before the newest pages; nothing while messages between the two are missing. */
export function joinPages<Cursor extends { before?: number | undefined }>(
  newest: MessagePages<Cursor | null>,
  around: MessagePages<Cursor | null>,
): MessagePages<Cursor | null> | undefined {
  const first = toMessages(newest)[0]?.id;
  const last = toMessages(around).at(-1)?.id;
  if (first === undefined || last === undefined || last < first) return undefined;
  const pages = [...newest.pages];
  const pageParams = [...newest.pageParams];
  for (const page of around.pages) {
    const chatMessages = page.chatMessages.filter(({ id }) => id < first);
    if (chatMessages.length === 0) continue;
    pageParams.push({ before: toMessages({ pages })[0]!.id } as Cursor);
    pages.push({ ...page, chatMessages });
  }
  return { pages, pageParams };
}
