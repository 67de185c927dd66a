import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { CacheSnapshot, VirtualizerHandle } from "virtua";

interface Position {
  count: number;
  offset: number;
  cache: CacheSnapshot;
}

// Where the reader was in each chat, as long as the page lives.
const positions = new Map<number, Position>();

/** Brings a reader who left a chat above its end back to the same place; undefined where there is none. */
export function useReadingPosition(
  chatId: number,
  count: number,
  list: RefObject<VirtualizerHandle | null>,
  scroller: RefObject<HTMLElement | null>,
): Position | undefined {
  const [position] = useState(() => {
    const saved = positions.get(chatId);
    return saved?.count === count ? saved : undefined;
  });
  const latest = useRef(count);
  latest.current = count;
  useLayoutEffect(() => {
    if (position) list.current?.scrollTo(position.offset);
  }, [position, list]);
  useLayoutEffect(() => {
    const handle = list.current;
    const element = scroller.current;
    return () => {
      if (!handle || !element) return;
      const isAtEnd = element.scrollHeight - element.clientHeight - handle.scrollOffset < 80;
      if (isAtEnd) positions.delete(chatId);
      else positions.set(chatId, { count: latest.current, offset: handle.scrollOffset, cache: handle.cache });
    };
  }, [chatId, list, scroller]);
  return position;
}
