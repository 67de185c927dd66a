import type { QueryKey } from "@tanstack/react-query";
import { forgetSeen, STORE } from "./forget-seen.ts";
import { newKey } from "./keys.ts";

/*
 * What one person has seen lately, kept in this browser to be read without a network. The store belongs to one person at a
 * time; whoever writes must hold the claim that the last sign-in gave out, so that a tab that was left open brings nothing back.
 */

const DAY_MS = 24 * 60 * 60 * 1000;
/** So long after the server has last known the person, nothing is shown any more. */
const LIFE_MS = 7 * DAY_MS;
const MOST_ENTRIES = 1_000;
/** Characters of all entries together. */
const MOST_TEXT = 16_000_000;

interface Owner {
  user_id: number;
  claim: string;
  /** When the server has last known the person. */
  known_at: number;
}

/** What a query of the cache holds. */
export interface Entry {
  hash: string;
  key: QueryKey;
  /** Its data, as JSON. */
  text: string;
  size: number;
  /** When it was asked for. */
  updated_at: number;
  /** When it was last looked at. */
  seen_at: number;
  /** The chat it is about, or 0. */
  chat_id: number;
}

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(STORE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("owner");
      const entries = request.result.createObjectStore("entries", { keyPath: "hash" });
      entries.createIndex("age", ["seen_at", "size"]);
      entries.createIndex("chat", "chat_id");
    };
    request.onsuccess = () => {
      // Whoever deletes it does not wait for this tab.
      request.result.onversionchange = close;
      request.result.onclose = close;
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  opened.catch(close);
  return opened;
}

function close() {
  void opened?.then(
    (db) => db.close(),
    () => {},
  );
  opened = undefined;
}

const answerOf = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Runs `work` in one transaction. Browsers that forbid storage, and full ones, keep nothing: then it is undefined. */
async function inStore<T>(mode: IDBTransactionMode, work: (store: Stores) => Promise<T>): Promise<T | undefined> {
  try {
    const transaction = (await open()).transaction(["owner", "entries"], mode);
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await work({ owner: transaction.objectStore("owner"), entries: transaction.objectStore("entries") });
    await done;
    return result;
  } catch {
    return undefined;
  }
}

interface Stores {
  owner: IDBObjectStore;
  entries: IDBObjectStore;
}

const ownerOf = ({ owner }: Stores) => answerOf<Owner | undefined>(owner.get("owner"));
const isAlive = ({ known_at }: Owner) => Math.abs(Date.now() - known_at) < LIFE_MS;

/** The server knows this person just now: the store is theirs, and empty if it was another one's. Gives what writing takes. */
export const claimStore = (user_id: number) =>
  inStore("readwrite", async (stores) => {
    const before = await ownerOf(stores);
    const isSame = before?.user_id === user_id && isAlive(before);
    if (!isSame) stores.entries.clear();
    const claim = isSame ? before.claim : newKey();
    stores.owner.put({ user_id, claim, known_at: Date.now() } satisfies Owner, "owner");
    return claim;
  });

/** Keeps entries, unless the store has been given up or claimed anew since. */
export const putEntries = (claim: string, entries: Entry[]) =>
  inStore("readwrite", async (stores) => {
    if ((await ownerOf(stores))?.claim !== claim) return;
    for (const entry of entries) stores.entries.put(entry);
    await dropOld(stores);
  });

/** Of the entries, the last ones seen stay, as many as there is room for. */
async function dropOld({ entries }: Stores) {
  let count = 0;
  let size = 0;
  const request = entries.index("age").openKeyCursor(null, "prev");
  for (let cursor = await answerOf(request); cursor; cursor = await answerOf(request)) {
    const [seen, own] = cursor.key as [number, number];
    size += own;
    if (++count > MOST_ENTRIES || size > MOST_TEXT || Date.now() - seen > LIFE_MS) entries.delete(cursor.primaryKey);
    cursor.continue();
  }
}

/** What is kept, and whose it is; undefined where nothing is. What the server has not confirmed for too long goes. */
export const readEntries = () =>
  inStore("readonly", async (stores) => {
    const owner = await ownerOf(stores);
    if (!owner) return undefined;
    if (!isAlive(owner)) {
      forgetSeen();
      return undefined;
    }
    return { user_id: owner.user_id, entries: await answerOf<Entry[]>(stores.entries.getAll()) };
  });

/** Nothing of these is read again: they are gone. */
export const dropEntries = (hashes: string[]) =>
  inStore("readwrite", async ({ entries }) => {
    for (const hash of hashes) entries.delete(hash);
  });

export const dropChats = (ids: number[]) =>
  inStore("readwrite", async ({ entries }) => {
    for (const id of ids) for (const hash of await answerOf(entries.index("chat").getAllKeys(id))) entries.delete(hash);
  });
