import type { Kind } from "./query.ts";

/** Until the end of the transaction only one process is at it: a word is not removed while an entry with it is written. */
export const LOCK_INDEX = {
  name: "search_lock",
  text: "SELECT pg_try_advisory_xact_lock(hashtext('neptun.search')) AS locked",
};

/** What waits for users after $1, at most $2. */
export const READ_QUEUE = {
  name: "search_queue_read",
  text: `SELECT neptun_user_id, id, kind, item_id FROM search_queue WHERE neptun_user_id > $1
ORDER BY neptun_user_id, id LIMIT $2`,
};

export const LEAVE_QUEUE = {
  name: "search_queue_leave",
  text: `DELETE FROM search_queue q USING unnest($1::int[], $2::bigint[]) AS done(neptun_user_id, id)
WHERE q.neptun_user_id = done.neptun_user_id AND q.id = done.id`,
};

export interface Document {
  neptun_user_id: number;
  kind: Kind;
  item_id: number;
  /** null: there is too much text before it, it has to wait for the next batch */
  text: string | null;
}

const BYTES = 1024 * 1024;

/** The texts of these items, once each, as long as they are there. */
export const DOCUMENTS = {
  name: "search_documents",
  text: `WITH wanted AS MATERIALIZED (
  SELECT DISTINCT ON (u, k, i) u, k, i, n FROM unnest($1::int[], $2::text[], $3::int[]) WITH ORDINALITY AS w(u, k, i, n)
), sized AS MATERIALIZED (
  SELECT u, k, i, n, coalesce(octet_length(c.name), octet_length(m.message), f.size) AS bytes
  FROM wanted
  LEFT JOIN chat_conversation c ON k = 'chat' AND c.neptun_user_id = u AND c.id = i
  LEFT JOIN chat_conversation_message m ON k = 'message' AND m.neptun_user_id = u AND m.id = i
  LEFT JOIN chat_conversation_file_lineage l ON k = 'file' AND l.neptun_user_id = u AND l.id = i
  LEFT JOIN chat_conversation_file f ON f.neptun_user_id = u AND f.id = l.head_id
), summed AS MATERIALIZED (
  SELECT u, k, i, sum(bytes) OVER (ORDER BY n) - bytes < ${BYTES} AS now FROM sized WHERE bytes > 0 OR k = 'file' AND bytes IS NOT NULL
)
SELECT u AS neptun_user_id, k AS kind, i AS item_id, CASE WHEN NOT now THEN NULL WHEN k = 'chat' THEN c.name
  WHEN k = 'message' THEN m.message ELSE f.title || E'\\n' || t.text END AS text
FROM summed
LEFT JOIN chat_conversation c ON now AND k = 'chat' AND c.neptun_user_id = u AND c.id = i
LEFT JOIN chat_conversation_message m ON now AND k = 'message' AND m.neptun_user_id = u AND m.id = i
LEFT JOIN chat_conversation_file_lineage l ON now AND k = 'file' AND l.neptun_user_id = u AND l.id = i
LEFT JOIN chat_conversation_file f ON f.neptun_user_id = u AND f.id = l.head_id
LEFT JOIN neptun_user_text t ON t.neptun_user_id = u AND t.sha256 = f.sha256`,
};

export const SOME_WORD_IDS = {
  name: "search_some_words",
  text: `SELECT w.neptun_user_id, w.word, w.id FROM unnest($1::int[], $2::text[]) AS x(u, word)
JOIN search_word w ON w.neptun_user_id = x.u AND w.word = x.word`,
};

export const ADD_WORDS = {
  name: "search_add_words",
  text: `INSERT INTO search_word (neptun_user_id, word)
SELECT u.id, x.word FROM unnest($1::int[], $2::text[]) AS x(u, word) JOIN neptun_user u ON u.id = x.u
ON CONFLICT DO NOTHING RETURNING neptun_user_id, word, id`,
};

export const SAVE_ENTRIES = {
  name: "search_save_entries",
  text: `INSERT INTO search_entry AS e (neptun_user_id, kind, item_id, words)
SELECT u.id, x.kind, x.item_id, x.words::int[] FROM unnest($1::int[], $2::text[], $3::int[], $4::text[]) AS x(u, kind, item_id, words)
JOIN neptun_user u ON u.id = x.u
ON CONFLICT (neptun_user_id, kind, item_id) DO UPDATE SET words = excluded.words WHERE e.words <> excluded.words`,
};

/** Removes those of user $1's words $2 that no entry has any more. */
export const REMOVE_WORDS = {
  name: "search_remove_words",
  text: `DELETE FROM search_word w WHERE w.neptun_user_id = $1 AND w.id = ANY($2::int[])
  AND NOT EXISTS (SELECT FROM search_entry e WHERE e.words @> ARRAY[w.id])`,
};
