import { useState } from "react";

/**
 * For a dialog that is opened without a trigger of its own: the focus goes back to where it was, before anything in the dialog
 * took it. With `itself` the dialog takes the focus, not the first thing in it.
 */
export function useReturnFocus(open: boolean, { itself = false } = {}) {
  const [origin, setOrigin] = useState<Element | null>(null);
  const [wasOpen, setWasOpen] = useState(false);
  if (wasOpen !== open) {
    setWasOpen(open);
    if (open) setOrigin(document.activeElement);
  }
  return {
    onOpenAutoFocus: (event: Event) => {
      if (!itself || !(event.currentTarget instanceof HTMLElement)) return;
      event.preventDefault();
      event.currentTarget.focus();
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (origin instanceof HTMLElement) origin.focus({ preventScroll: true });
    },
  };
}
