import type { ChatTurn } from "@neptun/models";
import { pathOfMessage, showsMessage } from "../branch/path.ts";
import type { OwnerContext } from "../context.ts";

const MOST_TURNS = 1000;

/** What chat $2 is to summarise, if message $3 is what it begins with. */
const SUMMARISED = {
  name: "generation_summarised",
  text: `SELECT o.id AS chat_id, c.origin_message_id AS message_id FROM chat_conversation c
JOIN chat_conversation o ON o.neptun_user_id = $1 AND o.id = c.origin_chat_id AND o.deleted_at IS NULL
WHERE c.neptun_user_id = $1 AND c.id = $2 AND c.origin_kind = 'summary' AND NOT EXISTS (
  SELECT FROM chat_conversation_message m WHERE m.neptun_user_id = $1 AND m.chat_conversation_id = $2 AND m.id < $3
    AND m.deleted_at IS NULL AND m.actor <> 'system' AND ${showsMessage(pathOfMessage("$3"), "m")})`,
};

/** What was said up to message $3 on its branch, the newest first. */
const SAID = {
  name: "generation_said",
  text: `SELECT m.actor AS role, m.message AS content FROM chat_conversation_message m
WHERE m.neptun_user_id = $1 AND m.chat_conversation_id = $2 AND m.id <= $3 AND m.deleted_at IS NULL
  AND m.status <> 'streaming' AND m.message <> '' AND m.actor <> 'system' AND ${showsMessage(pathOfMessage("$3"), "m")}
ORDER BY m.id DESC LIMIT ${MOST_TURNS}`,
};

/**
 * What a question is about that asks for a summary of another chat, in so many characters: it is the first one of a chat that
 * was made for that. Nothing for any other.
 */
export async function turnsToSummarise(
  ctx: OwnerContext,
  { chat_id, id }: { chat_id: number; id: number },
  room: number,
): Promise<ChatTurn[]> {
  const key = [ctx.user.id, chat_id, id];
  const [origin] = await ctx.db.query<{ chat_id: number; message_id: number }>(SUMMARISED, key);
  if (!origin) return [];
  const said = await ctx.db.query<ChatTurn>(SAID, [ctx.user.id, origin.chat_id, origin.message_id]);
  return condense(said.reverse(), room);
}

/** Less of a turn tells nothing. */
const LEAST = 200;
const GAP = "\n[…]\n";

/** The turns in so many characters: of the longest the middle is left out, and where that is not enough, turns after the first. */
export function condense(turns: ChatTurn[], room: number): ChatTurn[] {
  const most = Math.max(1, Math.floor(room / LEAST));
  const kept = turns.length <= most ? turns : [...turns.slice(0, 1), ...(most > 1 ? turns.slice(1 - most) : [])];
  const length = longestOf(
    kept.map(({ content }) => content.length),
    room,
  );
  return kept.map(({ role, content }) => ({ role, content: shorten(content, length) }));
}

/** How long each may be, so that all of them fit: the short ones leave their room to the others. */
function longestOf(lengths: number[], room: number): number {
  let left = room;
  let others = lengths.length;
  for (const length of lengths.toSorted((a, b) => a - b)) {
    if (length * others > left) return Math.floor(left / others);
    left -= length;
    others--;
  }
  return Number.POSITIVE_INFINITY;
}

function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const half = Math.max(0, Math.floor((length - GAP.length) / 2));
  const cut = `${text.slice(0, half)}${GAP}${half === 0 ? "" : text.slice(-half)}`;
  // A cut may go through a pair.
  return cut.replace(/\p{Surrogate}/gu, "");
}
