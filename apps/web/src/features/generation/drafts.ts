import type { MessageFile } from "@neptun/api/message/schema";
import { keep, readKept } from "../../lib/kept.ts";
import { withFiles } from "./given-files.ts";

const PREFIX = "neptun-draft:";
const FILES_PREFIX = "neptun-draft-files:";
const MORE_PREFIX = "neptun-draft-more:";

/** A text that goes with a message as a file of its own. */
export interface AttachedText {
  title: string;
  text: string;
}

/** What goes with a message besides its words. */
export interface DraftParts {
  /** What the model will get to read with it. */
  files: MessageFile[];
  texts: AttachedText[];
  /** Who is to answer this message. */
  model?: string | undefined;
}

type Listener = (text: string, parts: DraftParts) => void;
const listeners = new Map<string, Listener>();
// What is written but not saved yet.
const current = new Map<string, () => string>();

export const readDraft = (draftKey: string): string => readKept(PREFIX + draftKey) ?? "";

export function writeDraft(draftKey: string, text: string) {
  keep(PREFIX + draftKey, text === "" ? undefined : text);
}

export function readParts(draftKey: string): DraftParts {
  const files = parse(FILES_PREFIX + draftKey);
  const more = parse(MORE_PREFIX + draftKey) as Partial<DraftParts> | undefined;
  return {
    files: Array.isArray(files) ? files.filter(isFile) : [],
    texts: Array.isArray(more?.texts) ? more.texts.filter(isText) : [],
    model: typeof more?.model === "string" ? more.model : undefined,
  };
}

// What is kept may be of another version of the page.
function parse(key: string): unknown {
  try {
    return JSON.parse(readKept(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

const isFile = (file: unknown): file is MessageFile =>
  typeof file === "object" &&
  file !== null &&
  "title" in file &&
  typeof file.title === "string" &&
  ["file_id", "version", "size", "chat_conversation_id"].every((key) => Number.isInteger(Reflect.get(file, key)));
const isText = (text: AttachedText) => typeof text?.title === "string" && typeof text.text === "string";

export function writeParts(draftKey: string, { files, texts, model }: DraftParts) {
  keep(FILES_PREFIX + draftKey, files.length === 0 ? undefined : JSON.stringify(files));
  keep(MORE_PREFIX + draftKey, texts.length === 0 && !model ? undefined : JSON.stringify({ texts, model }));
}

/** Puts a text into the composer with this draft and focuses it; what goes with it stays unless others are given. */
export function setDraft(draftKey: string, text: string, changed: Partial<DraftParts> = {}) {
  const parts = { ...readParts(draftKey), ...changed };
  writeDraft(draftKey, text);
  writeParts(draftKey, parts);
  listeners.get(draftKey)?.(text, parts);
}

/** Puts a text behind what is written there, and files to those that are there. */
export function addToDraft(draftKey: string, text: string, files: MessageFile[] = []) {
  const written = (current.get(draftKey)?.() ?? readDraft(draftKey)).trimEnd();
  const together = withFiles(readParts(draftKey).files, files);
  setDraft(draftKey, written === "" ? text : `${written}\n\n${text}`, { files: together });
}

/** Tells the composer about texts that are put into its draft; `read` says what is written in it. */
export function onDraft(draftKey: string, listener: Listener, read: () => string) {
  listeners.set(draftKey, listener);
  current.set(draftKey, read);
  return () => {
    if (listeners.get(draftKey) !== listener) return;
    listeners.delete(draftKey);
    current.delete(draftKey);
  };
}
