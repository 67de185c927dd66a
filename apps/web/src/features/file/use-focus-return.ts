import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

const isPressed = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLButtonElement || element instanceof HTMLAnchorElement;

/**
 * Brings the focus into the panel when a person opened it or went to another file with a button or link,
 * and gives it back when the panel goes.
 */
export function useFocusReturn(panel: RefObject<HTMLElement | null>, shown: unknown) {
  const before = useRef(shown);
  useLayoutEffect(() => {
    const element = panel.current;
    const opener = document.activeElement;
    if (!element || !isPressed(opener) || element.contains(opener)) return;
    element.focus({ preventScroll: true });
    return () => {
      if (element.contains(document.activeElement)) opener.focus({ preventScroll: true });
    };
  }, [panel]);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    const { activeElement } = document;
    const isLost = activeElement === document.body || activeElement === null;
    if (isLost || (isPressed(activeElement) && !panel.current?.contains(activeElement))) {
      panel.current?.focus({ preventScroll: true });
    }
  }, [panel, shown]);
}
