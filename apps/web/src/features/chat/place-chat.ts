import type { Chat, ListChatsInput } from "@neptun/api/chat/schema";

/** What a list is asked for. */
export type ChatsFilter = Partial<
  Pick<ListChatsInput, "archived" | "pinned" | "project_id" | "query" | "tag"> & { order_by: string }
>;
interface Page {
  chats: Chat[];
  next: number | null;
}

const isAmong = (names: readonly string[], name: string) =>
  names.some((other) => other.toLowerCase() === name.toLowerCase());

function belongs(chat: Chat, { archived, pinned, project_id, query, tag }: ChatsFilter) {
  return (
    (archived === undefined || chat.archived === archived) &&
    (pinned === undefined || chat.pinned === pinned) &&
    (project_id === undefined || chat.project_id === project_id) &&
    (tag === undefined || isAmong(chat.tags, tag)) &&
    (!query || chat.name.toLowerCase().includes(query.toLowerCase()))
  );
}

type Order = (a: Chat, b: Chat) => number;
const byCreation: Order = (a, b) => b.created_at.localeCompare(a.created_at) || b.id - a.id;
const byName: Order = (a, b) => a.name.localeCompare(b.name) || a.id - b.id;
const byUse: Order = (a, b) => b.updated_at.localeCompare(a.updated_at) || b.id - a.id;

const orderOf = ({ order_by = "" }: ChatsFilter) =>
  order_by.startsWith("created_at") ? byCreation : order_by.startsWith("name") ? byName : byUse;

/** The pages of a list with the chat as it is now: at its place, or without it; the same pages where it is in none. */
export function placeIn(pages: Page[], filter: ChatsFilter, chat: Chat): Page[] {
  const isIn = pages.some((page) => page.chats.some(({ id }) => id === chat.id));
  const others = isIn
    ? pages.map((page) => ({ ...page, chats: page.chats.filter(({ id }) => id !== chat.id) }))
    : pages;
  if (!belongs(chat, filter)) return others;
  const order = orderOf(filter);
  const isAfter = (other: Chat) => order(chat, other) < 0;
  const found = others.findIndex((page) => page.chats.some(isAfter));
  // Behind what is loaded it comes with the next page, which begins after the chat `next`.
  const next = others.at(-1)?.next ?? null;
  if (found < 0 && next !== null && next !== chat.id) return others;
  const target = found < 0 ? others.length - 1 : found;
  return others.map((page, index) => {
    if (index !== target) return page;
    const at = page.chats.findIndex(isAfter);
    return { ...page, chats: page.chats.toSpliced(at < 0 ? page.chats.length : at, 0, chat) };
  });
}
