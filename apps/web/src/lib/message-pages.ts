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

/** Puts messages in the place of those with their ids; others are left out. What does not change stays the same. */
export function replaceMessages<Cursor>(data: MessagePages<Cursor>, chatMessages: ChatMessage[]): MessagePages<Cursor> {
  const fresh = new Map(chatMessages.map((message) => [message.id, message]));
  if (!data.pages.some((page) => page.chatMessages.some(({ id }) => fresh.has(id)))) return data;
  const pages = data.pages.map((page) =>
    page.chatMessages.some(({ id }) => fresh.has(id))
      ? { ...page, chatMessages: page.chatMessages.map((message) => fresh.get(message.id) ?? message) }
      : page,
  );
  return { ...data, pages };
}

/** The same, with new ones at the end. */
export function withMessages<Cursor>(data: MessagePages<Cursor>, chatMessages: ChatMessage[]): MessagePages<Cursor> {
  const known = new Set(toMessages(data).map(({ id }) => id));
  const fresh = chatMessages.filter(({ id }) => !known.has(id));
  const { pages } = replaceMessages(data, chatMessages);
  const [newest, ...older] = pages;
  if (!newest || fresh.length === 0) return { ...data, pages };
  return { ...data, pages: [{ ...newest, chatMessages: [...newest.chatMessages, ...fresh] }, ...older] };
}

/**
 * Puts messages behind message `after` (undefined: at the beginning), the last one of a thread. Undefined where they do not follow
 * it: another branch has been begun, or the thread has gone on meanwhile.
 */
export function withFollowing<Cursor>(
  data: MessagePages<Cursor>,
  after: number | undefined,
  chatMessages: ChatMessage[],
): MessagePages<Cursor> | undefined {
  const [first] = chatMessages;
  const follows = (first?.parent_id ?? undefined) === after && toMessages(data).at(-1)?.id === after;
  return follows ? withMessages(data, chatMessages) : undefined;
}

/** Takes one message out. */
export function withoutMessage<Cursor>(data: MessagePages<Cursor>, id: number): MessagePages<Cursor> {
  if (!toMessages(data).some((message) => message.id === id)) return data;
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
