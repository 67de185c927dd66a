import { CHAT_COLUMNS, CHAT_TABLES } from "./access.ts";

export const CHATS_BY_ID = {
  name: "chat_by_id",
  text: `SELECT ${CHAT_COLUMNS}
FROM unnest($2::int[]) WITH ORDINALITY AS x(id, ord) CROSS JOIN ${CHAT_TABLES}
WHERE c.neptun_user_id = $1 AND c.id = x.id AND c.deleted_at IS NULL ORDER BY x.ord`,
};

export const CREATE_CHAT = {
  name: "chat_create",
  text: `WITH project AS (
  SELECT id FROM neptun_user_project WHERE neptun_user_id = $1 AND id = $4::int AND deleted_at IS NULL FOR KEY SHARE
), chat AS (
  INSERT INTO chat_conversation (neptun_user_id, model, name)
  SELECT $1, $2, $3 WHERE $4::int IS NULL OR EXISTS (SELECT 1 FROM project)
  RETURNING id, neptun_user_id, model, name, created_at, updated_at
), link AS (
  INSERT INTO neptun_user_project_chat_conversation (neptun_user_id, project_id, chat_conversation_id)
  SELECT chat.neptun_user_id, project.id, chat.id FROM chat, project
)
SELECT chat.*, $4::int AS project_id, false AS pinned, false AS archived, '{}'::text[] AS tags, false AS shared,
  NULL::int AS origin_chat_id, NULL::int AS origin_message_id, NULL::text AS origin_kind FROM chat`,
};

export const DELETE_CHATS = {
  name: "chat_delete",
  text: `UPDATE chat_conversation c SET deleted_at = now()
WHERE c.neptun_user_id = $1 AND c.id = ANY($2::int[]) AND c.deleted_at IS NULL
  AND ($3::int IS NULL OR EXISTS (SELECT 1 FROM neptun_user_project_chat_conversation l
    WHERE l.neptun_user_id = $1 AND l.project_id = $3 AND l.chat_conversation_id = c.id))
RETURNING c.id`,
};

/** All that were deleted of these; those that were not are told too. */
export const RESTORE_CHATS = {
  name: "chat_restore_many",
  text: `WITH own AS (
  SELECT id FROM chat_conversation WHERE neptun_user_id = $1 AND id = ANY($2::int[]) ORDER BY id FOR NO KEY UPDATE
)
UPDATE chat_conversation c SET deleted_at = NULL FROM own WHERE c.neptun_user_id = $1 AND c.id = own.id RETURNING c.id`,
};

/** Leaves `updated_at`, so that the chat comes back to where it was. */
export const RESTORE_CHAT = {
  name: "chat_restore",
  text: "UPDATE chat_conversation SET deleted_at = NULL WHERE neptun_user_id = $1 AND id = $2 AND deleted_at IS NOT NULL",
};

/** Chats ($2) with what is to be of them: pinned ($3), archived ($4); null leaves it. */
export const MARK_CHATS = {
  name: "chat_mark",
  text: `UPDATE chat_conversation c SET pinned = coalesce(x.pinned, c.pinned), archived = coalesce(x.archived, c.archived)
FROM unnest($2::int[], $3::bool[], $4::bool[]) AS x(id, pinned, archived) WHERE c.neptun_user_id = $1 AND c.id = x.id`,
};

export const COUNT_PINNED = {
  name: "chat_count_pinned",
  text: "SELECT count(*)::int FROM chat_conversation WHERE neptun_user_id = $1 AND pinned AND deleted_at IS NULL",
};

export const TAKE_OUT_CHATS = {
  name: "chat_take_out",
  text: "DELETE FROM neptun_user_project_chat_conversation WHERE neptun_user_id = $1 AND chat_conversation_id = ANY($2::int[])",
};

export const REQUIRE_PROJECTS = {
  name: "chat_projects",
  text: `SELECT id FROM neptun_user_project
WHERE neptun_user_id = $1 AND id = ANY($2::int[]) AND deleted_at IS NULL ORDER BY id FOR KEY SHARE`,
};

/** Chats ($2), each into a project ($3). */
export const MOVE_CHATS = {
  name: "chat_move",
  text: `INSERT INTO neptun_user_project_chat_conversation (neptun_user_id, chat_conversation_id, project_id)
SELECT $1, x.id, x.project_id FROM unnest($2::int[], $3::int[]) AS x(id, project_id)
ON CONFLICT (neptun_user_id, chat_conversation_id) DO UPDATE SET project_id = excluded.project_id, updated_at = now()`,
};

export const GET_SETTINGS = {
  name: "chat_settings",
  text: `SELECT c.id AS chat_conversation_id, c.neptun_user_id, s.instructions, s.temperature, s.top_p, s.max_tokens,
  coalesce(s.stop_sequences, '{}') AS stop_sequences, s.reasoning_effort,
  coalesce(s.created_at, c.created_at) AS created_at, coalesce(s.updated_at, c.created_at) AS updated_at
FROM chat_conversation c
LEFT JOIN chat_conversation_settings s ON s.neptun_user_id = $1 AND s.chat_conversation_id = c.id
WHERE c.neptun_user_id = $1 AND c.id = $2`,
};

const SETTINGS = "instructions, temperature, top_p, max_tokens, stop_sequences, reasoning_effort";

/** Under the chat's lock. */
export const SET_SETTINGS = {
  name: "chat_set_settings",
  text: `INSERT INTO chat_conversation_settings (neptun_user_id, chat_conversation_id, ${SETTINGS})
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (neptun_user_id, chat_conversation_id) DO UPDATE SET
  ${SETTINGS.split(", ")
    .map((name) => `${name} = excluded.${name}`)
    .join(", ")}, updated_at = now()`,
};

/** For the new chat $2 of user $1 what is set for the chat $4 of user $3; what its models are told only if $5. */
export const COPY_SETTINGS = {
  name: "chat_copy_settings",
  text: `INSERT INTO chat_conversation_settings (neptun_user_id, chat_conversation_id, ${SETTINGS})
SELECT $1::int, $2::int, CASE WHEN $5::bool THEN instructions END, temperature, top_p, max_tokens, stop_sequences, reasoning_effort
FROM chat_conversation_settings WHERE neptun_user_id = $3 AND chat_conversation_id = $4`,
};
