import { CURRENT, goesThrough, pathOfBranch, showsMessage } from "../branch/path.ts";
import { hidden, PAGE_BYTES, PAGE_ROWS } from "../paging.ts";
import { MESSAGE_COLUMNS, MESSAGE_TABLES } from "./rows.ts";

/**
 * Stores messages in the order of the arrays and makes the last one the chat's head; no row comes back when the chat is
 * not the user's. The lock on the chat orders concurrent writers: ids, parents and times (hence clock_timestamp, not
 * now) follow the order of commit. NO KEY: foreign-key checks on the chat need not wait.
 */
export const INSERT_MESSAGES = {
  name: "message_insert",
  text: `WITH locked AS MATERIALIZED (
  SELECT neptun_user_id, id, head_message_id, path_ids[cardinality(path_ids)] AS branch_id FROM chat_conversation
  WHERE neptun_user_id = $1 AND id = $2 AND deleted_at IS NULL FOR NO KEY UPDATE
), numbered AS MATERIALIZED (
  SELECT nextval('chat_conversation_message_id_seq')::int AS id, l.neptun_user_id, l.id AS chat_conversation_id,
    l.head_message_id, l.branch_id, x.actor, x.message, x.ord, clock_timestamp() AS at
  FROM locked l CROSS JOIN unnest($3::text[], $4::text[]) WITH ORDINALITY AS x(actor, message, ord)
  ORDER BY x.ord
), added AS (
  INSERT INTO chat_conversation_message
    (id, neptun_user_id, chat_conversation_id, parent_id, branch_id, actor, message, created_at, updated_at)
  SELECT id, neptun_user_id, chat_conversation_id, coalesce(lag(id) OVER (ORDER BY ord), head_message_id), branch_id, actor,
    message, at, at
  FROM numbered ORDER BY ord
  RETURNING id, neptun_user_id, chat_conversation_id, parent_id, branch_id, actor, message, model, status, created_at,
    updated_at
), head AS (
  UPDATE chat_conversation c SET head_message_id = last.id, updated_at = last.at
  FROM (SELECT neptun_user_id, chat_conversation_id, max(id) AS id, max(at) AS at FROM numbered GROUP BY 1, 2) last
  WHERE c.neptun_user_id = last.neptun_user_id AND c.id = last.chat_conversation_id
)
SELECT *, NULL AS generation, '[]'::json AS blocks, '[]'::json AS problems, '[]'::json AS files FROM added ORDER BY id`,
};

const OF_ANY_CHAT = "m.neptun_user_id = $1 AND m.chat_conversation_id = $2 AND m.deleted_at IS NULL";
const OF_CHAT = `${OF_ANY_CHAT}
  AND EXISTS (SELECT 1 FROM chat_conversation c WHERE c.neptun_user_id = $1 AND c.id = $2 AND c.deleted_at IS NULL)`;

export const GET_MESSAGE = {
  name: "message_get",
  text: `SELECT ${MESSAGE_COLUMNS} FROM ${MESSAGE_TABLES} WHERE ${OF_CHAT} AND m.id = $3`,
};

/** On branch n (null: the current one; -1: any). */
const onBranch = (n: string) => `(${n}::int = -1 OR ${showsMessage(pathOfBranch(`${n}::int`), "m")})`;

const BETWEEN = `SELECT ${MESSAGE_COLUMNS} FROM ${MESSAGE_TABLES}
WHERE ${OF_CHAT} AND m.id > $3::bigint AND m.id < $4::bigint AND ${onBranch("$6")}`;

/** Messages of a branch ($6) between two ids, oldest first, at most $5 of them (null: all). */
export const LIST_MESSAGES = { name: "message_list", text: `${BETWEEN} ORDER BY m.id LIMIT $5::int` };

/** The same from the newest on. */
export const LIST_MESSAGES_BACKWARDS = {
  name: "message_list_backwards",
  text: `${BETWEEN} ORDER BY m.id DESC LIMIT $5::int`,
};

/** The first row of all says what only one has to say. */
const IS_FIRST = "m.id = (SELECT min(id) FROM list)";

/**
 * The first page of all messages of a branch ($5) between two ids; with the first of them, the ids of those after it and the bytes of their
 * texts; with each, when the chat was changed last. A row without an id where the chat has none, no row where there is no such chat.
 */
export const LIST_ALL_MESSAGES = {
  name: "message_list_all",
  text: `WITH list AS MATERIALIZED (
  SELECT m.id, octet_length(m.message) AS size, row_number() OVER up_to AS n, sum(octet_length(m.message)) OVER up_to AS bytes
  FROM chat_conversation_message m WHERE ${hidden(`${OF_ANY_CHAT} AND m.id > $3::bigint AND m.id < $4::bigint`)} AND ${onBranch("$5")} WINDOW up_to AS (ORDER BY m.id)
), page AS MATERIALIZED (
  SELECT id FROM list WHERE n = 1 OR (n <= ${PAGE_ROWS} AND bytes <= ${PAGE_BYTES})
), rest AS (
  SELECT id, size FROM list WHERE id > (SELECT max(id) FROM page)
)
SELECT ${MESSAGE_COLUMNS},
  CASE WHEN ${IS_FIRST} THEN (SELECT array_agg(id ORDER BY id) FROM rest) END AS rest_ids,
  CASE WHEN ${IS_FIRST} THEN (SELECT array_agg(size ORDER BY id) FROM rest) END AS rest_sizes,
  c.updated_at AS chat_updated_at
FROM chat_conversation c LEFT JOIN (${MESSAGE_TABLES}) ON m.neptun_user_id = $1 AND m.id = ANY(ARRAY(SELECT id FROM page))
WHERE c.neptun_user_id = $1 AND c.id = $2 AND c.deleted_at IS NULL ORDER BY m.id`,
};

export const MESSAGES_BY_ID = {
  name: "message_by_id",
  text: `SELECT ${MESSAGE_COLUMNS} FROM ${MESSAGE_TABLES} WHERE ${OF_CHAT} AND m.id = ANY($3::int[]) ORDER BY m.id`,
};

/** What one look for a text goes through, at most. */
export const FOUND_ROWS = 2_000;
const FOUND_BYTES = 4 * 1024 * 1024;

/**
 * One look through a chat: its messages after $3, as many as one look takes, and of them the texts that may have $4 (a part
 * of it in lower case). `last` is the last one that was looked at, `ended` whether there are more.
 */
export const FIND_MESSAGES = {
  name: "message_find",
  text: `WITH list AS MATERIALIZED (
  SELECT m.id, octet_length(m.message) AS size FROM chat_conversation_message m
  WHERE ${hidden(`${OF_CHAT} AND m.id > $3`)} AND ${showsMessage(CURRENT, "m")} ORDER BY m.id LIMIT ${FOUND_ROWS + 1}
), sized AS MATERIALIZED (
  SELECT id, row_number() OVER up_to AS n, sum(size) OVER up_to AS bytes FROM list WINDOW up_to AS (ORDER BY id)
), page AS MATERIALIZED (
  SELECT id FROM sized WHERE n = 1 OR (n <= ${FOUND_ROWS} AND bytes <= ${FOUND_BYTES})
)
SELECT (SELECT max(id) FROM page) AS last, (SELECT count(*) FROM list) = (SELECT count(*) FROM page) AS ended,
  (SELECT json_agg(json_build_object('id', m.id, 'text', m.message) ORDER BY m.id) FROM chat_conversation_message m
   WHERE m.neptun_user_id = $1 AND m.id = ANY(ARRAY(SELECT id FROM page)) AND strpos(lower(m.message COLLATE "C"), $4) > 0) AS texts`,
};

/** What the user said in a chat, evenly chosen if it is more than $3 turns. */
export const OUTLINE = {
  name: "message_outline",
  text: `WITH turn AS MATERIALIZED (
  SELECT m.id, row_number() OVER (ORDER BY m.id) AS n, count(*) OVER () AS total
  FROM chat_conversation_message m WHERE ${hidden(OF_CHAT)} AND ${showsMessage(CURRENT, "m")} AND m.actor = 'user'
), chosen AS MATERIALIZED (
  SELECT id, n, total FROM turn WHERE total <= $3::int OR (n - 1) * $3::int / total <> (n - 2) * $3::int / total OR n = 1
)
SELECT m.id AS message_id, c.n::int AS number, c.total::int AS total, left(m.message, 160) AS text
FROM chosen c JOIN chat_conversation_message m ON m.neptun_user_id = $1 AND m.id = c.id ORDER BY c.n`,
};

/** The user's last message on the current branch. */
export const LAST_QUESTION = {
  name: "message_last_question",
  text: `SELECT m.id FROM chat_conversation_message m
WHERE ${OF_CHAT} AND m.actor = 'user' AND ${showsMessage(CURRENT, "m")} ORDER BY m.id DESC LIMIT 1`,
};

/** Moves message $3 and everything that follows it, on every branch, to the trash, with its files. */
export const TRASH_FROM = {
  name: "message_trash_from",
  text: `WITH first AS (
  SELECT id, branch_id FROM chat_conversation_message
  WHERE neptun_user_id = $1 AND chat_conversation_id = $2 AND id = $3 AND deleted_at IS NULL
), gone AS (
  UPDATE chat_conversation_message m SET deleted_at = now(), updated_at = now() FROM first
  WHERE m.neptun_user_id = $1 AND m.chat_conversation_id = $2 AND m.deleted_at IS NULL AND ${goesThrough("m", "first")}
  RETURNING m.id
), files AS (
  UPDATE chat_conversation_file f SET deleted_at = now(), updated_at = now() FROM gone
  WHERE f.neptun_user_id = $1 AND f.chat_conversation_message_id = gone.id AND f.deleted_at IS NULL
)
SELECT id FROM gone ORDER BY id`,
};

/** Under the chat's lock: brings back what went to the trash with message $3, with its files. */
export const RESTORE_MESSAGES = {
  name: "message_restore",
  text: `WITH first AS (
  SELECT deleted_at FROM chat_conversation_message
  WHERE neptun_user_id = $1 AND chat_conversation_id = $2 AND id = $3 AND deleted_at IS NOT NULL
), files AS (
  UPDATE chat_conversation_file f SET deleted_at = NULL, updated_at = now()
  FROM first, chat_conversation_message m
  WHERE f.neptun_user_id = $1 AND f.chat_conversation_id = $2 AND f.deleted_at = first.deleted_at
    AND m.neptun_user_id = $1 AND m.id = f.chat_conversation_message_id AND m.deleted_at = first.deleted_at
), back AS (
  UPDATE chat_conversation_message m SET deleted_at = NULL, updated_at = now() FROM first
  WHERE m.neptun_user_id = $1 AND m.chat_conversation_id = $2 AND m.deleted_at = first.deleted_at
  RETURNING m.id
)
SELECT id FROM back ORDER BY id`,
};

/** Gives the versions $3 with message $2, and says how many of them are the user's own, and how large they are. */
export const GIVE_FILES = {
  name: "message_give_files",
  text: `WITH given AS MATERIALIZED (
  SELECT f.id, f.size, x.ord FROM unnest($3::int[]) WITH ORDINALITY AS x(id, ord)
  JOIN chat_conversation_file f ON f.neptun_user_id = $1 AND f.id = x.id AND f.deleted_at IS NULL
  JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = f.chat_conversation_id AND c.deleted_at IS NULL
), added AS (
  INSERT INTO chat_conversation_message_file (neptun_user_id, chat_conversation_message_id, position, file_id)
  SELECT $1, $2, ord - 1, id FROM given
)
SELECT count(*)::int AS files, coalesce(sum(size), 0)::float8 AS bytes FROM given`,
};
