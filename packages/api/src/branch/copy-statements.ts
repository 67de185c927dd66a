import { pathOfMessage, showsMessage, showsVersion } from "./path.ts";

/** What is shown up to message $3, on its branch, and has words. */
const UP_TO = `m.neptun_user_id = $1 AND m.chat_conversation_id = $2 AND m.deleted_at IS NULL AND m.id <= $3
  AND m.status <> 'streaming' AND m.message <> '' AND ${showsMessage(pathOfMessage("$3"), "m")}`;

/** The same of versions of files: those of the messages, and those made before anything was said after them. */
const VERSIONS = `f.neptun_user_id = $1 AND f.chat_conversation_id = $2 AND f.deleted_at IS NULL
  AND coalesce(f.chat_conversation_message_id, f.after_message_id) <= $3 AND ${showsVersion(pathOfMessage("$3"), "f")}`;

export const MEASURE_MESSAGES = {
  name: "branch_measure_messages",
  text: `SELECT count(*)::int AS messages, coalesce(sum(octet_length(m.message)), 0)::float8 AS bytes
FROM chat_conversation_message m WHERE ${UP_TO}`,
};

export const MEASURE_FILES = {
  name: "branch_measure_files",
  text: `SELECT count(*)::int AS versions FROM chat_conversation_file f WHERE ${VERSIONS}`,
};

/** Of the new chat $2: it goes on from message $4 of chat $3, by a copy or a summary ($5). */
export const SET_ORIGIN = {
  name: "branch_set_origin",
  text: `UPDATE chat_conversation SET origin_chat_id = $3, origin_message_id = $4, origin_kind = $5
WHERE neptun_user_id = $1 AND id = $2`,
};

/** The tags of chat $2 for the new chat $3. */
export const COPY_TAGS = {
  name: "branch_copy_tags",
  text: `INSERT INTO chat_conversation_tag (neptun_user_id, chat_conversation_id, tag_id)
SELECT neptun_user_id, $3, tag_id FROM chat_conversation_tag WHERE neptun_user_id = $1 AND chat_conversation_id = $2`,
};

/**
 * The messages up to $3 in the new chat $4, with how their answers ended, said when they were said; gives the old ids and the
 * new ones. What they used stays with the chat that used it.
 */
export const COPY_MESSAGES = {
  name: "branch_copy_messages",
  text: `WITH old AS MATERIALIZED (
  SELECT m.id, m.actor, m.message, m.model, m.status, m.created_at FROM chat_conversation_message m WHERE ${UP_TO}
), numbered AS MATERIALIZED (
  SELECT nextval('chat_conversation_message_id_seq')::int AS new_id, old.* FROM old ORDER BY old.id
), added AS (
  INSERT INTO chat_conversation_message
    (id, neptun_user_id, chat_conversation_id, parent_id, actor, message, model, status, created_at)
  SELECT new_id, $1, $4, lag(new_id) OVER (ORDER BY id), actor, message, model, status, created_at FROM numbered ORDER BY id
), answers AS (
  INSERT INTO chat_conversation_generation (neptun_user_id, chat_conversation_message_id, model, status, error_code,
    error_message, provider_status, provider_request_id, instruction, created_at, ended_at)
  SELECT $1, n.new_id, g.model, g.status, g.error_code, g.error_message, g.provider_status, g.provider_request_id,
    g.instruction, g.created_at, g.ended_at
  FROM numbered n
  JOIN chat_conversation_generation g ON g.neptun_user_id = $1 AND g.chat_conversation_message_id = n.id
), head AS (
  UPDATE chat_conversation SET head_message_id = (SELECT max(new_id) FROM numbered), updated_at = now()
  WHERE neptun_user_id = $1 AND id = $4
)
SELECT id, new_id FROM numbered ORDER BY id`,
};

/**
 * The files as they were at message $3 in the new chat $4, still without heads: every version, or with $7 the newest of each.
 * They stand at the messages $6 that are copies of the messages $5, whose blocks and given files lead to them then.
 */
export const COPY_FILES = {
  name: "branch_copy_files",
  text: `WITH said AS MATERIALIZED (
  SELECT * FROM unnest($5::int[], $6::int[]) AS x(id, new_id)
), old AS MATERIALIZED (
  SELECT * FROM (
    SELECT f.*, row_number() OVER (PARTITION BY f.lineage_id ORDER BY f.version DESC) AS age
    FROM chat_conversation_file f WHERE ${VERSIONS}
  ) v WHERE age = 1 OR NOT $7::boolean
), lineages AS MATERIALIZED (
  SELECT nextval('chat_conversation_file_lineage_id_seq')::int AS new_id, o.*, l.pinned_at FROM (
    SELECT lineage_id AS id, max(version) AS last_version, (array_agg(title ORDER BY version DESC))[1] AS title
    FROM old GROUP BY lineage_id
  ) o JOIN chat_conversation_file_lineage l ON l.neptun_user_id = $1 AND l.id = o.id ORDER BY o.id
), begun AS (
  INSERT INTO chat_conversation_file_lineage (id, neptun_user_id, chat_conversation_id, title, last_version, pinned_at)
  SELECT new_id, $1, $4, title, last_version, pinned_at FROM lineages ORDER BY new_id
), numbered AS MATERIALIZED (
  SELECT nextval('chat_conversation_file_id_seq')::int AS new_id, old.* FROM old ORDER BY old.id
), added AS (
  INSERT INTO chat_conversation_file (id, neptun_user_id, chat_conversation_id, chat_conversation_message_id, after_message_id,
    lineage_id, title, version, author, note, language, extension, size, lines, sha256)
  SELECT n.new_id, $1, $4, s.new_id,
    coalesce(s.new_id, (SELECT max(b.new_id) FROM said b WHERE b.id <= n.after_message_id), 0),
    l.new_id, n.title, n.version, n.author, n.note, n.language, n.extension, n.size, n.lines, n.sha256
  FROM numbered n JOIN lineages l ON l.id = n.lineage_id
  LEFT JOIN said s ON s.id = n.chat_conversation_message_id ORDER BY n.new_id
), blocks AS (
  INSERT INTO chat_conversation_message_block
    (neptun_user_id, chat_conversation_message_id, position, file_id, title, added, removed, problem)
  SELECT $1, s.new_id, b.position, n.new_id, b.title, b.added, b.removed, b.problem
  FROM said s JOIN chat_conversation_message_block b ON b.neptun_user_id = $1 AND b.chat_conversation_message_id = s.id
  LEFT JOIN numbered n ON n.id = b.file_id WHERE b.file_id IS NULL OR n.id IS NOT NULL
)
INSERT INTO chat_conversation_message_file (neptun_user_id, chat_conversation_message_id, position, file_id)
SELECT $1, s.new_id, g.position, coalesce(n.new_id, g.file_id)
FROM said s JOIN chat_conversation_message_file g ON g.neptun_user_id = $1 AND g.chat_conversation_message_id = s.id
LEFT JOIN numbered n ON n.id = g.file_id`,
};

/** Of what the project shows at the paths of its new chat $2: where the text is another one, it is the chosen one. */
export const KEEP_PREFERRED = {
  name: "branch_keep_preferred",
  text: `WITH place AS (
  SELECT project_id FROM neptun_user_project_chat_conversation WHERE neptun_user_id = $1 AND chat_conversation_id = $2
), copied AS MATERIALIZED (
  SELECT l.title, f.sha256 FROM chat_conversation_file_lineage l
  JOIN chat_conversation_file f ON f.neptun_user_id = $1 AND f.id = l.head_id
  WHERE l.neptun_user_id = $1 AND l.chat_conversation_id = $2
), shown AS (
  SELECT DISTINCT ON (l.title COLLATE "C") l.id, l.title, l.head_id, l.preferred_at
  FROM place JOIN neptun_user_project_chat_conversation x ON x.neptun_user_id = $1 AND x.project_id = place.project_id
  JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = x.chat_conversation_id AND c.id <> $2 AND c.deleted_at IS NULL
  JOIN chat_conversation_file_lineage l ON l.neptun_user_id = $1 AND l.chat_conversation_id = c.id AND l.head_id IS NOT NULL
  WHERE l.title IN (SELECT title FROM copied)
  ORDER BY l.title COLLATE "C", l.preferred_at DESC NULLS LAST, l.head_id DESC
)
UPDATE chat_conversation_file_lineage l SET preferred_at = now()
FROM shown s JOIN copied ON copied.title = s.title
JOIN chat_conversation_file f ON f.neptun_user_id = $1 AND f.id = s.head_id
WHERE l.neptun_user_id = $1 AND l.id = s.id AND s.preferred_at IS NULL AND f.sha256 <> copied.sha256`,
};
