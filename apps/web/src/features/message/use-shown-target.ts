import { type RefObject, useEffect, useRef } from "react";
import type { VirtualizerHandle } from "virtua";
import { type MessageTarget, rowId } from "./message-target.ts";

interface ShownTarget {
  list: RefObject<VirtualizerHandle | null>;
  scroller: RefObject<HTMLElement | null>;
  target: MessageTarget | undefined;
  /** Its place in the list; negative where it is not there. */
  index: number;
  /** Called before the view moves. */
  leave(): void;
}

/** The list takes some frames to come to a message that was out of view. */
const FRAMES = 60;
/** What gave the focus back while it closed may do so a little later. */
const SETTLED = 8;

/**
 * Brings a message that was asked for into the middle of the view and gives it the focus, once for each time. Until `current`
 * is false again, rows must keep their places in the list.
 */
export function useShownTarget({ list, scroller, target, index, leave }: ShownTarget) {
  const shown = useRef<MessageTarget>(undefined);
  const isArriving = useRef(target !== undefined);
  useEffect(() => {
    if (!target || index < 0 || shown.current === target) return;
    shown.current = target;
    isArriving.current = true;
    leave();
    const { how, offset } = target;
    const find = () => scroller.current?.querySelector<HTMLElement>(`#${rowId(target.id)}`);
    // What marks the hit brings it into view.
    if (how === "find" && find()) {
      isArriving.current = false;
      return;
    }
    list.current?.scrollToIndex(index, { align: how === "step" || how === "back" ? "start" : "center", offset });
    let takesFocus = how === undefined || how === "step";
    // Whoever does something else meanwhile keeps the focus there.
    const leaveFocus = () => {
      takesFocus = false;
    };
    addEventListener("keydown", leaveFocus, { capture: true });
    addEventListener("pointerdown", leaveFocus, { capture: true });
    let frame = 0;
    const focus = (tries: number, held: number) => {
      const row = find();
      if (row && takesFocus && row !== document.activeElement) row.focus({ preventScroll: true });
      isArriving.current = tries > 0 && held < SETTLED;
      if (isArriving.current) frame = requestAnimationFrame(() => focus(tries - 1, row ? held + 1 : 0));
      else scroller.current?.dispatchEvent(new Event("scroll"));
    };
    frame = requestAnimationFrame(() => focus(FRAMES, 0));
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("keydown", leaveFocus, { capture: true });
      removeEventListener("pointerdown", leaveFocus, { capture: true });
      isArriving.current = false;
    };
  }, [list, scroller, target, index, leave]);
  return isArriving;
}
