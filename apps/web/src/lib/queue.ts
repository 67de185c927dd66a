import type { MessageFile } from "@neptun/api/message/schema";
import { useSyncExternalStore } from "react";
import { keep, readKept } from "./kept.ts";
import { newKey } from "./keys.ts";

/** A message that waits in this browser for the answer before it to end. */
export interface Queued {
  id: string;
  /** Under which the server takes it once, from however many tabs it is sent. Another text has another one. */
  key: string;
  text: string;
  /** What the model gets to read with it. */
  files: MessageFile[];
  /** Who is to answer; the chat's own model without it. */
  model?: string | undefined;
  /** `now` waits for nothing but an answer that is being written; `unsent` waits for the person. */
  state: "waiting" | "now" | "unsent";
  /** It was on its way: the server may have it. */
  isTried?: boolean;
  /** Why it was not sent. */
  problem?: string;
}

const PREFIX = "neptun-queue:";
const NOTHING: readonly Queued[] = [];

/** What was read last; a storage that another tab has changed is read again. */
const known = new Map<number, readonly Queued[]>();
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** What is stored now, whichever tab has stored it. */
export function readStored(chatId: number): readonly Queued[] {
  try {
    const items: unknown = JSON.parse(readKept(PREFIX + chatId) ?? "[]");
    return Array.isArray(items) && items.length > 0 ? (items as Queued[]) : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** What waits in a chat, in order. */
export function readQueue(chatId: number): readonly Queued[] {
  const read = known.get(chatId) ?? readStored(chatId);
  known.set(chatId, read);
  return read;
}

function change(chatId: number, to: (items: readonly Queued[]) => readonly Queued[]) {
  const items = to(readStored(chatId));
  keep(PREFIX + chatId, items.length === 0 ? undefined : JSON.stringify(items));
  known.set(chatId, items.length === 0 ? NOTHING : items);
  tell();
}

/** Puts a message at the end of what waits. */
export function enqueue(chatId: number, item: Pick<Queued, "text" | "files" | "model">) {
  change(chatId, (items) => [...items, { ...item, id: newKey(), key: newKey(), state: "waiting" }]);
}

/** Changes what is known of a message; another text is another message to the server. */
export function changeQueued(chatId: number, id: string, to: Partial<Omit<Queued, "id" | "key">>) {
  change(chatId, (items) =>
    items.map((item) => {
      if (item.id !== id) return item;
      const isOther = to.text !== undefined && to.text !== item.text;
      return isOther ? { ...item, isTried: false, ...to, key: newKey() } : { ...item, ...to };
    }),
  );
}

/** Takes a message out; returns what puts it back where it was. */
export function removeQueued(chatId: number, id: string): () => void {
  const at = readStored(chatId).findIndex((item) => item.id === id);
  const removed = readStored(chatId)[at];
  change(chatId, (items) => items.filter((item) => item.id !== id));
  return () => removed && change(chatId, (items) => items.toSpliced(at, 0, removed));
}

/** Puts a message one place forward or back; returns its new place, counted from 0. */
export function moveQueued(chatId: number, id: string, step: -1 | 1): number {
  let place = 0;
  change(chatId, (items) => {
    const at = items.findIndex((item) => item.id === id);
    const item = items[at];
    place = Math.min(Math.max(at + step, 0), items.length - 1);
    return item ? items.toSpliced(at, 1).toSpliced(place, 0, item) : items;
  });
  return place;
}

/** The chats in which something waits in this browser. */
export function queuedChats(): number[] {
  const ids = new Set(known.keys());
  try {
    for (let at = 0; at < localStorage.length; at++) {
      const name = localStorage.key(at) ?? "";
      if (name.startsWith(PREFIX)) ids.add(Number(name.slice(PREFIX.length)));
    }
  } catch {}
  return [...ids].filter((id) => readQueue(id).length > 0);
}

/** Calls back whenever a queue changes, here or in another tab. */
export function onQueueChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useQueue = (chatId: number) => useSyncExternalStore(onQueueChange, () => readQueue(chatId));

addEventListener("storage", ({ key }) => {
  if (key !== null && !key.startsWith(PREFIX)) return;
  known.clear();
  tell();
});
