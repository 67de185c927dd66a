import { CHAT_TABLES } from "./access.ts";

export const CHATS_BY_ID = {
  name: "chat_by_id",
  text: `SELECT c.id, c.neptun_user_id, p.id AS project_id, c.model, c.name, c.created_at, c.updated_at
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
SELECT chat.*, $4::int AS project_id FROM chat`,
};

export const DELETE_CHATS = {
  name: "chat_delete",
  text: `UPDATE chat_conversation c SET deleted_at = now()
WHERE c.neptun_user_id = $1 AND c.id = ANY($2::int[]) AND c.deleted_at IS NULL
  AND ($3::int IS NULL OR EXISTS (SELECT 1 FROM neptun_user_project_chat_conversation l
    WHERE l.neptun_user_id = $1 AND l.project_id = $3 AND l.chat_conversation_id = c.id))
RETURNING c.id`,
};

/** Leaves `updated_at`, so that the chat comes back to where it was. */
export const RESTORE_CHAT = {
  name: "chat_restore",
  text: "UPDATE chat_conversation SET deleted_at = NULL WHERE neptun_user_id = $1 AND id = $2 AND deleted_at IS NOT NULL",
};
