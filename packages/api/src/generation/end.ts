import { isShown } from "../branch/switch.ts";
import { lockAnyChat } from "../chat/access.ts";
import type { OwnerContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { blocksToSave, saveBlocks } from "../file/save-blocks.ts";
import type { MessageRow } from "../message/rows.ts";
import type { MessageStatus } from "../message/schema.ts";
import { getMessage } from "../message/service.ts";
import { addUsage } from "../usage/statements.ts";

export interface Outcome {
  status: Exclude<MessageStatus, "streaming">;
  error_code?: string;
  error_message?: string;
  provider_status?: number | undefined;
  provider_request_id?: string | undefined;
  /** From now on until the provider takes requests again. */
  retry_after_seconds?: number | undefined;
  prompt_tokens?: number;
  completion_tokens?: number;
  duration_ms?: number;
  first_token_ms?: number | undefined;
  /** In US dollars. */
  cost?: number;
}

/** What this run of the model used: an answer that goes on has several. */
const USED = addUsage(
  {
    user: "$1::int",
    chat: "$9::int",
    model: "ended.model",
    prompt_tokens: "$6::int",
    completion_tokens: "$7::int",
    cost: "$11::numeric",
    duration_ms: "$8::int",
    first_token_ms: "$10::int",
  },
  // Of a process that is gone only the text is known.
  "ended, answer WHERE $7::int IS NOT NULL OR $10::int IS NOT NULL OR ($8::int IS NULL AND answer.text <> '')",
);

const END = {
  name: "generation_end",
  text: `WITH ended AS (
  UPDATE chat_conversation_generation SET status = $3, error_code = $4, error_message = $5,
    provider_status = $12, provider_request_id = $13, retry_at = now() + $14::int * interval '1 second',
    prompt_tokens = coalesce($6::int, prompt_tokens), completion_tokens = coalesce(completion_tokens + $7::int, $7, completion_tokens),
    first_token_ms = coalesce(first_token_ms, $10::int), cost = coalesce(cost + $11::numeric, $11::numeric, cost),
    duration_ms = coalesce(duration_ms, 0) + coalesce($8::int, extract(epoch FROM now() - coalesce(ended_at, created_at)) * 1000),
    ended_at = now(), updated_at = now()
  WHERE neptun_user_id = $1 AND id = $2 AND status = 'streaming'
  RETURNING neptun_user_id, id, chat_conversation_message_id, model
), answer AS (
  SELECT coalesce(string_agg(p.text, '' ORDER BY p.position), '') AS text
  FROM ended JOIN chat_conversation_generation_piece p
    ON p.neptun_user_id = ended.neptun_user_id AND p.generation_id = ended.id
), emptied AS (
  DELETE FROM chat_conversation_generation_piece p USING ended
  WHERE p.neptun_user_id = ended.neptun_user_id AND p.generation_id = ended.id
), used AS (
  ${USED}
), touched AS (
  UPDATE chat_conversation c SET updated_at = now() FROM ended
  WHERE c.neptun_user_id = $1 AND c.id = $9
)
UPDATE chat_conversation_message m SET message = answer.text, status = $3, updated_at = now()
FROM ended, answer
WHERE m.neptun_user_id = ended.neptun_user_id AND m.id = ended.chat_conversation_message_id
RETURNING m.id, m.message`,
};

/** Of an answer that went on. */
const SAVED_BLOCKS = {
  name: "generation_saved_blocks",
  text: "SELECT position FROM chat_conversation_message_block WHERE neptun_user_id = $1 AND chat_conversation_message_id = $2",
};

/**
 * Ends an answer once, whoever comes first: its pieces become the message, its code blocks files. Returns the message as
 * it stands then, or null if it is gone.
 */
export async function endGeneration(
  ctx: OwnerContext,
  { chat_id, message_id, generation_id }: { chat_id: number; message_id: number; generation_id: number },
  outcome: Outcome,
): Promise<MessageRow | null> {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockAnyChat(inside, chat_id);
    const [message] = await db.query<{ id: number; message: string }>(END, [
      ctx.user.id,
      generation_id,
      outcome.status,
      outcome.error_code ?? null,
      outcome.error_message ?? null,
      outcome.prompt_tokens ?? null,
      outcome.completion_tokens ?? null,
      outcome.duration_ms ?? null,
      chat_id,
      outcome.first_token_ms ?? null,
      outcome.cost ?? null,
      outcome.provider_status ?? null,
      outcome.provider_request_id ?? null,
      outcome.retry_after_seconds ?? null,
    ]);
    if (message) {
      const found = blocksToSave(message.message, "assistant", { cut: outcome.status !== "complete" });
      const saved = new Set(
        (await db.query<{ position: number }>(SAVED_BLOCKS, [ctx.user.id, message_id])).map(({ position }) => position),
      );
      const blocks = found.filter(({ position }) => !saved.has(position));
      const aside = !(await isShown(inside, chat_id, message_id));
      await saveBlocks(inside, chat_id, [{ message_id: message.id, author: "assistant", blocks }], { aside });
    }
    return getMessage(inside, chat_id, message_id).catch(nullIfGone);
  });
}

function nullIfGone(error: unknown): null {
  if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
  throw error;
}
