import type { z } from "zod";
import { showsVersion } from "../branch/path.ts";
import type { ChatMessage } from "./schema.ts";

/** A message as the database gives it. */
export type MessageRow = z.input<typeof ChatMessage>;

/** On the branch of version `f`, version `p` came before it: few chats have more than one, and those look. */
const isBefore = `(p.branch_id = f.branch_id OR EXISTS (SELECT FROM chat_conversation_branch b
          WHERE b.neptun_user_id = f.neptun_user_id AND b.id = f.branch_id
            AND ${showsVersion({ ids: "b.path_ids", ends: "b.path_ends" }, "p")}))`;

/**
 * Columns of a message `m` with its generation `g`, its blocks and the files given with it. While an answer is being written, its text is what its
 * pieces hold.
 */
export const MESSAGE_COLUMNS = `m.id, m.chat_conversation_id, m.neptun_user_id, m.parent_id, m.branch_id, m.actor, m.model, m.status,
  m.created_at, m.updated_at,
  CASE WHEN m.status <> 'streaming' THEN m.message ELSE coalesce(
    (SELECT string_agg(p.text, '' ORDER BY p.position) FROM chat_conversation_generation_piece p
     WHERE p.neptun_user_id = g.neptun_user_id AND p.generation_id = g.id), '') END AS message,
  CASE WHEN g.id IS NULL THEN NULL ELSE json_build_object('model', g.model, 'error_code', g.error_code,
    'error_message', g.error_message, 'provider_status', g.provider_status, 'provider_request_id', g.provider_request_id,
    'retry_at', to_char(g.retry_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'prompt_tokens', g.prompt_tokens, 'completion_tokens', g.completion_tokens,
    'duration_ms', g.duration_ms, 'first_token_ms', g.first_token_ms, 'cost', g.cost, 'instruction', g.instruction) END AS generation,
  coalesce((SELECT json_agg(json_build_object('position', b.position, 'file_id', f.id, 'title', f.title,
      'version', f.version, 'before_id', (
        SELECT p.id FROM chat_conversation_file p
        WHERE p.neptun_user_id = f.neptun_user_id AND p.lineage_id = f.lineage_id AND p.version < f.version
          AND p.deleted_at IS NULL AND ${isBefore}
        ORDER BY p.version DESC LIMIT 1
      ), 'added', b.added, 'removed', b.removed) ORDER BY b.position)
    FROM chat_conversation_message_block b
    JOIN chat_conversation_file f ON f.neptun_user_id = b.neptun_user_id AND f.id = b.file_id AND f.deleted_at IS NULL
    WHERE b.neptun_user_id = m.neptun_user_id AND b.chat_conversation_message_id = m.id), '[]') AS blocks,
  coalesce((SELECT json_agg(json_build_object('position', b.position, 'title', b.title, 'problem', b.problem)
      ORDER BY b.position)
    FROM chat_conversation_message_block b
    WHERE b.neptun_user_id = m.neptun_user_id AND b.chat_conversation_message_id = m.id AND b.problem IS NOT NULL), '[]')
    AS problems,
  coalesce((SELECT json_agg(json_build_object('file_id', f.id, 'title', f.title, 'version', f.version,
      'chat_conversation_id', f.chat_conversation_id, 'size', f.size) ORDER BY s.position)
    FROM chat_conversation_message_file s
    JOIN chat_conversation_file f ON f.neptun_user_id = s.neptun_user_id AND f.id = s.file_id AND f.deleted_at IS NULL
    JOIN chat_conversation c ON c.neptun_user_id = f.neptun_user_id AND c.id = f.chat_conversation_id
      AND c.deleted_at IS NULL
    WHERE s.neptun_user_id = m.neptun_user_id AND s.chat_conversation_message_id = m.id), '[]') AS files`;

/** The tables that MESSAGE_COLUMNS speaks of. */
export const MESSAGE_TABLES = `chat_conversation_message m
LEFT JOIN chat_conversation_generation g
  ON g.neptun_user_id = m.neptun_user_id AND g.chat_conversation_message_id = m.id`;
