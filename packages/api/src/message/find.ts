import { requireChat } from "../chat/access.ts";
import type { UserContext } from "../context.ts";
import { countOf, toFinder } from "./find-text.ts";
import { type FindMessagesInput, OUTLINE_LENGTH } from "./schema.ts";
import { FIND_MESSAGES, OUTLINE } from "./statements.ts";

interface FoundRow {
  last: number | null;
  ended: boolean;
  texts: { id: number; text: string }[] | null;
}

/** Letters whose lower case the database and the browser agree about. */
const PLAIN = /[a-z0-9 !-/:-@[-`{-~]+/g;

/** The longest part of a text that needs no knowledge of cases or of blanks: what has the text has this. */
const partOf = (text: string) =>
  (text.toLowerCase().match(PLAIN) ?? [])
    .flatMap((run) => run.split(" "))
    .reduce((longest, run) => (run.length > longest.length ? run : longest), "");

/** The messages of a chat that have a text, oldest first, a part of the chat at a time. NOT_FOUND if it is not the user's. */
export async function findMessages(ctx: UserContext, { chat_id, text, after, ...options }: FindMessagesInput) {
  // The long s and the Kelvin sign are cases of s and k, which lower() of the database need not know.
  const part = options.match_case ? partOf(text) : partOf(text.replace(/[sk]/gi, "\n"));
  const [row] = await ctx.db.query<FoundRow>(FIND_MESSAGES, [ctx.user.id, chat_id, after ?? 0, part]);
  if (!row || row.last === null) {
    await requireChat(ctx, chat_id);
    return { found: [], next: null };
  }
  const finder = toFinder(text, options);
  const counts = (row.texts ?? []).map(({ id, text }) => ({ message_id: id, count: countOf(text, finder) }));
  return { found: counts.filter(({ count }) => count > 0), next: row.ended ? null : row.last };
}

/** What the user asked in a chat: its beginnings, and where they are. */
export async function outlineOf(ctx: UserContext, chat_id: number) {
  const rows = await ctx.db.query<{ message_id: number; number: number; total: number; text: string }>(OUTLINE, [
    ctx.user.id,
    chat_id,
    OUTLINE_LENGTH,
  ]);
  if (rows.length === 0) await requireChat(ctx, chat_id);
  return { turns: rows.map(({ total: _, ...turn }) => turn), total: rows[0]?.total ?? 0 };
}
