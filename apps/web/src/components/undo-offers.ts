export interface UndoOffer {
  text: string;
  undo: () => void;
}

let offers: UndoOffer[] = [];

const FIELDS = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";

function undoByKey(event: KeyboardEvent) {
  if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  // A text field undoes its own text.
  if (event.defaultPrevented || document.activeElement?.matches(FIELDS)) return;
  const last = offers.at(-1);
  if (!last) return;
  event.preventDefault();
  last.undo();
}

/** While it is open, Ctrl+Z takes the newest offer. Returns what ends it. */
export function openOffer(offer: UndoOffer) {
  if (offers.length === 0) addEventListener("keydown", undoByKey);
  offers = [...offers, offer];
  return () => {
    offers = offers.filter((other) => other !== offer);
    if (offers.length === 0) removeEventListener("keydown", undoByKey);
  };
}
