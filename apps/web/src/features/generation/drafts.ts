import type { MessageFile } from "@neptun/api/message/schema";
import { keep, readKept } from "../../lib/kept.ts";
import { withFiles } from "./given-files.ts";

const PREFIX = "neptun-draft:";
const FILES_PREFIX = "neptun-draft-files:";

const listeners = new Map<string, (text: string, files: MessageFile[]) => void>();
// What is written but not saved yet.
const current = new Map<string, () => string>();

export const readDraft = (draftKey: string): string => readKept(PREFIX + draftKey) ?? "";

export function writeDraft(draftKey: string, text: string) {
  keep(PREFIX + draftKey, text === "" ? undefined : text);
}

/** The files that will be given with the message. */
export function readDraftFiles(draftKey: string): MessageFile[] {
  const kept = readKept(FILES_PREFIX + draftKey);
  if (kept === undefined) return [];
  try {
    const files: unknown = JSON.parse(kept);
    return Array.isArray(files) ? files.filter(isFile) : [];
  } catch {
    return [];
  }
}

// What is kept may be of another version of the page.
const isFile = (file: unknown): file is MessageFile =>
  typeof file === "object" &&
  file !== null &&
  "title" in file &&
  typeof file.title === "string" &&
  ["file_id", "version", "size", "chat_conversation_id"].every((key) => Number.isInteger(Reflect.get(file, key)));

export function writeDraftFiles(draftKey: string, files: MessageFile[]) {
  keep(FILES_PREFIX + draftKey, files.length === 0 ? undefined : JSON.stringify(files));
}

/** Puts a text into the composer with this draft and focuses it; the files stay unless others are given. */
export function setDraft(draftKey: string, text: string, files = readDraftFiles(draftKey)) {
  writeDraft(draftKey, text);
  writeDraftFiles(draftKey, files);
  listeners.get(draftKey)?.(text, files);
}

/** Puts a text behind what is written there, and files to those that are there. */
export function addToDraft(draftKey: string, text: string, files: MessageFile[] = []) {
  const written = (current.get(draftKey)?.() ?? readDraft(draftKey)).trimEnd();
  setDraft(draftKey, written === "" ? text : `${written}\n\n${text}`, withFiles(readDraftFiles(draftKey), files));
}

/** Tells the composer about texts that are put into its draft; `read` says what is written in it. */
export function onDraft(draftKey: string, listener: (text: string, files: MessageFile[]) => void, read: () => string) {
  listeners.set(draftKey, listener);
  current.set(draftKey, read);
  return () => {
    if (listeners.get(draftKey) !== listener) return;
    listeners.delete(draftKey);
    current.delete(draftKey);
  };
}
