import { countChats } from "../chat/access.ts";

/** All, or the one with the id $2. */
export const LIST_TAGS = {
  name: "tag_list",
  text: `SELECT t.id, t.neptun_user_id, t.name, t.colour, t.created_at, t.updated_at,
  ${countChats("chat_conversation_tag l", "l.neptun_user_id = t.neptun_user_id AND l.tag_id = t.id")} AS chat_count
FROM neptun_user_tag t WHERE t.neptun_user_id = $1 AND t.deleted_at IS NULL AND ($2::int IS NULL OR t.id = $2)
ORDER BY t.name_key`,
};

export const FIND_TAGS = {
  name: "tag_find",
  text: "SELECT id, name_key FROM neptun_user_tag WHERE neptun_user_id = $1 AND name_key = ANY($2::text[]) AND deleted_at IS NULL",
};

/** Of these names, those that are in the trash. */
export const PURGE_TAGS = {
  name: "tag_purge",
  text: "DELETE FROM neptun_user_tag WHERE neptun_user_id = $1 AND name_key = ANY($2::text[]) AND deleted_at IS NOT NULL",
};

/** Tags with names ($2) and keys ($3), where there are none; tells how many were made, and how many there were. */
export const MAKE_TAGS = {
  name: "tag_make",
  text: `WITH made AS (
  INSERT INTO neptun_user_tag (neptun_user_id, name, name_key)
  SELECT $1, x.name, x.name_key FROM unnest($2::text[], $3::text[]) AS x(name, name_key)
  ON CONFLICT (neptun_user_id, name_key) DO NOTHING RETURNING id
)
SELECT (SELECT count(*)::int FROM made) AS made,
  (SELECT count(*)::int FROM neptun_user_tag WHERE neptun_user_id = $1 AND deleted_at IS NULL) AS "all"`,
};

export const RENAME_TAG = {
  name: "tag_rename",
  text: "UPDATE neptun_user_tag SET name = $3, name_key = $4, updated_at = now() WHERE neptun_user_id = $1 AND id = $2",
};

/** The colour $3, null for none. */
export const COLOUR_TAG = {
  name: "tag_colour",
  text: "UPDATE neptun_user_tag SET colour = $3, updated_at = now() WHERE neptun_user_id = $1 AND id = $2",
};

/** Two tags of the user's, for as long as the transaction. */
export const LOCK_TAGS = {
  name: "tag_lock",
  text: `SELECT id FROM neptun_user_tag
WHERE neptun_user_id = $1 AND id = ANY($2::int[]) AND deleted_at IS NULL ORDER BY id FOR NO KEY UPDATE`,
};

/** Gives the chats of tag $2 the tag $3 too, and notes where they have it from. */
export const MERGE_TAG = {
  name: "tag_merge",
  text: `INSERT INTO chat_conversation_tag (neptun_user_id, chat_conversation_id, tag_id, merged_from)
SELECT $1, chat_conversation_id, $3, $2 FROM chat_conversation_tag WHERE neptun_user_id = $1 AND tag_id = $2
ON CONFLICT DO NOTHING`,
};

/** Takes off chats what they have from tag $2 alone, if that is in the trash. */
export const UNMERGE_TAG = {
  name: "tag_unmerge",
  text: `DELETE FROM chat_conversation_tag ct USING neptun_user_tag t
WHERE t.neptun_user_id = $1 AND t.id = $2 AND t.deleted_at IS NOT NULL AND ct.neptun_user_id = $1 AND ct.merged_from = $2`,
};

export const MARK_TAG = {
  name: "tag_mark",
  text: "UPDATE neptun_user_tag SET deleted_at = $3::timestamptz WHERE neptun_user_id = $1 AND id = $2",
};

/** Takes off chats ($2) every tag but those ($4) that stand beside them ($3). What is in the trash stays there. */
export const SET_TAGS = {
  name: "tag_set",
  text: `DELETE FROM chat_conversation_tag ct USING neptun_user_tag t
WHERE ct.neptun_user_id = $1 AND ct.chat_conversation_id = ANY($2::int[])
  AND t.neptun_user_id = $1 AND t.id = ct.tag_id AND t.deleted_at IS NULL
  AND (ct.chat_conversation_id, ct.tag_id) NOT IN (SELECT * FROM unnest($3::int[], $4::int[]))`,
};

/** Chats ($2), each with a tag ($3). */
export const ADD_TAGS = {
  name: "tag_add",
  text: `INSERT INTO chat_conversation_tag (neptun_user_id, chat_conversation_id, tag_id)
SELECT $1, x.chat, x.tag FROM unnest($2::int[], $3::int[]) AS x(chat, tag) ON CONFLICT DO NOTHING`,
};

export const REMOVE_TAGS = {
  name: "tag_remove",
  text: `DELETE FROM chat_conversation_tag ct USING neptun_user_tag t
WHERE ct.neptun_user_id = $1 AND ct.chat_conversation_id = ANY($2::int[])
  AND t.neptun_user_id = $1 AND t.id = ct.tag_id AND t.name_key = ANY($3::text[])`,
};

/** One of these chats with more than $3 tags. */
export const FIND_OVERFULL = {
  name: "tag_overfull",
  text: `SELECT ct.chat_conversation_id FROM chat_conversation_tag ct
JOIN neptun_user_tag t ON t.neptun_user_id = $1 AND t.id = ct.tag_id AND t.deleted_at IS NULL
WHERE ct.neptun_user_id = $1 AND ct.chat_conversation_id = ANY($2::int[])
GROUP BY ct.chat_conversation_id HAVING count(*) > $3::int LIMIT 1`,
};
