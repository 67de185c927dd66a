import { useRef } from "react";

/**
 * For a dialog that is opened without a trigger of its own: the focus goes back to where it was.
 * With `itself` the dialog takes the focus, not the first thing in it.
 */
export function useReturnFocus({ itself = false } = {}) {
  const origin = useRef<Element>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      origin.current = document.activeElement;
      if (!itself || !(event.currentTarget instanceof HTMLElement)) return;
      event.preventDefault();
      event.currentTarget.focus();
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (origin.current instanceof HTMLElement) origin.current.focus({ preventScroll: true });
    },
  };
}
