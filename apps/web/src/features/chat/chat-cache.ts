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

export const dropChat = (id: number) => editAll((chats) => chats.filter((chat) => chat.id !== id));

/** Nothing of a deleted chat is shown again. */
export function forgetChat(chat_id: number) {
  queryClient.removeQueries({ queryKey: keyOf(trpc.chat.get, { chat_id }) });
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
