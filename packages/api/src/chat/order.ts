import type { Statement } from "@neptun/db";
import { CHAT_TABLES } from "./access.ts";
import type { ChatOrder, ListChatsInput } from "./schema.ts";

const DEFAULT_ORDER: ChatOrder = [{ field: "updated_at", direction: "desc" }];

/**
 * The list of chats in any order, a page at a time. The page after a chat holds what sorts behind it, by the fields of the
 * order and then by id: `(a, b, id)` in mixed directions, spelled out. Fields and directions come from closed sets.
 */
export function chatListStatement(userId: number, input: ListChatsInput): { statement: Statement; values: unknown[] } {
  const order = uniqueOrder(input.order_by ?? DEFAULT_ORDER);
  const after = input.after ?? input.cursor ?? null;
  const orderBy = order.map(({ field, direction }) => `c.${field} ${direction}`).join(", ");
  const text = `SELECT c.id, c.neptun_user_id, p.id AS project_id, c.model, c.name, c.created_at, c.updated_at
FROM ${CHAT_TABLES}
WHERE c.neptun_user_id = $1 AND c.deleted_at IS NULL
  AND ($2::int IS NULL OR p.id = $2)
  AND ($3::text IS NULL OR c.name ILIKE '%' || $3 || '%')
  ${after === null ? "" : `AND (${behind(order)})`}
ORDER BY ${orderBy} LIMIT $4::int`;
  // Only the usual order is prepared by name: the others are too many.
  const name = input.order_by ? "" : `chat_list${after === null ? "" : "_after"}`;
  const values: unknown[] = [
    userId,
    input.project_id ?? null,
    input.query ? input.query.replace(/[\\%_]/g, "\\$&") : null,
    input.limit === undefined ? null : input.limit + 1,
  ];
  if (after !== null) values.push(after);
  return { statement: { name, text }, values };
}

/** The ids of the whole list in its order, as one array. */
export function chatIdsStatement(userId: number, input: ListChatsInput): { statement: Statement; values: unknown[] } {
  const { statement, values } = chatListStatement(userId, { ...input, limit: undefined });
  const text = `SELECT ARRAY(SELECT id FROM (${statement.text}) list) AS ids`;
  return { statement: { name: statement.name && `${statement.name}_ids`, text }, values };
}

/** Each field once, and the id last, so that the order is total. */
function uniqueOrder(order: ChatOrder): ChatOrder {
  const seen = new Map(order.toReversed().map((part) => [part.field, part]));
  const unique = order.filter((part) => seen.get(part.field) === part && part.field !== "id");
  const id = seen.get("id") ?? { field: "id" as const, direction: unique.at(-1)?.direction ?? "desc" };
  return [...unique, id];
}

/** Of the chat that the page comes after. */
const placeOf = (field: string) =>
  `(SELECT a.${field} FROM chat_conversation a WHERE a.neptun_user_id = $1 AND a.id = $5)`;

/** (a, b) > (x, y), which an index goes to at once; in mixed directions a > x OR a = x AND (b > y OR b = y AND (…)) */
function behind(order: ChatOrder): string {
  const [first, ...rest] = order;
  if (!first) return "false";
  const { field, direction } = first;
  const sign = direction === "asc" ? ">" : "<";
  if (order.every((part) => part.direction === direction)) {
    const columns = order.map((part) => `c.${part.field}`).join(", ");
    return `(${columns}) ${sign} (${order.map((part) => placeOf(part.field)).join(", ")})`;
  }
  return `c.${field} ${sign} ${placeOf(field)} OR c.${field} = ${placeOf(field)} AND (${behind(rest)})`;
}
