import type { Chat } from "@neptun/api/chat/schema";
import type { InfiniteData, QueryKey } from "@tanstack/react-query";
import { chatsPage, projectChatsPage } from "../../lib/pages.ts";
import { keyOf, queryClient, trpc, utils } from "../../lib/trpc.ts";

type Pages = InfiniteData<{ chats: Chat[]; next: number | null }>;

const lists = keyOf(trpc.chat.list);

/** Stops requests that would overwrite what is about to be shown, and remembers what is: the answer puts it back. */
export async function holdChats() {
  await queryClient.cancelQueries({ queryKey: lists });
  const before = queryClient.getQueriesData<Pages>({ queryKey: lists });
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data);
  };
}

const editAll = (edit: (chats: Chat[]) => Chat[]) =>
  queryClient.setQueriesData<Pages>(
    { queryKey: lists },
    (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, chats: edit(page.chats) })) },
  );

/** Changes a chat wherever it is shown. */
export function patchChat(id: number, change: Partial<Chat>) {
  editAll((chats) =>
    chats.some((chat) => chat.id === id)
      ? chats.map((chat) => (chat.id === id ? { ...chat, ...change } : chat))
      : chats,
  );
  utils.chat.get.setData({ chat_id: id }, (data) => data && { chat: { ...data.chat, ...change } });
}

/** The chat as the server has it now; what was asked for before is no longer waited for. */
export function storeChat(chat: Chat) {
  patchChat(chat.id, chat);
  utils.chat.get.setData({ chat_id: chat.id }, { chat });
  // Whoever waits gets what was set.
  void queryClient.cancelQueries({ queryKey: keyOf(trpc.chat.get, { chat_id: chat.id }) });
}

export const dropChat = (id: number) => editAll((chats) => chats.filter((chat) => chat.id !== id));

/** Nothing of a deleted chat is shown again. */
export function forgetChat(chat_id: number) {
  queryClient.removeQueries({ queryKey: keyOf(trpc.chat.get, { chat_id }) });
}

/** The pages with the chat where it belongs: those used last first. */
export function withChat(pages: Pages["pages"], chat: Chat): Pages["pages"] {
  const isAfter = (other: Chat) =>
    other.updated_at < chat.updated_at || (other.updated_at === chat.updated_at && other.id < chat.id);
  const found = pages.findIndex((page) => page.chats.some(isAfter));
  const target = found < 0 ? pages.length - 1 : found;
  return pages.map((page, index) => {
    if (index !== target) return page;
    const at = page.chats.findIndex(isAfter);
    return { ...page, chats: page.chats.toSpliced(at < 0 ? page.chats.length : at, 0, chat) };
  });
}

/** The lists that show the chat. */
export const findChat = (id: number): QueryKey[] =>
  queryClient
    .getQueriesData<Pages>({ queryKey: lists })
    .filter(([, data]) => data?.pages.some((page) => page.chats.some((chat) => chat.id === id)))
    .map(([key]) => key);

/** Shows the chat in those lists again. */
export function putChat(chat: Chat, places: QueryKey[]) {
  void queryClient.cancelQueries({ queryKey: lists });
  dropChat(chat.id);
  utils.chat.get.setData({ chat_id: chat.id }, { chat });
  for (const key of places) {
    queryClient.setQueryData<Pages>(key, (data) => data && { ...data, pages: withChat(data.pages, chat) });
  }
}

function prepend(key: QueryKey, chat: Chat) {
  queryClient.setQueryData<Pages>(key, (data) => {
    const [first, ...rest] = data?.pages ?? [];
    return data && first && { ...data, pages: [{ ...first, chats: [chat, ...first.chats] }, ...rest] };
  });
}

/** Shows a new chat at the head of the lists it belongs to. */
export function addChat(chat: Chat) {
  dropChat(chat.id);
  utils.chat.get.setData({ chat_id: chat.id }, { chat });
  prepend(keyOf(trpc.chat.list, chatsPage, "infinite"), chat);
  if (chat.project_id !== null) prepend(keyOf(trpc.chat.list, projectChatsPage(chat.project_id), "infinite"), chat);
}

/** The chat was used just now: it goes to the head of the lists. */
export function touchChat(id: number) {
  const chat = utils.chat.get.getData({ chat_id: id })?.chat;
  if (chat) addChat({ ...chat, updated_at: new Date().toISOString() });
}

/** Asks again for what depends on which chat is in which project. */
export function refreshProjects() {
  void utils.project.list.invalidate();
  void utils.project.get.invalidate();
  void queryClient.invalidateQueries({
    queryKey: lists,
    predicate: ({ queryKey }) => JSON.stringify(queryKey).includes("project_id"),
  });
}
