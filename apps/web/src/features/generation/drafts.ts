import { keep, readKept } from "../../lib/kept.ts";

const PREFIX = "neptun-draft:";

const listeners = new Map<string, (text: string) => void>();
// What is written but not saved yet.
const current = new Map<string, () => string>();

export const readDraft = (draftKey: string): string => readKept(PREFIX + draftKey) ?? "";

export function writeDraft(draftKey: string, text: string) {
  keep(PREFIX + draftKey, text === "" ? undefined : text);
}

/** Puts a text into the composer with this draft and focuses it. */
export function setDraft(draftKey: string, text: string) {
  writeDraft(draftKey, text);
  listeners.get(draftKey)?.(text);
}

/** Puts a text behind what is written there. */
export function addToDraft(draftKey: string, text: string) {
  const written = (current.get(draftKey)?.() ?? readDraft(draftKey)).trimEnd();
  setDraft(draftKey, written === "" ? text : `${written}\n\n${text}`);
}

/** Tells the composer about texts that are put into its draft; `read` says what is written in it. */
export function onDraft(draftKey: string, listener: (text: string) => void, read: () => string) {
  listeners.set(draftKey, listener);
  current.set(draftKey, read);
  return () => {
    if (listeners.get(draftKey) !== listener) return;
    listeners.delete(draftKey);
    current.delete(draftKey);
  };
}
