import type { Statement } from "@neptun/db";

// What was deleted in one go shares its `deleted_at`, and is one item: a project with its chats, a message with those
// after it and their files, a file with its versions.

const PROJECTS = `SELECT 'project' AS kind, p.id, p.name AS title, NULL::int AS chat_id, NULL AS chat_name, p.deleted_at
FROM neptun_user_project p WHERE p.neptun_user_id = $1 AND p.deleted_at IS NOT NULL`;

const CHATS = `SELECT 'chat', c.id, c.name, NULL, NULL, c.deleted_at FROM chat_conversation c
WHERE c.neptun_user_id = $1 AND c.deleted_at IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM neptun_user_project_chat_conversation l
  JOIN neptun_user_project p ON p.neptun_user_id = $1 AND p.id = l.project_id AND p.deleted_at = c.deleted_at
  WHERE l.neptun_user_id = $1 AND l.chat_conversation_id = c.id)`;

const MESSAGES = `SELECT 'message', m.id, left(m.message, 200), c.id, c.name, m.deleted_at
FROM chat_conversation_message m
JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = m.chat_conversation_id AND c.deleted_at IS NULL
WHERE m.neptun_user_id = $1 AND m.deleted_at IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM chat_conversation_message parent
  WHERE parent.neptun_user_id = $1 AND parent.id = m.parent_id AND parent.deleted_at = m.deleted_at)`;

const FILES = `SELECT 'file', max(f.id), (array_agg(f.title ORDER BY f.version DESC))[1], c.id, c.name, f.deleted_at
FROM chat_conversation_file f
JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = f.chat_conversation_id AND c.deleted_at IS NULL
LEFT JOIN chat_conversation_message m ON m.neptun_user_id = $1 AND m.id = f.chat_conversation_message_id
WHERE f.neptun_user_id = $1 AND f.deleted_at IS NOT NULL AND m.deleted_at IS DISTINCT FROM f.deleted_at
GROUP BY f.lineage_id, c.id, c.name, f.deleted_at`;

const COLLECTIONS = `SELECT 'collection', t.id, t.name, NULL, NULL, t.deleted_at FROM neptun_user_collection t
WHERE t.neptun_user_id = $1 AND t.deleted_at IS NOT NULL`;

const PROMPTS = `SELECT 'prompt', t.id, t.name, NULL, NULL, t.deleted_at FROM neptun_user_prompt t
WHERE t.neptun_user_id = $1 AND t.deleted_at IS NOT NULL`;

/** The newest deletions first, those behind ($2 milliseconds, $3 kind, $4 id) if given, at most $5. */
export const LIST_TRASH: Statement = {
  name: "trash_list",
  text: `SELECT * FROM (${[PROJECTS, CHATS, MESSAGES, FILES, COLLECTIONS, PROMPTS].join(" UNION ALL ")}) item
WHERE $2::bigint IS NULL
  OR (extract(epoch FROM deleted_at) * 1000, kind, id) < ($2::bigint::numeric, $3::text, $4::int)
ORDER BY deleted_at DESC, kind DESC, id DESC LIMIT $5::int`,
};

/** With a project go the chats that went to the trash with it. */
const PURGE_PROJECT = `WITH project AS (
  DELETE FROM neptun_user_project WHERE neptun_user_id = $1 AND id = $2 AND deleted_at IS NOT NULL
  RETURNING id, deleted_at
), chats AS (
  DELETE FROM chat_conversation c USING project, neptun_user_project_chat_conversation l
  WHERE l.neptun_user_id = $1 AND l.project_id = project.id AND c.neptun_user_id = $1
    AND c.id = l.chat_conversation_id AND c.deleted_at = project.deleted_at
)
SELECT id FROM project`;

const PURGE_CHAT = `DELETE FROM chat_conversation
WHERE neptun_user_id = $1 AND id = $2 AND deleted_at IS NOT NULL RETURNING id`;

/** A file that was brought back keeps the message it came from, whose row it would go with. */
const WITHOUT_LIVE_FILE = `NOT EXISTS (SELECT 1 FROM chat_conversation_file live
  WHERE live.neptun_user_id = m.neptun_user_id AND live.chat_conversation_message_id = m.id AND live.deleted_at IS NULL)`;

const PURGE_MESSAGE = `DELETE FROM chat_conversation_message m USING chat_conversation_message first
WHERE first.neptun_user_id = $1 AND first.id = $2 AND first.deleted_at IS NOT NULL AND m.neptun_user_id = $1
  AND m.chat_conversation_id = first.chat_conversation_id AND m.deleted_at = first.deleted_at AND ${WITHOUT_LIVE_FILE}
RETURNING m.id`;

const PURGE_FILE = `DELETE FROM chat_conversation_file f USING chat_conversation_file one
WHERE one.neptun_user_id = $1 AND one.id = $2 AND one.deleted_at IS NOT NULL AND f.neptun_user_id = $1
  AND f.lineage_id = one.lineage_id AND f.deleted_at = one.deleted_at
RETURNING f.id`;

const PURGE_COLLECTION = `DELETE FROM neptun_user_collection
WHERE neptun_user_id = $1 AND id = $2 AND deleted_at IS NOT NULL RETURNING id`;

const PURGE_PROMPT = `DELETE FROM neptun_user_prompt
WHERE neptun_user_id = $1 AND id = $2 AND deleted_at IS NOT NULL RETURNING id`;

export const PURGE = {
  project: { name: "trash_purge_project", text: PURGE_PROJECT },
  chat: { name: "trash_purge_chat", text: PURGE_CHAT },
  message: { name: "trash_purge_message", text: PURGE_MESSAGE },
  file: { name: "trash_purge_file", text: PURGE_FILE },
  collection: { name: "trash_purge_collection", text: PURGE_COLLECTION },
  prompt: { name: "trash_purge_prompt", text: PURGE_PROMPT },
} satisfies Record<string, Statement>;

/** The tables whose rows may be in the trash, the outermost first. */
export const TABLES = [
  "neptun_user_project",
  "chat_conversation",
  "chat_conversation_message",
  "chat_conversation_file",
  "neptun_user_collection",
  "neptun_user_prompt",
  "neptun_user_tag",
] as const;

/** A bounded number of rows of one table that were deleted before $1, of user $2 or (null) of everyone. */
export const PURGE_ROWS = TABLES.map((table) => ({
  name: `trash_purge_${table}`,
  text: `DELETE FROM ${table} t USING (
  SELECT neptun_user_id, id FROM ${table} m
  WHERE deleted_at < $1 AND ($2::int IS NULL OR neptun_user_id = $2)
    ${table === "chat_conversation_message" ? `AND ${WITHOUT_LIVE_FILE}` : ""} LIMIT 200
) old WHERE t.neptun_user_id = old.neptun_user_id AND t.id = old.id RETURNING t.id`,
}));

/** Branches of user $1 (null: of everyone) without a message of their own, which nothing else goes through; with what was edited there. */
export const PURGE_BRANCHES = {
  name: "trash_purge_branches",
  text: `WITH gone AS (
  DELETE FROM chat_conversation_branch b USING chat_conversation c
  WHERE ($1::int IS NULL OR b.neptun_user_id = $1) AND c.neptun_user_id = b.neptun_user_id AND c.id = b.chat_conversation_id
    AND b.id <> ALL(c.path_ids)
    AND NOT EXISTS (SELECT FROM chat_conversation_branch o WHERE o.neptun_user_id = b.neptun_user_id
      AND o.chat_conversation_id = b.chat_conversation_id AND o.id <> b.id AND b.id = ANY(o.path_ids))
    AND NOT EXISTS (SELECT FROM chat_conversation_message m WHERE m.neptun_user_id = b.neptun_user_id
      AND m.chat_conversation_id = b.chat_conversation_id AND m.branch_id = b.id AND m.branch_id <> 0)
  RETURNING b.neptun_user_id, b.chat_conversation_id, b.id
), files AS (
  DELETE FROM chat_conversation_file f USING gone
  WHERE f.neptun_user_id = gone.neptun_user_id AND f.chat_conversation_id = gone.chat_conversation_id AND f.branch_id = gone.id
)
SELECT id FROM gone`,
};
