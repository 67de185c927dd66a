import { useRef } from "react";

/** For a dialog that is opened without a trigger of its own: the focus goes back to where it was. */
export function useReturnFocus() {
  const origin = useRef<Element>(null);
  return {
    onOpenAutoFocus: () => {
      origin.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (origin.current instanceof HTMLElement) origin.current.focus({ preventScroll: true });
    },
  };
}
