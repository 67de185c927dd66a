import type { Query, QueryKey } from "@tanstack/react-query";
import { claimStore, dropEntries, type Entry, putEntries, readEntries } from "./offline-store.ts";
import { errorCode, queryClient, utils } from "./trpc.ts";

/** What can be read without a network. Searches, sessions, tokens, links and the trash are not. */
const KEPT = new Set(
  "user.get chat.get chat.list message.list branch.forks file.list file.get project.get project.list project.files project.context tag.list model.list limit.list prompt.get prompt.list collection.get collection.list collection.files".split(
    " ",
  ),
);
const SOON_MS = 1_000;
/** Larger ones are not kept. */
const MOST_SIZE = 1_500_000;
/** Of a long list, the pages that were loaded first. */
const MOST_PAGES = 4;
/** What was restored stays as long as there is no network. */
const STAY_MS = 24 * 60 * 60 * 1000;

interface Input {
  chat_id?: number;
  query?: string;
}

const inputOf = (key: QueryKey) => (key[1] as { input?: Input } | undefined)?.input ?? {};
/** Queries of procedures begin with their path; others, which ask no server, do not. */
const isKept = ([path, ...rest]: QueryKey) =>
  Array.isArray(path) && KEPT.has(path.join(".")) && !inputOf([path, ...rest]).query;

function chatOf(key: QueryKey, data: unknown): number {
  const file = (data as { chatFile?: { chat_conversation_id?: number } }).chatFile;
  return inputOf(key).chat_id ?? file?.chat_conversation_id ?? 0;
}

function firstPages(data: unknown): unknown {
  const { pages, pageParams } = data as { pages?: unknown[]; pageParams?: unknown[] };
  if (!pages || !pageParams || pages.length <= MOST_PAGES) return data;
  return { pages: pages.slice(0, MOST_PAGES), pageParams: pageParams.slice(0, MOST_PAGES) };
}

function toEntry({ queryHash: hash, queryKey: key, state }: Query): Entry[] {
  const { data, dataUpdatedAt: updated_at } = state;
  if (data === undefined) return [];
  const text = JSON.stringify(firstPages(data));
  if (text.length > MOST_SIZE) return [];
  return [{ hash, key, text, size: text.length, updated_at, seen_at: Date.now(), chat_id: chatOf(key, data) }];
}

/** Keeps what this person sees, from now on and what the page holds already, until what it returns is called. */
export function keepSeen(user_id: number): () => void {
  const cache = queryClient.getQueryCache();
  const changed = new Map<string, Query>();
  let claim: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (claim === undefined || isOver) return;
    const entries = [...changed.values()].flatMap(toEntry);
    changed.clear();
    if (entries.length > 0) void putEntries(claim, entries);
  };
  const note = (query: Query) => {
    if (!isKept(query.queryKey)) return;
    changed.set(query.queryHash, query);
    timer ??= setTimeout(write, SOON_MS);
  };
  const forget = (query: Query) => {
    changed.delete(query.queryHash);
    void dropEntries([query.queryHash]);
  };
  const stop = cache.subscribe((event) => {
    if (event.type === "observerAdded") note(event.query);
    if (event.type !== "updated") return;
    if (event.action.type === "success") note(event.query);
    if (event.action.type === "error" && errorCode(event.action.error) === "NOT_FOUND") forget(event.query);
  });
  // Whoever leaves the page may not come back to it.
  addEventListener("visibilitychange", write);
  void claimStore(user_id).then((given) => {
    claim = given;
    for (const query of cache.getAll()) note(query);
  });
  return () => {
    isOver = true;
    clearTimeout(timer);
    stop();
    removeEventListener("visibilitychange", write);
  };
}

/**
 * Puts what is kept where the page has nothing, as old as it is: for the person who is signed in, or, when the page opens
 * without a network, for whoever was last.
 */
export async function restoreSeen(): Promise<void> {
  const seen = await readEntries();
  const known = utils.user.get.getData()?.user.id;
  if (!seen || (known !== undefined && seen.user_id !== known)) return;
  for (const { key, text, updated_at } of seen.entries) {
    const query = queryClient.getQueryCache().build(queryClient, { queryKey: key, gcTime: STAY_MS });
    if (query.state.data === undefined)
      query.setState({ data: JSON.parse(text), dataUpdatedAt: updated_at, status: "success", error: null });
  }
}
