import { type RefObject, useCallback, useRef } from "react";
import type { VirtualizerHandle } from "virtua";

/** Below the last message, in pixels. */
const END = 24;

/**
 * The space below the last turn: as much as brings the message that was just sent to the top of the view, so that its
 * answer grows into it and nothing moves. `fit` sets it anew when something changed its size, and says whether the turn still fits.
 */
export function useTurnSpace(
  list: RefObject<VirtualizerHandle | null>,
  scroller: RefObject<HTMLElement | null>,
  turnIndex: number | undefined,
) {
  const space = useRef<HTMLDivElement>(null);
  const index = useRef(turnIndex);
  index.current = turnIndex;
  const fit = useCallback(() => {
    const view = scroller.current;
    const rows = view?.firstElementChild;
    if (!view || !rows || !space.current || !list.current) return false;
    const start = index.current === undefined ? 0 : list.current.getItemOffset(index.current);
    const room = (height: number) => (index.current === undefined ? 0 : view.clientHeight - (height - start));
    space.current.style.height = `${Math.max(END, Math.floor(room(rows.clientHeight)))}px`;
    // A row that has just grown sticks out of the list until the list has measured it.
    return room(rows.scrollHeight) > END;
  }, [list, scroller]);
  return { space, fit };
}
