import { CURRENT, goesThrough, pathOfMessage, showsMessage, showsVersion } from "./path.ts";

const IN_CHAT = "m.neptun_user_id = $1 AND m.chat_conversation_id = $2 AND m.deleted_at IS NULL";

/** What a fork at message $3 needs: the path of its branch, and the message before it on that. */
export const FORK_POINT = {
  name: "branch_fork_point",
  text: `SELECT m.branch_id, ${pathOfMessage("$3").ids} AS ids, ${pathOfMessage("$3").ends} AS ends,
  p.id AS before_id, p.branch_id AS before_branch_id
FROM chat_conversation_message m LEFT JOIN LATERAL (
  SELECT p.id, p.branch_id FROM chat_conversation_message p
  WHERE p.neptun_user_id = $1 AND p.chat_conversation_id = $2 AND p.deleted_at IS NULL AND p.id < $3
    AND ${showsMessage(pathOfMessage("$3"), "p")} ORDER BY p.id DESC LIMIT 1
) p ON true
WHERE ${IN_CHAT} AND m.id = $3`,
};

/** Begins a branch that comes along the path $3, $4 and makes it the current one, with message $5 as its newest. */
export const BEGIN_BRANCH = {
  name: "branch_begin",
  text: `WITH branch AS (
  INSERT INTO chat_conversation_branch (neptun_user_id, id, chat_conversation_id, path_ids, path_ends)
  SELECT $1, id, $2, $3::int[] || id, $4::int[] || 2147483647
  FROM (SELECT nextval('chat_conversation_branch_id_seq')::int AS id) next
  RETURNING path_ids, path_ends
)
UPDATE chat_conversation c SET path_ids = branch.path_ids, path_ends = branch.path_ends, head_message_id = $5::int, updated_at = now()
FROM branch WHERE c.neptun_user_id = $1 AND c.id = $2`,
};

/** The newest of the messages that follow message $3 on any branch, or that message itself. */
export const NEWEST_THROUGH = {
  name: "branch_newest_through",
  text: `SELECT m.id FROM chat_conversation_message one
JOIN chat_conversation_message m ON ${IN_CHAT} AND ${goesThrough("m", "one")}
WHERE one.neptun_user_id = $1 AND one.chat_conversation_id = $2 AND one.id = $3 AND one.deleted_at IS NULL
ORDER BY m.id DESC LIMIT 1`,
};

/** Makes the branch of message $3 the current one. */
export const OPEN_BRANCH = {
  name: "branch_open",
  text: `UPDATE chat_conversation SET path_ids = ${pathOfMessage("$3").ids}, path_ends = ${pathOfMessage("$3").ends}, updated_at = now()
WHERE neptun_user_id = $1 AND id = $2`,
};

/** The newest message that the current branch shows is the one that the next one follows. */
export const SET_HEAD_MESSAGE = {
  name: "branch_set_head",
  text: `UPDATE chat_conversation SET updated_at = now(), head_message_id = (
  SELECT m.id FROM chat_conversation_message m WHERE ${IN_CHAT} AND ${showsMessage(CURRENT, "m")} ORDER BY m.id DESC LIMIT 1)
WHERE neptun_user_id = $1 AND id = $2`,
};

/** Whether the current branch shows message $3. */
export const IS_SHOWN = {
  name: "branch_is_shown",
  text: `SELECT coalesce(${showsMessage(CURRENT, "m")}, false) AS shown FROM chat_conversation_message m
WHERE m.neptun_user_id = $1 AND m.chat_conversation_id = $2 AND m.id = $3`,
};

/** The first live message after $at of branch $of. */
const firstOf = (of: string, at: string) => `(SELECT m.id FROM chat_conversation_message m
    WHERE ${IN_CHAT} AND m.branch_id = ${of} AND m.id > ${at} ORDER BY m.id LIMIT 1)`;

const BRANCHES = `SELECT id, path_ids, path_ends, created_at, path_ids[cardinality(path_ids) - 1] AS parent_id,
    path_ends[cardinality(path_ends) - 1] AS after_id
  FROM chat_conversation_branch WHERE neptun_user_id = $1 AND chat_conversation_id = $2`;

/** Where the chat goes on in more than one way: after which message, and the first messages of each. */
export const LIST_FORKS = {
  name: "branch_forks",
  text: `WITH b AS MATERIALIZED (${BRANCHES}), firsts AS (
  SELECT parent_id, after_id, ${firstOf("f.parent_id", "f.after_id")} AS id FROM (SELECT DISTINCT parent_id, after_id FROM b) f
  UNION ALL SELECT parent_id, after_id, ${firstOf("b.id", "0")} FROM b
)
SELECT nullif(after_id, 0) AS after_id, array_agg(id ORDER BY id) AS message_ids FROM firsts WHERE id IS NOT NULL
GROUP BY parent_id, after_id HAVING count(*) > 1 ORDER BY after_id, min(id)`,
};

/** The branches with messages of their own: those, the last of them, and the file versions that were made there. */
export const LIST_BRANCHES = {
  name: "branch_list",
  text: `WITH b AS (
  SELECT id, path_ids, path_ends, parent_id, nullif(after_id, 0) AS after_id, created_at FROM (${BRANCHES}) own
  UNION ALL SELECT 0, '{0}', '{2147483647}', NULL, NULL, created_at FROM chat_conversation WHERE neptun_user_id = $1 AND id = $2
)
SELECT b.*, own.messages, own.first_id, last.id AS last_id, last.actor AS last_actor, left(last.message, 200) AS last_text,
  left(first.message, 200) AS first_text, first.actor AS first_actor, last.updated_at,
  (SELECT count(*)::int FROM chat_conversation_file f WHERE f.neptun_user_id = $1 AND f.chat_conversation_id = $2
    AND f.branch_id = b.id AND f.deleted_at IS NULL) AS files,
  b.id = (SELECT path_ids[cardinality(path_ids)] FROM chat_conversation WHERE neptun_user_id = $1 AND id = $2) AS current
FROM b
JOIN LATERAL (SELECT count(*)::int AS messages, min(m.id) AS first_id, max(m.id) AS last_id
  FROM chat_conversation_message m WHERE ${IN_CHAT} AND m.branch_id = b.id) own ON own.messages > 0
JOIN chat_conversation_message first ON first.neptun_user_id = $1 AND first.id = own.first_id
JOIN chat_conversation_message last ON last.neptun_user_id = $1 AND last.id = own.last_id
ORDER BY b.id`,
};

/** The path of the chat's branch $3; no row where it has none. */
export const PATH = {
  name: "branch_path",
  text: `SELECT path_ids AS ids, path_ends AS ends FROM chat_conversation_branch
WHERE neptun_user_id = $1 AND chat_conversation_id = $2 AND id = $3`,
};

/** The newest version of every file on the path $3, $4. */
export const HEADS_ON_PATH = {
  name: "branch_heads",
  text: `SELECT DISTINCT ON (f.title COLLATE "C") f.title, f.id AS file_id, f.lineage_id, f.version, f.language, f.size, f.sha256 FROM (
  SELECT DISTINCT ON (f.lineage_id) f.* FROM chat_conversation_file f
  WHERE f.neptun_user_id = $1 AND f.chat_conversation_id = $2 AND f.deleted_at IS NULL
    AND ${showsVersion({ ids: "$3::int[]", ends: "$4::int[]" }, "f")}
  ORDER BY f.lineage_id, f.version DESC
) f ORDER BY f.title COLLATE "C", f.id DESC`,
};
