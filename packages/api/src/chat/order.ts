import type { Statement } from "@neptun/db";
import { toTagKey } from "../tag/schema.ts";
import { CHAT_COLUMNS, withProject } from "./access.ts";
import type { ChatOrder, ListChatsInput } from "./schema.ts";

const DEFAULT_ORDER: ChatOrder = [{ field: "updated_at", direction: "desc" }];

/**
 * The list of chats in any order, a page at a time. The page after a chat holds what sorts behind it, by the fields of the
 * order and then by id: `(a, b, id)` in mixed directions, spelled out. Fields and directions come from closed sets.
 */
export function chatListStatement(userId: number, input: ListChatsInput & Ids): Ask {
  const order = uniqueOrder(input.order_by ?? DEFAULT_ORDER);
  const after = input.after ?? input.cursor ?? null;
  const values = new Values(userId);
  const limit = values.add(input.limit === undefined ? null : input.limit + 1, "::int");
  const where = conditions(input, values);
  if (after !== null) where.push(`(${behind(order, values.add(after, "::int"))})`);
  const toOrderBy = (table: string) =>
    order.map(({ field, direction }) => `${keyOf(table, field)} ${direction}`).join(", ");
  // Archived or not is where each index begins, so that a list of both is read from two places. The page is cut before anything
  // is joined to it: the planner, which knows no user, might join it all and sort it then.
  const halves = input.archived === undefined && !input.pinned ? [false, true] : [input.archived];
  const pages = halves.map(
    (archived) => `(SELECT * FROM chat_conversation c
WHERE c.neptun_user_id = $1 AND c.deleted_at IS NULL ${archived === undefined ? "" : `AND ${archived ? "" : "NOT "}c.archived`}
  ${where.map((condition) => `AND ${condition}`).join(" ")}
ORDER BY ${toOrderBy("c")} LIMIT ${limit})`,
  );
  const text = `SELECT ${CHAT_COLUMNS} FROM ${withProject(`(${pages.join(" UNION ALL ")})`)}
ORDER BY ${toOrderBy("c")} LIMIT ${limit}`;
  return { statement: { name: nameOf(input, after), text }, values: values.list };
}

/** Only what screens ask for all the time is prepared by name: of others the planner has to see the values. */
function nameOf(
  { order_by, query, tag, project_id, archived, pinned, ids }: ListChatsInput & Ids,
  after: number | null,
) {
  if (order_by || query || tag !== undefined || project_id !== undefined || ids) return "";
  return `chat_list_${archived ?? "all"}_${pinned ?? "all"}${after === null ? "" : "_after"}`;
}

interface Ask {
  statement: Statement;
  values: unknown[];
}

interface Ids {
  /** Among these. */
  ids?: number[];
}

class Values {
  readonly list: unknown[];
  constructor(userId: number) {
    this.list = [userId];
  }
  add = (value: unknown, type: string) => `$${this.list.push(value)}${type}`;
}

function conditions({ project_id, pinned, tag, query, ids }: ListChatsInput & Ids, values: Values): string[] {
  const name = query?.replace(/[\\%_]/g, "\\$&");
  return [
    ...(pinned === undefined ? [] : [`${pinned ? "" : "NOT "}c.pinned`]),
    ...(project_id === undefined
      ? []
      : [
          `c.id IN (SELECT pc.chat_conversation_id FROM neptun_user_project_chat_conversation pc
    WHERE pc.neptun_user_id = $1 AND pc.project_id = ${values.add(project_id, "::int")})`,
        ]),
    ...(tag === undefined
      ? []
      : [
          `c.id IN (SELECT ct.chat_conversation_id FROM neptun_user_tag t
    JOIN chat_conversation_tag ct ON ct.neptun_user_id = $1 AND ct.tag_id = t.id
    WHERE t.neptun_user_id = $1 AND t.name_key = ${values.add(toTagKey(tag), "::text")} AND t.deleted_at IS NULL)`,
        ]),
    ...(ids ? [`c.id = ANY(${values.add(ids, "::int[]")})`] : []),
    ...(name ? [`c.name ILIKE '%' || ${values.add(name, "::text")} || '%'`] : []),
  ];
}

/** The ids of the whole list in its order, as one array. */
export function chatIdsStatement(userId: number, input: ListChatsInput & Ids): Ask {
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

/** What the index holds: of texts as much as may be sent, where a row of an older time could have more than fits. */
const keyOf = (table: string, field: string) =>
  field === "name" || field === "model" ? `left(${table}.${field}, 256)` : `${table}.${field}`;

/** Of the chat that the page comes after. */
const placeOf = (field: string, after: string) =>
  `(SELECT ${keyOf("a", field)} FROM chat_conversation a WHERE a.neptun_user_id = $1 AND a.id = ${after})`;

/** (a, b) > (x, y), which an index goes to at once; in mixed directions a >= x AND (a > x OR (b >= y AND (b > y OR (…)))) */
function behind(order: ChatOrder, after: string): string {
  const [first, ...rest] = order;
  if (!first) return "false";
  const { field, direction } = first;
  const sign = direction === "asc" ? ">" : "<";
  if (order.every((part) => part.direction === direction)) {
    const columns = order.map((part) => keyOf("c", part.field)).join(", ");
    return `(${columns}) ${sign} (${order.map((part) => placeOf(part.field, after)).join(", ")})`;
  }
  const key = keyOf("c", field);
  const place = placeOf(field, after);
  return `${key} ${sign}= ${place} AND (${key} ${sign} ${place} OR (${behind(rest, after)}))`;
}
