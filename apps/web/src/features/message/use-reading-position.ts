import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import { forgetPosition, positionIn, type ReadingPosition, savePosition } from "./reading-positions.ts";

interface ReadingPlace extends Pick<ReadingPosition, "around" | "count"> {
  chatId: number;
  list: RefObject<VirtualizerHandle | null>;
  scroller: RefObject<HTMLElement | null>;
}

/** Brings a reader who left a chat above its end back to the same place; undefined where there is none. */
export function useReadingPosition({ chatId, around, count, list, scroller }: ReadingPlace) {
  const [position] = useState(() => positionIn(chatId, { around, count }));
  const latest = useRef({ around, count });
  latest.current = { around, count };
  useLayoutEffect(() => {
    if (position) list.current?.scrollTo(position.offset);
  }, [position, list]);
  useLayoutEffect(() => {
    const handle = list.current;
    const element = scroller.current;
    return () => {
      if (!handle || !element) return;
      const isAtEnd = element.scrollHeight - element.clientHeight - handle.scrollOffset < 80;
      if (isAtEnd && latest.current.around === undefined) forgetPosition(chatId);
      else savePosition(chatId, { ...latest.current, offset: handle.scrollOffset, cache: handle.cache });
    };
  }, [chatId, list, scroller]);
  return position;
}
