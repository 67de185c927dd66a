import type { ChatMessage } from "@neptun/api/message/schema";
import { messageDraftKey, readDraft, writeDraft } from "../../lib/text-drafts.ts";
import { rowId } from "./message-target.ts";

export const importEditor = () => import("./message-editor.tsx").then(({ MessageEditor }) => MessageEditor);

// Where the focus goes when the editor closes, and whether it still has to come to it.
let begun: { id: number; origin: Element | null; isNew: boolean } | undefined;

/** Opens a message to be worded anew: it is open as long as there is a draft of it, also after a reload. */
export function beginEdit({ id, message }: ChatMessage) {
  begun = { id, origin: document.activeElement, isNew: true };
  writeDraft(messageDraftKey(id), { text: message });
  holdKeys(id);
}

let release: (() => void) | undefined;

/** Until the editor is there, what is typed goes into the draft, and nowhere else. */
function holdKeys(id: number) {
  release?.();
  const key = messageDraftKey(id);
  const take = (event: KeyboardEvent) => {
    const draft = readDraft(key);
    const text = draft && typed(draft.text, event);
    if (text === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    writeDraft(key, { ...draft, text });
  };
  release = () => {
    removeEventListener("keydown", take, true);
    removeEventListener("pointerdown", end, true);
  };
  const end = () => release?.();
  addEventListener("keydown", take, true);
  addEventListener("pointerdown", end, true);
}

/** A text with what a key does to its end; undefined for a key that types nothing. */
function typed(text: string, event: KeyboardEvent): string | undefined {
  const isCommand = event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState("AltGraph"));
  if (event.isComposing || isCommand) return undefined;
  if (event.key === "Backspace") return text.replace(/.$/su, "");
  if (event.key === "Enter") return `${text}\n`;
  return [...event.key].length === 1 ? text + event.key : undefined;
}

let editLast: (() => void) | undefined;

/** Says who can bring the last message of the person's own into view and open it. */
export function onEditLast(run: () => void) {
  editLast = run;
  return () => {
    if (editLast === run) editLast = undefined;
  };
}

/** Opens the question of an answer, the last one of its chat. */
export const askToEditLast = () => editLast?.();

/** Whether the editor takes the focus: once, when somebody opened it, and not when a page came back. */
export function takesFocus(id: number) {
  release?.();
  if (begun?.id !== id || !begun.isNew) return false;
  begun.isNew = false;
  return true;
}

/** Gives the focus back to where it was, or to the message. */
export function endEdit(id: number) {
  const origin = begun?.id === id ? begun.origin : null;
  begun = undefined;
  requestAnimationFrame(() => {
    if (origin instanceof HTMLElement && origin.isConnected) origin.focus({ preventScroll: true });
    else document.getElementById(rowId(id))?.focus({ preventScroll: true });
  });
}
