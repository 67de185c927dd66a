import { MutationObserver } from "@tanstack/react-query";
import { toMessages, withMessages } from "../../lib/message-pages.ts";
import { alone } from "../../lib/one-tab.ts";
import { hasOutgoing } from "../../lib/outbox.ts";
import { messagesPage } from "../../lib/pages.ts";
import { changeQueued, onQueueChange, type Queued, queuedChats, readStored, removeQueued } from "../../lib/queue.ts";
import { errorCode, errorText, isRefused, queryClient, trpcClient, utils } from "../../lib/trpc.ts";
import { queueLock } from "./queue-lock.ts";

/** Where nothing tells of an end, it is looked for. */
const LOOK_MS = 10_000;
/** Several changes at once are one look. */
const SOON_MS = 20;

/** Sends the first message of a chat's queue, if its turn has come. Rejects where that cannot be found out. */
export const sendNext = (chatId: number, onSent: (chatId: number) => void) =>
  alone(queueLock(chatId), async () => {
    const first = readStored(chatId)[0];
    if (!first || first.state === "unsent" || !(await isItsTurn(chatId, first))) return;
    // Meanwhile it may have been changed or, without locks, sent by another tab.
    const next = readStored(chatId)[0];
    if (next?.id === first.id) await sendFirst(chatId, next, onSent);
  });

async function isItsTurn(chatId: number, { state, isTried }: Queued): Promise<boolean> {
  if (isTried) return true;
  if (state !== "now" && hasOutgoing(chatId)) return false;
  const { chatMessages } = await trpcClient.message.list.query({ chat_id: chatId, from: "newest", limit: 1 });
  const status = chatMessages.at(-1)?.status ?? "complete";
  return status === "complete" || (state === "now" && status !== "streaming");
}

async function sendFirst(chatId: number, { id, key, text, files, model }: Queued, onSent: (chatId: number) => void) {
  changeQueued(chatId, id, { isTried: true, problem: undefined });
  const mutationFn = () =>
    trpcClient.generation.send.mutate({
      chat_id: chatId,
      message: text,
      model,
      file_ids: files.map(({ file_id }) => file_id),
      idempotency_key: key,
    });
  try {
    const { chatMessages } = await new MutationObserver(queryClient, { mutationFn }).mutate();
    utils.message.list.setInfiniteData(messagesPage(chatId), (data) => data && withMessages(data, chatMessages));
    removeQueued(chatId, id);
    onSent(chatId);
  } catch (error) {
    changeQueued(chatId, id, { state: "unsent", isTried: !isRefused(error), problem: errorText(error) });
  }
}

const isBeingAnswered = (chatId: number) =>
  toMessages(utils.message.list.getInfiniteData(messagesPage(chatId))).at(-1)?.status === "streaming";

/** Sends what waits in the queues of all chats, each message when its turn has come, until what this returns is called. */
export function followQueues(onSent: (chatId: number) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Of somebody else who uses this browser, or deleted.
  const away = new Set<number>();
  const look = (isSure = false) => {
    for (const chatId of queuedChats()) {
      // What the page knows of an answer may be old, and saves a question.
      if (away.has(chatId) || (!isSure && isBeingAnswered(chatId))) continue;
      sendNext(chatId, onSent).catch((error) => errorCode(error) === "NOT_FOUND" && away.add(chatId));
    }
  };
  const lookSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, SOON_MS);
  };
  const lookAgain = () => document.visibilityState === "visible" && look(true);
  const every = setInterval(lookAgain, LOOK_MS);
  const stops = [
    onQueueChange(lookSoon),
    queryClient.getQueryCache().subscribe(({ type, query }) => {
      if (type === "updated" && isMessages(query.queryKey)) lookSoon();
    }),
  ];
  addEventListener("online", lookAgain);
  lookSoon();
  return () => {
    clearTimeout(timer);
    clearInterval(every);
    removeEventListener("online", lookAgain);
    for (const stop of stops) stop();
  };
}

const isMessages = ([path]: readonly unknown[]) => Array.isArray(path) && path[0] === "message" && path[1] === "list";
