import { CURRENT, pathOfBranch, pathOfChat, pathOfMessage, showsMessage, showsVersion } from "../branch/path.ts";
import { hidden, PAGE_BYTES, PAGE_ROWS } from "../paging.ts";

/** Columns of a file version `f` of lineage `l`, without its text. */
export const VERSION_COLUMNS = `f.id, f.chat_conversation_id, f.chat_conversation_message_id, f.neptun_user_id, f.lineage_id,
  coalesce(l.head_id, f.id) AS head_id, f.title, f.version, f.author, f.note, f.language, f.extension, f.size, f.lines, f.sha256, f.created_at,
  f.updated_at, f.branch_id`;

/** The tables that VERSION_COLUMNS speaks of. */
export const VERSION_TABLES = `chat_conversation_file f
JOIN chat_conversation_file_lineage l ON l.neptun_user_id = f.neptun_user_id AND l.id = f.lineage_id`;

const TEXT = "JOIN neptun_user_text t ON t.neptun_user_id = f.neptun_user_id AND t.sha256 = f.sha256";

/** The first row of all says what only one has to say. */
const IS_FIRST = "f.id = (SELECT min(id) FROM list)";

/** What of user $1's chat $2 is not in the trash. */
const OF_CHAT = "f.neptun_user_id = $1 AND f.chat_conversation_id = $2 AND f.deleted_at IS NULL";

/** The same, if the chat is not either. */
const LIVE = `${OF_CHAT}
  AND EXISTS (SELECT 1 FROM chat_conversation c WHERE c.neptun_user_id = $1 AND c.id = $2 AND c.deleted_at IS NULL)`;

export const GET_VERSION = {
  name: "file_get",
  text: `SELECT ${VERSION_COLUMNS}, t.text FROM ${VERSION_TABLES} ${TEXT} WHERE ${LIVE} AND f.id = $3`,
};

/** The live versions of these ids, in any live chats of the user's. */
export const GET_VERSIONS = {
  name: "file_get_some",
  text: `SELECT ${VERSION_COLUMNS}, t.text FROM ${VERSION_TABLES} ${TEXT}
JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = f.chat_conversation_id AND c.deleted_at IS NULL
WHERE f.neptun_user_id = $1 AND f.id = ANY($2::int[]) AND f.deleted_at IS NULL`,
};

/** Version number $4 of the file that version $3 is one of. */
export const GET_NUMBERED_VERSION = {
  name: "file_get_numbered",
  text: `SELECT ${VERSION_COLUMNS}, t.text FROM ${VERSION_TABLES} ${TEXT}
JOIN chat_conversation_file one ON one.neptun_user_id = $1 AND one.id = $3 AND one.lineage_id = f.lineage_id
  AND one.deleted_at IS NULL
WHERE ${LIVE} AND f.version = $4`,
};

/** On branch n (null: the current one; -1: any). */
const onBranch = (n: string) => `(${n}::int = -1 OR ${showsVersion(pathOfBranch(`${n}::int`), "f")})`;

/** Every live version of a branch ($7) between two ids, oldest first; the texts only while they do not exceed $6 bytes together (null: ever). */
export const LIST_FILES = {
  name: "file_list",
  text: `WITH page AS (
  SELECT ${VERSION_COLUMNS} FROM ${VERSION_TABLES}
  WHERE ${LIVE} AND f.id > $3::bigint AND f.id < $4::bigint AND ${onBranch("$7")}
  ORDER BY f.id LIMIT $5::int
)
SELECT f.*, t.text FROM page f
LEFT JOIN neptun_user_text t ON t.neptun_user_id = f.neptun_user_id AND t.sha256 = f.sha256
  AND ($6::bigint IS NULL OR (SELECT sum(size) FROM page) <= $6::bigint)
ORDER BY f.id`,
};

/**
 * The first page of the same versions, of branch $6; with the first of them, the ids of those after it and the bytes of their texts, and
 * whether texts are in the list: while all of them do not exceed $5 bytes together (null: ever). A row without an id where the chat has
 * none, no row where there is no such chat.
 */
export const LIST_ALL_FILES = {
  name: "file_list_all",
  text: `WITH list AS MATERIALIZED (
  SELECT f.id, f.size, row_number() OVER up_to AS n, sum(f.size) OVER up_to AS bytes
  FROM chat_conversation_file f WHERE ${hidden(`${OF_CHAT} AND f.id > $3::bigint AND f.id < $4::bigint`)} AND ${onBranch("$6")} WINDOW up_to AS (ORDER BY f.id)
), texts AS MATERIALIZED (
  SELECT $5::bigint IS NULL OR coalesce(sum(size), 0) <= $5::bigint AS included FROM list
), page AS MATERIALIZED (
  SELECT id FROM list, texts WHERE n = 1 OR (n <= ${PAGE_ROWS} AND (bytes <= ${PAGE_BYTES} OR NOT included))
), rest AS (
  SELECT id, size FROM list WHERE id > (SELECT max(id) FROM page)
)
SELECT ${VERSION_COLUMNS}, t.text,
  CASE WHEN ${IS_FIRST} THEN (SELECT array_agg(id ORDER BY id) FROM rest) END AS rest_ids,
  CASE WHEN ${IS_FIRST} THEN (SELECT array_agg(size ORDER BY id) FROM rest) END AS rest_sizes,
  CASE WHEN ${IS_FIRST} THEN (SELECT included FROM texts) END AS with_texts
FROM chat_conversation c LEFT JOIN (
  ${VERSION_TABLES}
  LEFT JOIN neptun_user_text t ON t.neptun_user_id = f.neptun_user_id AND t.sha256 = f.sha256
    AND (SELECT included FROM texts)
) ON f.neptun_user_id = $1 AND f.id = ANY(ARRAY(SELECT id FROM page))
WHERE c.neptun_user_id = $1 AND c.id = $2 AND c.deleted_at IS NULL ORDER BY f.id`,
};

/** Of the versions $3 those that are live, oldest first; with their texts only if $4. */
export const FILES_BY_ID = {
  name: "file_by_id",
  text: `SELECT ${VERSION_COLUMNS}, t.text FROM ${VERSION_TABLES}
LEFT JOIN neptun_user_text t ON t.neptun_user_id = f.neptun_user_id AND t.sha256 = f.sha256 AND $4::boolean
WHERE ${LIVE} AND f.id = ANY($3::int[]) ORDER BY f.id`,
};

/** The versions of the file that version $3 is one of. */
export const LIST_VERSIONS = {
  name: "file_versions",
  text: `SELECT ${VERSION_COLUMNS}, NULL AS text FROM ${VERSION_TABLES}
JOIN chat_conversation_file one ON one.neptun_user_id = $1 AND one.id = $3 AND one.lineage_id = f.lineage_id
  AND one.deleted_at IS NULL
WHERE ${LIVE} ORDER BY f.version`,
};

/** The heads at the paths $3, with what comparing takes; the texts only if $4. */
export const HEADS_OF_TITLES = {
  name: "file_heads",
  text: `SELECT f.id, l.id AS lineage_id, l.title, f.version, f.sha256, f.size, f.language, f.extension,
  CASE WHEN $4 THEN (SELECT text FROM neptun_user_text t WHERE t.neptun_user_id = $1 AND t.sha256 = f.sha256) END AS text
FROM unnest($3::text[]) AS wanted(title)
JOIN chat_conversation_file_lineage l ON l.neptun_user_id = $1 AND l.chat_conversation_id = $2
  AND md5(l.title) = md5(wanted.title) AND l.title = wanted.title AND l.head_id IS NOT NULL
JOIN chat_conversation_file f ON f.neptun_user_id = $1 AND f.id = l.head_id`,
};

/** The same as the branch of message $3 has them, at the paths $4. */
export const HEADS_BESIDE = {
  name: "file_heads_beside",
  text: `SELECT DISTINCT ON (f.title) f.id, f.lineage_id, f.title, f.version, f.sha256, f.size, f.language, f.extension, NULL AS text FROM (
  SELECT DISTINCT ON (f.lineage_id) f.* FROM chat_conversation_file f
  WHERE f.neptun_user_id = $1 AND f.chat_conversation_id = $2 AND f.deleted_at IS NULL AND ${showsVersion(pathOfMessage("$3"), "f")}
  ORDER BY f.lineage_id, f.version DESC
) f WHERE f.title = ANY($4::text[]) ORDER BY f.title, f.id DESC`,
};

/** The paths of the chat that were made up for nameless blocks and hold one of the texts $3 now. */
export const SNIPPETS = {
  name: "file_snippets",
  text: `SELECT l.title, f.sha256 FROM chat_conversation_file f
JOIN chat_conversation_file_lineage l ON l.neptun_user_id = f.neptun_user_id AND l.id = f.lineage_id AND l.head_id = f.id
WHERE f.neptun_user_id = $1 AND f.chat_conversation_id = $2 AND f.sha256 = ANY($3::bpchar[]) AND l.title LIKE 'snippet-%'
ORDER BY l.id`,
};

/** The highest number of such a path, also of one in the trash. */
export const LAST_SNIPPET = {
  name: "file_last_snippet",
  text: `SELECT coalesce(max(substring(title FROM '^snippet-([0-9]{1,9})\\.')::int), 0) AS last
FROM chat_conversation_file_lineage WHERE neptun_user_id = $1 AND chat_conversation_id = $2 AND title LIKE 'snippet-%'`,
};

/**
 * Stores versions in the order of the arrays, each as the next of the file at its path: of the visible one, else of the
 * newest in the trash, else of a new one. No row comes back when the chat ($2) or one of the messages ($3, null for none) is
 * not the user's own, or is in the trash unless $5. The lock on the chat orders concurrent writers, as it does for messages;
 * but the statement sees the paths as they were before it waited for the lock. Where one was begun, moved or purged meanwhile
 * it fails, by the path's key or for want of a lineage, and nothing is stored.
 */
export const INSERT_VERSIONS = {
  name: "file_insert",
  text: `WITH locked AS MATERIALIZED (
  SELECT c.neptun_user_id, c.id, c.head_message_id, c.path_ids, c.path_ends FROM chat_conversation c
  WHERE c.neptun_user_id = $1 AND c.id = $2 AND (c.deleted_at IS NULL OR $5::boolean) FOR NO KEY UPDATE
), allowed AS MATERIALIZED (
  SELECT l.* FROM locked l WHERE (SELECT count(DISTINCT id) FROM unnest($3::int[]) AS x(id)) = (
    SELECT count(*) FROM chat_conversation_message m WHERE m.neptun_user_id = $1 AND m.id = ANY($3::int[])
      AND m.chat_conversation_id = $2 AND (m.deleted_at IS NULL OR $5::boolean))
), wanted AS MATERIALIZED (
  SELECT nextval('chat_conversation_file_id_seq')::int AS id, x.*,
    coalesce(m.branch_id, c.path_ids[cardinality(c.path_ids)]) AS branch_id, coalesce(c.head_message_id, 0) AS after_message_id,
    m.id IS NULL OR coalesce(${showsMessage(pathOfChat("c"), "m")}, false) AS shown
  FROM allowed c CROSS JOIN
    unnest($3::int[], $4::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::int[], $11::int[], $12::text[],
      $13::text[]) WITH ORDINALITY AS x(message_id, author, title, text, language, extension, size, lines, sha256, note, ord)
  LEFT JOIN chat_conversation_message m ON m.neptun_user_id = $1 AND m.id = x.message_id
  ORDER BY x.ord
), paths AS MATERIALIZED (
  SELECT title, max(id) FILTER (WHERE shown) AS head_id, max(id) AS last_id, count(*)::int AS versions, (
    SELECT l.id FROM chat_conversation_file_lineage l
    WHERE l.neptun_user_id = $1 AND l.chat_conversation_id = $2 AND md5(l.title) = md5(w.title) AND l.title = w.title
    ORDER BY l.head_id IS NULL, l.id DESC LIMIT 1
  ) AS lineage_id FROM wanted w GROUP BY title
), continued AS (
  UPDATE chat_conversation_file_lineage l
  SET head_id = coalesce(p.head_id, l.head_id), last_version = l.last_version + p.versions, updated_at = now()
  FROM paths p WHERE l.neptun_user_id = $1 AND l.id = p.lineage_id AND l.title = p.title
  RETURNING l.id, l.title, l.head_id, l.last_version - p.versions AS before
), begun AS (
  INSERT INTO chat_conversation_file_lineage (neptun_user_id, chat_conversation_id, title, head_id, last_version)
  SELECT $1, $2, title, head_id, versions FROM paths WHERE lineage_id IS NULL ORDER BY last_id
  RETURNING id, title, head_id, 0 AS before
), texts AS (
  INSERT INTO neptun_user_text AS t (neptun_user_id, sha256, text)
  SELECT DISTINCT ON (sha256) $1, sha256, text FROM wanted ORDER BY sha256
  ON CONFLICT (neptun_user_id, sha256) DO UPDATE SET used_at = now()
), added AS (
  INSERT INTO chat_conversation_file (id, neptun_user_id, chat_conversation_id, chat_conversation_message_id, branch_id,
    after_message_id, lineage_id, title, version, author, note, language, extension, size, lines, sha256)
  SELECT w.id, $1, $2, w.message_id, w.branch_id, w.after_message_id, l.id, w.title, l.before + row_number() OVER (PARTITION BY w.title ORDER BY w.ord),
    w.author, w.note, w.language, w.extension, w.size, w.lines, w.sha256
  FROM wanted w LEFT JOIN (SELECT * FROM continued UNION ALL SELECT * FROM begun) l ON l.title = w.title
  ORDER BY w.ord
  RETURNING *
), touched AS (
  UPDATE chat_conversation c SET updated_at = now() FROM allowed WHERE c.neptun_user_id = $1 AND c.id = $2
)
SELECT ${VERSION_COLUMNS}, w.text FROM added f JOIN wanted w ON w.id = f.id
JOIN (SELECT * FROM continued UNION ALL SELECT * FROM begun) l ON l.title = f.title ORDER BY f.id`,
};

/**
 * A new head of lineage $3 after its head $4: with path $5, text ($6, with size $7, lines $8, SHA-256 $9), language $10 and
 * extension $11, each as the head has it where null. A hash without a text names one that is stored. Gives the new id.
 */
export const ADD_VERSION = {
  name: "file_add_version",
  text: `WITH head AS MATERIALIZED (
  SELECT nextval('chat_conversation_file_id_seq')::int AS new_id, f.*, c.path_ids[cardinality(c.path_ids)] AS on_branch_id,
    coalesce(c.head_message_id, 0) AS after_id
  FROM chat_conversation_file f JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = $2
  WHERE f.neptun_user_id = $1 AND f.chat_conversation_id = $2 AND f.lineage_id = $3 AND f.id = $4
), moved AS (
  UPDATE chat_conversation_file_lineage l
  SET head_id = head.new_id, title = coalesce($5, l.title), last_version = l.last_version + 1, updated_at = now()
  FROM head WHERE l.neptun_user_id = $1 AND l.id = $3 RETURNING l.last_version
), texts AS (
  INSERT INTO neptun_user_text (neptun_user_id, sha256, text) SELECT $1, $9, $6 FROM head WHERE $6::text IS NOT NULL
  ON CONFLICT (neptun_user_id, sha256) DO UPDATE SET used_at = now()
), touched AS (
  UPDATE chat_conversation c SET updated_at = now() FROM head WHERE c.neptun_user_id = $1 AND c.id = $2
)
INSERT INTO chat_conversation_file (id, neptun_user_id, chat_conversation_id, branch_id, after_message_id, lineage_id,
  title, version, size, lines, sha256, language, extension, author, note)
SELECT head.new_id, $1, $2, head.on_branch_id, head.after_id, $3, coalesce($5, head.title), moved.last_version, coalesce($7, head.size),
  coalesce($8, head.lines), coalesce($9, head.sha256), coalesce($10, head.language), coalesce($11, head.extension), $12, $13
FROM head, moved RETURNING id`,
};

/** Marks all versions of the file that version $3 is one of: from one `deleted_at` ($4) to another ($5). */
export const MARK_FILE = {
  name: "file_mark",
  text: `UPDATE chat_conversation_file f SET deleted_at = $5::timestamptz, updated_at = now()
FROM chat_conversation_file one
WHERE one.neptun_user_id = $1 AND one.chat_conversation_id = $2 AND one.id = $3
  AND f.neptun_user_id = $1 AND f.lineage_id = one.lineage_id AND f.deleted_at IS NOT DISTINCT FROM $4::timestamptz`,
};

/** What every file of the chat shows: its newest live version on the current branch; of several at one path the newest, if $3. */
const HEADS = `SELECT old.id, now.id AS head_id, now.title, row_number() OVER (PARTITION BY now.title ORDER BY now.id DESC) AS place
  FROM chat_conversation_file_lineage old JOIN LATERAL (
    SELECT f.id, f.title FROM chat_conversation_file f
    WHERE f.neptun_user_id = old.neptun_user_id AND f.lineage_id = old.id AND f.deleted_at IS NULL
      AND ${showsVersion(CURRENT, "f")}
    ORDER BY f.version DESC LIMIT 1
  ) now ON true
  WHERE old.neptun_user_id = $1 AND old.chat_conversation_id = $2`;

/** Before SET_HEADS: files that have another head by now have none, so that paths are free. */
export const HIDE_HEADS = {
  name: "file_hide_heads",
  text: `WITH heads AS MATERIALIZED (${HEADS})
UPDATE chat_conversation_file_lineage l SET head_id = NULL, updated_at = now()
WHERE l.neptun_user_id = $1 AND l.chat_conversation_id = $2 AND l.head_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM heads h WHERE h.id = l.id AND h.head_id = l.head_id AND (h.place = 1 OR NOT $3::boolean))`,
};

/** After versions of a chat went to the trash or came back, or another branch is shown. */
export const SET_HEADS = {
  name: "file_set_heads",
  text: `WITH heads AS MATERIALIZED (${HEADS})
UPDATE chat_conversation_file_lineage l SET head_id = h.head_id, title = h.title, updated_at = now()
FROM heads h WHERE l.neptun_user_id = $1 AND l.id = h.id AND l.head_id IS NULL AND (h.place = 1 OR NOT $3::boolean)`,
};

export const GET_TEXTS = {
  name: "file_texts",
  text: "SELECT sha256, text FROM neptun_user_text WHERE neptun_user_id = $1 AND sha256 = ANY($2::bpchar[])",
};

export const GET_TEXT = {
  name: "file_text",
  text: "SELECT text FROM neptun_user_text WHERE neptun_user_id = $1 AND sha256 = $2",
};

/**
 * Removes a bounded number of texts of user $1 (null: of everyone) that nobody refers to. One that is being stored again
 * meanwhile has another `used_at` by then, and stays.
 */
export const PURGE_TEXTS = {
  name: "file_purge_texts",
  text: `DELETE FROM neptun_user_text t USING (
  SELECT neptun_user_id, sha256, used_at FROM neptun_user_text o
  WHERE ($1::int IS NULL OR neptun_user_id = $1) AND NOT EXISTS (
    SELECT 1 FROM chat_conversation_file f WHERE f.neptun_user_id = o.neptun_user_id AND f.sha256 = o.sha256
  ) AND NOT EXISTS (
    SELECT 1 FROM neptun_user_collection_file f WHERE f.neptun_user_id = o.neptun_user_id AND f.sha256 = o.sha256)
  LIMIT 1000
) old
WHERE t.neptun_user_id = old.neptun_user_id AND t.sha256 = old.sha256 AND t.used_at = old.used_at RETURNING t.sha256`,
};

/** Removes a bounded number of files of user $1 (null: of everyone) whose last version was deleted for good. */
export const PURGE_LINEAGES = {
  name: "file_purge_lineages",
  text: `DELETE FROM chat_conversation_file_lineage l USING (
  SELECT neptun_user_id, id FROM chat_conversation_file_lineage o
  WHERE ($1::int IS NULL OR neptun_user_id = $1) AND head_id IS NULL AND NOT EXISTS (
    SELECT 1 FROM chat_conversation_file f WHERE f.neptun_user_id = o.neptun_user_id AND f.lineage_id = o.id)
  LIMIT 1000
) old WHERE l.neptun_user_id = old.neptun_user_id AND l.id = old.id AND l.head_id IS NULL RETURNING l.id`,
};

export const SET_NOTE = {
  name: "file_set_note",
  text: `UPDATE chat_conversation_file SET note = $4, updated_at = now()
WHERE neptun_user_id = $1 AND chat_conversation_id = $2 AND id = $3 AND deleted_at IS NULL RETURNING id`,
};

/** Since when the version has been in the trash; null if it is not. */
export const DELETED_AT = {
  name: "file_deleted_at",
  text: `SELECT f.deleted_at FROM chat_conversation_file f
JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = $2 AND c.deleted_at IS NULL
WHERE f.neptun_user_id = $1 AND f.chat_conversation_id = $2 AND f.id = $3`,
};

/** Another visible file whose path one of the versions that went to the trash at $4 with version $3 would take. */
export const TAKEN_PATH = {
  name: "file_taken_path",
  text: `SELECT other.title FROM chat_conversation_file one
JOIN LATERAL (
  SELECT title FROM chat_conversation_file f
  WHERE f.neptun_user_id = $1 AND f.lineage_id = one.lineage_id AND (f.deleted_at IS NULL OR f.deleted_at = $4)
  ORDER BY version DESC LIMIT 1
) head ON true
JOIN chat_conversation_file_lineage other ON other.neptun_user_id = $1 AND other.chat_conversation_id = $2
  AND md5(other.title) = md5(head.title) AND other.title = head.title AND other.head_id IS NOT NULL
  AND other.id <> one.lineage_id
WHERE one.neptun_user_id = $1 AND one.chat_conversation_id = $2 AND one.id = $3`,
};

export const LAST_MODEL = {
  name: "file_last_model",
  text: `SELECT model FROM chat_conversation WHERE neptun_user_id = $1 AND deleted_at IS NULL
ORDER BY updated_at DESC, id DESC LIMIT 1`,
};
