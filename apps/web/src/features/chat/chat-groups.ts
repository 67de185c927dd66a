import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";

export type ChatRow = { kind: "heading"; text: string } | { kind: "chat"; chat: Chat };

const DAY = 86_400_000;
const month = new Intl.DateTimeFormat("en", { month: "long" });
const monthAndYear = new Intl.DateTimeFormat("en", { month: "long", year: "numeric" });

function headingOf(at: Date, today: Date) {
  // Days of the calendar, not spans of 24 hours; rounded, as a day may have 23 or 25.
  const days = Math.round((today.getTime() - new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()) / DAY);
  if (days <= 0) return t`Today`;
  if (days === 1) return t`Yesterday`;
  if (days <= 7) return t`Previous 7 days`;
  if (days <= 30) return t`Previous 30 days`;
  return (at.getFullYear() === today.getFullYear() ? month : monthAndYear).format(at);
}

/** The chats, last used first, under the headings of their time. */
export function toRows(chats: readonly Chat[], now = new Date()): ChatRow[] {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const rows: ChatRow[] = [];
  let last = "";
  for (const chat of chats.toSorted((a, b) => b.updated_at.localeCompare(a.updated_at) || b.id - a.id)) {
    const text = headingOf(new Date(chat.updated_at), today);
    if (text !== last) rows.push({ kind: "heading", text });
    last = text;
    rows.push({ kind: "chat", chat });
  }
  return rows;
}
