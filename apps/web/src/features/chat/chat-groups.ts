import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { locale } from "../../lib/language.ts";
import type { Order } from "./list-order.ts";

export type ChatRow = { kind: "heading"; text: string } | { kind: "chat"; chat: Chat };

const DAY = 86_400_000;
const month = new Intl.DateTimeFormat(locale, { month: "long" });
const monthAndYear = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" });

function headingOf(at: Date, today: Date) {
  // Days of the calendar, not spans of 24 hours; rounded, as a day may have 23 or 25.
  const days = Math.round((today.getTime() - new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()) / DAY);
  if (days <= 0) return t`Today`;
  if (days === 1) return t`Yesterday`;
  if (days <= 7) return t`Previous 7 days`;
  if (days <= 30) return t`Previous 30 days`;
  return (at.getFullYear() === today.getFullYear() ? month : monthAndYear).format(at);
}

/** Times are told in one form, so that they are in the order of their letters; a list may have thousands. */
const byUse = (a: Chat, b: Chat) =>
  a.updated_at === b.updated_at ? b.id - a.id : a.updated_at < b.updated_at ? 1 : -1;

/** Those that are pinned, then the chats: sorted by a time, under the headings of that time. */
export function toRows(
  chats: readonly Chat[],
  pinned: readonly Chat[] = [],
  order: Order = "updated",
  now = new Date(),
): ChatRow[] {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const rows: ChatRow[] = pinned.map((chat) => ({ kind: "chat", chat }));
  if (rows.length > 0) rows.unshift({ kind: "heading", text: t`Pinned` });
  let last = "";
  for (const chat of order === "updated" ? chats.toSorted(byUse) : chats) {
    const text =
      order === "name"
        ? t`All chats`
        : headingOf(new Date(order === "created" ? chat.created_at : chat.updated_at), today);
    if (text !== last) rows.push({ kind: "heading", text });
    last = text;
    rows.push({ kind: "chat", chat });
  }
  return rows;
}
