import { keep } from "./kept.ts";
import { useOutbox } from "./outbox.ts";

/** What was written and neither sent nor saved, under these names. */
const TEXTS = /^neptun-(draft|draft-files|draft-more|file-draft|template-draft|prompt-draft|queue):/;
/** What says what was done. */
const TRACES = /^neptun-(recent$|key:)/;

function keysLike(pattern: RegExp): string[] {
  try {
    return Object.keys(localStorage).filter((key) => pattern.test(key));
  } catch {
    return []; // where storage is forbidden, nothing is kept
  }
}

/** Whether this browser keeps a text that its writer has neither sent nor saved. */
export const hasUnsent = () => keysLike(TEXTS).length > 0 || useOutbox.getState().items.length > 0;

export function forgetUnsent() {
  for (const key of keysLike(TEXTS)) keep(key, undefined);
  useOutbox.setState({ items: [], taken: [] });
  keep("neptun-outbox", undefined); // other tabs' too
}

export function forgetTraces() {
  for (const key of keysLike(TRACES)) keep(key, undefined);
}
