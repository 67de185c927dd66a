import type { Change } from "@neptun/api/event/schema";
import { addChat, dropChat, forgetChat, refreshProjects } from "../features/chat/chat-cache.ts";
import { dropItems } from "../features/trash/use-trash.ts";
import { toMessages, withMessages, withoutMessage } from "../lib/message-pages.ts";
import { messagesPage } from "../lib/pages.ts";
import { errorCode, keyOf, queryClient, trpc, trpcClient, utils } from "../lib/trpc.ts";

const MOST = 50;

/** Brings what the page knows up to date: only what changed is asked for, and only where it is shown or kept. */
export async function applyChange(change: Change): Promise<void> {
  // What was restored keeps its row in an open trash, with the way to it.
  if (change.action === "purged") dropItems(({ kind, id }) => kind === change.kind && change.ids.includes(id));
  if (change.kind === "chat") await applyToChat(change);
  else if (change.kind === "message") await applyToMessages(change);
  else if (change.kind === "file") {
    if (change.chat_id !== null) void utils.file.list.invalidate({ chat_id: change.chat_id });
    void utils.project.files.invalidate();
  } else if (change.kind === "project") refreshProjects();
  else if (change.kind === "collection") void utils.collection.list.invalidate();
  else if (change.kind === "session") void utils.session.list.invalidate();
  else if (change.kind === "token") void utils.token.list.invalidate();
}

async function applyToChat({ action, ids, chat_id }: Change) {
  if (action === "read") return;
  if (action === "deleted" || action === "purged") {
    for (const id of ids) {
      dropChat(id);
      forgetChat(id);
    }
  } else if (chat_id !== null) await fetchChat(chat_id);
  if (action !== "changed") refreshProjects();
}

async function fetchChat(chat_id: number) {
  try {
    addChat((await trpcClient.chat.get.query({ chat_id })).chat);
  } catch (error) {
    if (errorCode(error) !== "NOT_FOUND") throw error;
    dropChat(chat_id);
  }
}

async function applyToMessages({ action, ids, chat_id, status }: Change) {
  if (chat_id === null) return;
  // Another branch is shown, with the files of it.
  if (action === "moved") void utils.file.list.invalidate({ chat_id });
  await Promise.all([fetchChat(chat_id), patchMessages(chat_id, { action, ids, status })]);
}

async function patchMessages(chat_id: number, { action, ids, status }: Pick<Change, "action" | "ids" | "status">) {
  const page = messagesPage(chat_id);
  const data = utils.message.list.getInfiniteData(page);
  if (!data) return;
  const known = toMessages(data);
  const isKnown = ids.every((id) => known.some((one) => one.id === id && (status === null || one.status === status)));
  if (action === "created" && isKnown) return;
  if (action === "changed" && isKnown && status !== null && status !== "streaming") return;
  if (action === "deleted") {
    for (const id of ids) utils.message.list.setInfiniteData(page, (data) => data && withoutMessage(data, id));
    return;
  }
  const after = (action === "created" ? (known.at(-1)?.id ?? 0) : ids[0]! - 1) || undefined;
  const limit = action === "created" ? MOST : 1;
  const isOne = action === "created" || (action === "changed" && ids.length === 1);
  const read = isOne ? await trpcClient.message.list.query({ chat_id, after, limit }) : undefined;
  if (read && (action === "changed" || read.next === null))
    utils.message.list.setInfiniteData(page, (data) => data && withMessages(data, read.chatMessages));
  else void queryClient.invalidateQueries({ queryKey: keyOf(trpc.message.list, page, "infinite") });
}
