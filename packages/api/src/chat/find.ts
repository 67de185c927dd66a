import type { UserContext } from "../context.ts";
import { BEYOND_IDS } from "../paging.ts";
import { expandTerms } from "../search/expand.ts";
import { toTerm } from "../search/query.ts";
import { INDEXED, indexStatement } from "../search/statements.ts";
import { fold } from "../search/words.ts";
import { toTagKey } from "../tag/schema.ts";
import type { ListChatsInput } from "./schema.ts";

/** More that wait to be indexed are not looked through one by one. */
const MOST_WAITING = 500;

const READ_WAITING = {
  name: "chat_waiting",
  text: `SELECT kind, item_id FROM search_queue WHERE neptun_user_id = $1 LIMIT ${MOST_WAITING + 1}`,
};

const READ_TAGGED = {
  name: "chat_tagged",
  text: `SELECT ct.chat_conversation_id AS id FROM neptun_user_tag t
JOIN chat_conversation_tag ct ON ct.neptun_user_id = $1 AND ct.tag_id = t.id
WHERE t.neptun_user_id = $1 AND t.name_key = $2 AND t.deleted_at IS NULL LIMIT ${INDEXED}`,
};

/** The ids of all chats that a tag or a text may leave, where those are few: the list reads no others. */
export async function findFew(ctx: UserContext, { tag, query }: ListChatsInput): Promise<number[] | undefined> {
  const tagged = tag === undefined ? undefined : await findTagged(ctx, tag);
  return tagged ?? (query ? findNamed(ctx, query) : undefined);
}

async function findTagged(ctx: UserContext, tag: string): Promise<number[] | undefined> {
  const found = await ctx.db.query<{ id: number }>(READ_TAGGED, [ctx.user.id, toTagKey(tag)]);
  return found.length < INDEXED ? found.map(({ id }) => id) : undefined;
}

/**
 * The ids of all chats whose name may contain the text, by the index of the search; undefined where that would be no help:
 * the text is too short or in too many names, which then are found soon by going through them.
 */
async function findNamed(ctx: UserContext, query: string): Promise<number[] | undefined> {
  const term = toTerm(fold(query));
  if (term.short || term.needs.length === 0) return undefined;
  // Before the index: what leaves the queue meanwhile is in the index then.
  const waiting = await ctx.db.query<{ kind: string; item_id: number }>(READ_WAITING, [ctx.user.id]);
  if (waiting.length > MOST_WAITING) return undefined;
  const ids = waiting.filter(({ kind }) => kind === "chat").map(({ item_id }) => item_id);
  const terms = await expandTerms(ctx, { terms: [term] });
  if (terms === "none") return ids;
  if (terms === null) return undefined;
  const { statement, values } = indexStatement("chat", ctx.user.id, terms, { below: BEYOND_IDS, from: 0 });
  const found = await ctx.db.query<{ id: number }>(statement, values);
  return found.length <= INDEXED ? [...ids, ...found.map(({ id }) => id)] : undefined;
}
