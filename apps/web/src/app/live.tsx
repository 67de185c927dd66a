import type { Change, UserEvent } from "@neptun/api/event/schema";
import { useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";
import { showSign } from "../lib/favicon.ts";
import { setMarks, toSign, useMarks } from "../lib/marks.ts";
import { bothWays, toMessages } from "../lib/message-pages.ts";
import { onWake } from "../lib/on-wake.ts";
import { inOneTab, keepOpen } from "../lib/one-tab.ts";
import { messagesPage } from "../lib/pages.ts";
import { queryClient, trpc, trpcClient } from "../lib/trpc.ts";
import { createTeller } from "./answer-words.ts";
import { applyChanges } from "./apply-change.ts";

const MARKS_MS = 250;
/** More events at once are not followed one by one: what is shown is asked for again. */
const MOST_EVENTS = 200;
/** What one look back brings; who missed more reads everything again. */
const MOST_MISSED = 500;
/** What this page does itself is shown by its own answer. */
const MOST_WAIT_MS = 5_000;
const LOOK_MS = 30;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
async function ownWritesAreOver() {
  for (let waited = 0; queryClient.isMutating() > 0 && waited < MOST_WAIT_MS; waited += LOOK_MS) await sleep(LOOK_MS);
}

/** Follows what happens to the user's things until what it returns is called. */
function followEvents(userId: number): () => void {
  const name = `neptun-events-${userId}`;
  const others = new BroadcastChannel(name);
  let after: number | undefined;
  let isOver = false;
  let isApplying = false;
  let waiting: Change[] = [];
  let asked = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = createTeller();

  const askMarks = (chat_ids?: number[]) =>
    trpcClient.event.marks.query({ chat_ids }).then(
      (told) => setMarks(told, chat_ids),
      () => {},
    );
  const askGatheredMarks = () => {
    timer = undefined;
    const chat_ids = [...asked].slice(0, 500);
    asked = new Set();
    void askMarks(chat_ids);
  };
  const apply = async (events: Change[]) => {
    if (events.length > MOST_EVENTS) {
      void askMarks();
      // An open trash is read again at the next visit: what was restored keeps its row there, with the way to it.
      return queryClient.invalidateQueries({ predicate: ({ queryKey: [path] }) => !String(path).startsWith("trash") });
    }
    await applyChanges(events);
    tell(events);
    for (const { chat_id, kind } of events) {
      if (chat_id === null || kind === "file" || kind === "share") continue;
      asked.add(chat_id);
      timer ??= setTimeout(askGatheredMarks, MARKS_MS);
    }
  };
  /** What comes while others are applied waits, and is applied together. */
  const applyWaiting = async () => {
    if (isApplying) return;
    isApplying = true;
    while (waiting.length > 0 && !isOver) {
      await ownWritesAreOver();
      const events = waiting;
      waiting = [];
      await apply(events).catch(() => void queryClient.invalidateQueries({ type: "active" }));
    }
    isApplying = false;
  };
  const take = (event: UserEvent) => {
    if (isOver) return;
    if (event.kind === "reset" && after !== undefined) void queryClient.invalidateQueries();
    if ("action" in event && event.position > (after ?? 0)) {
      waiting.push(event);
      void applyWaiting();
    }
    after = event.kind === "reset" ? event.position : Math.max(after ?? 0, event.position);
  };
  const listen = () =>
    keepOpen((again) => {
      const onData = ({ data }: { data: UserEvent }) => {
        take(data);
        others.postMessage(data);
      };
      return trpcClient.event.follow.subscribe({ after }, { onData, onError: again, onStopped: again });
    });

  /** What happened while the page slept: the tab that listens may sleep longer. */
  const catchUp = async () => {
    if (after === undefined) return;
    const missed = await trpcClient.event.list.query({ after }).catch(() => undefined);
    if (!missed || isOver) return;
    if (missed.reset || missed.events.length >= MOST_MISSED) take({ kind: "reset", position: missed.position });
    else missed.events.forEach(take);
  };
  const stopWaking = onWake(() => void catchUp());
  others.onmessage = ({ data }: MessageEvent<UserEvent>) => take(data);
  void askMarks();
  let stopListening = () => {};
  // A tab that begins to listen goes on from where it was.
  void trpcClient.event.position
    .query()
    .then(({ position }) => (after ??= position))
    .catch(() => {})
    .then(() => {
      if (!isOver) stopListening = inOneTab(name, listen);
    });
  return () => {
    isOver = true;
    clearTimeout(timer);
    stopWaking();
    stopListening();
    others.close();
  };
}

/** Keeps the page up to date with what other tabs, devices and programs do. Shows nothing. */
export function Live() {
  const { data } = trpc.user.get.useQuery();
  const userId = data?.user.id;
  useEffect(() => (userId === undefined ? undefined : followEvents(userId)), [userId]);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const chatId = Number(/^\/chats\/(\d+)$/.exec(path)?.[1] ?? 0);
  useUnreadTitle();
  useSign();
  return chatId > 0 ? <Reading key={chatId} chatId={chatId} /> : null;
}

/** Says what was read while the page is in view. */
function Reading({ chatId }: { chatId: number }) {
  const { data } = trpc.message.list.useInfiniteQuery(messagesPage(chatId), bothWays);
  const newest = toMessages(data).at(-1);
  const message_id = newest && newest.status !== "streaming" ? newest.id : undefined;
  useEffect(() => {
    if (message_id === undefined) return;
    let isSaid = false;
    const say = () => {
      if (isSaid || document.visibilityState !== "visible") return;
      isSaid = true;
      trpcClient.event.read.mutate({ chat_id: chatId, message_id }).catch(() => {});
    };
    say();
    document.addEventListener("visibilitychange", say);
    return () => document.removeEventListener("visibilitychange", say);
  }, [chatId, message_id]);
  return null;
}

/** While nobody looks at the page, its title says how many chats have something unread. */
function useUnreadTitle() {
  const count = useMarks(({ unread }) => unread.size);
  useEffect(() => {
    const show = () => {
      const title = document.title.replace(/^\(\d+\) /, "");
      const next = document.visibilityState === "hidden" && count > 0 ? `(${count}) ${title}` : title;
      if (next !== document.title) document.title = next;
    };
    show();
    document.addEventListener("visibilitychange", show);
    return () => document.removeEventListener("visibilitychange", show);
  }, [count]);
}

/** The icon of the tab says that an answer is being written, and while nobody looks that one is finished. */
function useSign() {
  const marks = useMarks();
  useEffect(() => {
    const show = () => void showSign(toSign(marks, document.visibilityState === "visible"));
    show();
    document.addEventListener("visibilitychange", show);
    return () => document.removeEventListener("visibilitychange", show);
  }, [marks]);
}
