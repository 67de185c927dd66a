import type { CacheSnapshot } from "virtua";
import { messagesAround } from "../../lib/pages.ts";
import { utils } from "../../lib/trpc.ts";

/** Where a reader left a chat. */
export interface ReadingPosition {
  /** Among the messages around this one; among the newest, without it. */
  around: number | undefined;
  count: number;
  offset: number;
  cache: CacheSnapshot;
}

// As long as the page lives.
const positions = new Map<number, ReadingPosition>();

/** Where the reader was, if the list is as it was then. */
export function positionIn(chatId: number, { around, count }: Pick<ReadingPosition, "around" | "count">) {
  const saved = positions.get(chatId);
  return saved?.around === around && saved?.count === count ? saved : undefined;
}

export const savePosition = (chatId: number, position: ReadingPosition) => void positions.set(chatId, position);
export const forgetPosition = (chatId: number) => void positions.delete(chatId);

/** The message around which the reader was, while those messages are still here. */
export function savedPlace(chatId: number): number | undefined {
  const around = positions.get(chatId)?.around;
  if (around === undefined) return undefined;
  return utils.message.list.getInfiniteData(messagesAround(chatId, around)) && around;
}
