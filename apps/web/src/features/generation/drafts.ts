const PREFIX = "neptun-draft:";

// Storage can be full or forbidden; then a draft lives as long as the page.
const unsaved = new Map<string, string>();
const listeners = new Map<string, (text: string) => void>();
// What is written but not saved yet.
const current = new Map<string, () => string>();

export function readDraft(draftKey: string): string {
  const held = unsaved.get(draftKey);
  if (held !== undefined) return held;
  try {
    return localStorage.getItem(PREFIX + draftKey) ?? "";
  } catch {
    return "";
  }
}

export function writeDraft(draftKey: string, text: string) {
  try {
    if (text === "") localStorage.removeItem(PREFIX + draftKey);
    else localStorage.setItem(PREFIX + draftKey, text);
    unsaved.delete(draftKey);
  } catch {
    unsaved.set(draftKey, text);
  }
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
