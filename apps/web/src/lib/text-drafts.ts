import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { keep, readKept } from "./kept.ts";

/** What someone has written into a file, or for a message, and not saved. */
export interface TextDraft {
  text: string;
}

/** The file of a chat, through all its versions. */
export const fileDraftKey = (lineageId: number) => `neptun-file-draft:${lineageId}`;
/** A file of a collection. */
export const templateDraftKey = (collectionId: number, title: string) =>
  `neptun-template-draft:${collectionId}:${title}`;
/** A prompt of the library, or a new one. */
export const promptDraftKey = (prompt: number | `new:${string}`) => `neptun-prompt-draft:${prompt}`;

/** Another wording of a message. */
export const messageDraftKey = (messageId: number) => `neptun-message-draft:${messageId}`;

const listeners = new Set<() => void>();
/** Drafts that this browser did not take, and that go with the page. */
const atRisk = new Set<string>();
const warn = (event: BeforeUnloadEvent) => event.preventDefault();

const hasDraft = (key: string) => readKept(key) !== undefined;

export function readDraft<Draft extends TextDraft>(key: string): Draft | undefined {
  const kept = readKept(key);
  return kept === undefined ? undefined : (JSON.parse(kept) as Draft);
}

/** Keeps a draft in this browser until it is saved or discarded. Where that cannot be, leaving the page asks first. */
export function writeDraft(key: string, draft: TextDraft | undefined) {
  const isSafe = keep(key, draft && JSON.stringify(draft)) || draft === undefined;
  if (isSafe) atRisk.delete(key);
  else atRisk.add(key);
  if (atRisk.size > 0) addEventListener("beforeunload", warn);
  else removeEventListener("beforeunload", warn);
  for (const listener of listeners) listener();
}

/** The file has another name from now on. */
export function moveDraft(from: string, to: string) {
  const draft = readDraft(from);
  if (!draft) return;
  writeDraft(to, draft);
  writeDraft(from, undefined);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether something unsaved is written into the file. */
export const useHasDraft = (key: string | undefined) =>
  useSyncExternalStore(subscribe, () => key !== undefined && hasDraft(key));

const KEEP_MS = 500;

/** Keeps what is written: a moment after each change, and when the page or the editor goes. */
export function useDraftKeeper(key: string, toDraft: (getText: () => string) => TextDraft | undefined) {
  const latest = useRef(toDraft);
  latest.current = toDraft;
  const waiting = useRef<() => string>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (!waiting.current) return;
    writeDraft(key, latest.current(waiting.current));
    waiting.current = null;
  }, [key]);
  const drop = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = null;
    writeDraft(key, undefined);
  }, [key]);
  useEffect(() => {
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, [flush]);
  const keepSoon = (getText: () => string) => {
    waiting.current = getText;
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, KEEP_MS);
  };
  return { keep: keepSoon, flush, drop };
}
