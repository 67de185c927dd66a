import type { Change } from "@neptun/api/event/schema";
import { type MessagePages, replaceMessages, toMessages, withFollowing, withoutMessage } from "../lib/message-pages.ts";
import { messagesPage } from "../lib/pages.ts";
import { keyOf, queryClient, trpc, trpcClient, utils } from "../lib/trpc.ts";

const MOST = 50;
type Pages = MessagePages<unknown>;

/** The newest messages of a chat, and those around older ones. */
const listsOf = (chat_id: number) => ({ queryKey: keyOf(trpc.message.list, { chat_id }, "infinite") });
const edit = (chat_id: number, change: (data: Pages) => Pages) =>
  queryClient.setQueriesData<Pages>(listsOf(chat_id), (data) => data && change(data));

/** Puts messages where they belong in whatever is loaded of their chat. */
export async function applyToMessages({ action, ids, chat_id, status }: Change): Promise<void> {
  if (chat_id === null) return;
  const lists = queryClient.getQueriesData<Pages>(listsOf(chat_id)).flatMap(([, data]) => data ?? []);
  if (lists.length === 0) return;
  const known = new Map(lists.flatMap(toMessages).map((message) => [message.id, message]));
  if (action === "created") {
    if (!ids.every((id) => known.has(id))) await addNew(chat_id);
  } else if (action === "deleted") {
    edit(chat_id, (data) => ids.reduce<Pages>(withoutMessage, data));
  } else if (action === "changed" && ids.length === 1) {
    const [id] = ids;
    const message = known.get(id!);
    // How an answer ended is told by its own stream, too.
    const isNews = status === null || status === "streaming" || message?.status !== status;
    if (message && isNews) await readAgain(chat_id, message.id);
  } else refresh(chat_id, action);
}

async function addNew(chat_id: number) {
  const after = toMessages(utils.message.list.getInfiniteData(messagesPage(chat_id))).at(-1)?.id;
  const { chatMessages, next } = await trpcClient.message.list.query({ chat_id, after, limit: MOST });
  if (chatMessages.length === 0) return;
  let isBehind = next !== null;
  edit(chat_id, (data) => {
    // Pages that end earlier go on to them by themselves.
    if (isBehind || data.pages[0]?.newer !== undefined) return data;
    const more = withFollowing(data, after, chatMessages);
    isBehind = !more;
    return more ?? data;
  });
  if (isBehind) refresh(chat_id, "created");
}

async function readAgain(chat_id: number, id: number) {
  const { chatMessages } = await trpcClient.message.list.query({ chat_id, after: id - 1 || undefined, limit: 1 });
  edit(chat_id, (data) => replaceMessages(data, chatMessages));
}

function refresh(chat_id: number, action: Change["action"]) {
  void queryClient.invalidateQueries(listsOf(chat_id));
  // Another branch is shown, with the files of it.
  if (action === "moved") void utils.file.list.invalidate({ chat_id });
}
