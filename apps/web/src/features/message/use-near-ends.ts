import { type RefObject, useCallback, useEffect, useRef } from "react";

/** More is loaded before the reader comes this near to either end of what is loaded, in pixels. */
const NEAR = 2_000;

interface Ends {
  loadOlder(): void;
  loadNewer(): void;
  /** Nothing is loaded now. */
  isPaused: RefObject<boolean>;
}

/** Loads more where the reader is near an end. What is returned looks again: call it when the reader scrolls. */
export function useNearEnds(scroller: RefObject<HTMLElement | null>, rows: readonly unknown[], ends: Ends) {
  const latest = useRef(ends);
  latest.current = ends;
  const look = useCallback(() => {
    const element = scroller.current;
    const { loadOlder, loadNewer, isPaused } = latest.current;
    if (!element || isPaused.current) return;
    if (element.scrollTop < NEAR) loadOlder();
    if (element.scrollHeight - element.clientHeight - element.scrollTop < NEAR) loadNewer();
  }, [scroller]);
  // Where one page was not enough, or was asked for while another one came, nothing scrolls.
  const before = useRef(rows);
  useEffect(() => {
    if (before.current === rows) return;
    before.current = rows;
    look();
  }, [rows, look]);
  return look;
}
