/** What a share is, with the name of what it shows, for `toShare`. */
const COLUMNS = `s.id, s.neptun_user_id, s.kind, coalesce(s.chat_conversation_id, f.chat_conversation_id) AS chat_id, s.file_id,
  s.project_id, coalesce(f.title, c.name, p.name) AS name, s.branch_id, s.live, s.with_system, s.message_ids, s.file_ids, s.link,
  s.password_hash, s.emails, s.expires_at, s.last_seen_at, s.created_at, s.updated_at,
  (f.deleted_at IS NOT NULL OR c.deleted_at IS NOT NULL OR p.deleted_at IS NOT NULL) AS in_trash`;

const TABLES = `neptun_user_share s
LEFT JOIN chat_conversation_file f ON f.neptun_user_id = s.neptun_user_id AND f.id = s.file_id
LEFT JOIN chat_conversation c ON c.neptun_user_id = s.neptun_user_id
  AND c.id = coalesce(s.chat_conversation_id, f.chat_conversation_id)
LEFT JOIN neptun_user_project p ON p.neptun_user_id = s.neptun_user_id AND p.id = s.project_id`;

/** The shares of user $1 before id $2, newest first, at most $3; of one chat $4, version $5 or project $6 if given. */
export const LIST_SHARES = {
  name: "share_list",
  text: `SELECT ${COLUMNS} FROM ${TABLES}
WHERE s.neptun_user_id = $1 AND s.revoked_at IS NULL AND s.id < $2::bigint
  AND ($4::int IS NULL OR s.chat_conversation_id = $4) AND ($5::int IS NULL OR s.file_id = $5)
  AND ($6::int IS NULL OR s.project_id = $6)
ORDER BY s.id DESC LIMIT $3::int`,
};

export const GET_SHARE = {
  name: "share_get",
  text: `SELECT ${COLUMNS} FROM ${TABLES} WHERE s.neptun_user_id = $1 AND s.id = $2 AND s.revoked_at IS NULL`,
};

/** What can be read by this link now. */
export const FIND_SHARE = {
  name: "share_find",
  text: `SELECT * FROM (SELECT ${COLUMNS} FROM ${TABLES} WHERE s.link = $1 AND s.revoked_at IS NULL) s
WHERE NOT in_trash AND (expires_at IS NULL OR expires_at > now())`,
};

/** The versions that fill the paths of project $2, at most $3. */
export const SNAPSHOT_PROJECT = {
  name: "share_snapshot",
  text: `SELECT DISTINCT ON (l.title COLLATE "C") l.head_id AS id
FROM neptun_user_project_chat_conversation x
JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = x.chat_conversation_id AND c.deleted_at IS NULL
JOIN chat_conversation_file_lineage l ON l.neptun_user_id = $1 AND l.chat_conversation_id = c.id AND l.head_id IS NOT NULL
WHERE x.neptun_user_id = $1 AND x.project_id = $2
ORDER BY l.title COLLATE "C", l.preferred_at DESC NULLS LAST, l.head_id DESC LIMIT $3::int`,
};

/** Of the versions $2 of user $1 those that are not in the trash, nor their chats. */
export const SHARED_FILES = {
  name: "share_files",
  text: `SELECT f.id, f.title, f.version, f.language, f.extension, f.size, f.lines, f.sha256, f.created_at
FROM chat_conversation_file f
JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = f.chat_conversation_id AND c.deleted_at IS NULL
WHERE f.neptun_user_id = $1 AND f.id = ANY($2::int[]) AND f.deleted_at IS NULL ORDER BY f.title COLLATE "C", f.id`,
};

/** The messages of chat $2 that have a block which is version $3. */
export const MESSAGES_WITH_FILE = {
  name: "share_messages_with_file",
  text: `SELECT DISTINCT m.id FROM chat_conversation_message_block b
JOIN chat_conversation_message m ON m.neptun_user_id = $1 AND m.id = b.chat_conversation_message_id
  AND m.chat_conversation_id = $2 AND m.deleted_at IS NULL
WHERE b.neptun_user_id = $1 AND b.file_id = $3 ORDER BY m.id LIMIT 100`,
};

/** Of a copy: who wrote what. */
export const SET_MODELS = {
  name: "share_set_models",
  text: `UPDATE chat_conversation_message m SET model = x.model FROM unnest($2::int[], $3::text[]) AS x(id, model)
WHERE m.neptun_user_id = $1 AND m.id = x.id`,
};

/** Of a copy: which blocks are which files. */
export const LINK_BLOCKS = {
  name: "share_link_blocks",
  text: `INSERT INTO chat_conversation_message_block (neptun_user_id, chat_conversation_message_id, position, file_id, title)
SELECT $1, x.message_id, x.position, x.file_id, x.title
FROM unnest($2::int[], $3::int[], $4::int[], $5::text[]) AS x(message_id, position, file_id, title)`,
};
