import type { Chat } from "@neptun/api/chat/schema";
import { type InfiniteData, notifyManager, type QueryKey } from "@tanstack/react-query";
import { chatsPage } from "../../lib/pages.ts";
import { keyOf, queryClient, trpc, utils } from "../../lib/trpc.ts";
import { type ChatsFilter, placeIn } from "./place-chat.ts";

type Pages = InfiniteData<{ chats: Chat[]; next: number | null }>;

const lists = keyOf(trpc.chat.list, undefined, "infinite");
const filterOf = (key: QueryKey) => (key[1] as { input?: ChatsFilter } | undefined)?.input ?? {};

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

/** Shows chats as they are now: in the lists that they belong to, each at its place. */
export function placeChats(chats: readonly Chat[]) {
  notifyManager.batch(() => {
    for (const chat of chats) {
      utils.chat.get.setData({ chat_id: chat.id }, (data) => data && { chat });
      for (const [key, data] of queryClient.getQueriesData<Pages>({ queryKey: lists })) {
        const pages = data && placeIn(data.pages, filterOf(key), chat);
        if (pages !== data?.pages) queryClient.setQueryData<Pages>(key, data && pages && { ...data, pages });
      }
    }
  });
}

/** Shows a chat again that was dropped. */
export function putChat(chat: Chat) {
  void queryClient.cancelQueries({ queryKey: lists });
  utils.chat.get.setData({ chat_id: chat.id }, { chat });
  placeChats([chat]);
}

/** Shows a new chat in the lists it belongs to. */
export function addChat(chat: Chat) {
  utils.chat.get.setData({ chat_id: chat.id }, { chat });
  placeChats([chat]);
}

/** A chat that is shown somewhere. */
export const knownChat = (id: number): Chat | undefined =>
  utils.chat.get.getData({ chat_id: id })?.chat ??
  queryClient
    .getQueriesData<Pages>({ queryKey: lists })
    .flatMap(([, data]) => data?.pages.flatMap((page) => page.chats) ?? [])
    .find((chat) => chat.id === id);

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
    predicate: ({ queryKey }) => filterOf(queryKey).project_id !== undefined,
  });
}

/** Asks again for the lists of chats that are not in the order of their use, or not of all: their places are a guess. */
export function refreshLists() {
  void queryClient.invalidateQueries({
    queryKey: lists,
    predicate: ({ queryKey }) => JSON.stringify(filterOf(queryKey)) !== JSON.stringify(chatsPage),
  });
  void utils.tag.list.invalidate();
  refreshProjects();
}
