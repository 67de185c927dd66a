export const OPEN_FEED = {
  name: "event_open_feed",
  text: "INSERT INTO neptun_user_feed (neptun_user_id) SELECT id FROM neptun_user WHERE id = $1 ON CONFLICT DO NOTHING",
};

/**
 * Gives what is committed and has no place yet the next places. The lock on the feed makes those who place wait for each
 * other until what they placed is committed: a reader never sees a position before those below it. One that began earlier
 * and waited sees nothing that the one before it has not taken.
 */
export const PLACE_EVENTS = {
  name: "event_place",
  text: `WITH feed AS MATERIALIZED (
  SELECT neptun_user_id, last_position FROM neptun_user_feed WHERE neptun_user_id = $1 FOR NO KEY UPDATE
), taken AS (
  DELETE FROM event_queue q USING feed WHERE q.neptun_user_id = $1 AND feed.neptun_user_id = q.neptun_user_id
  RETURNING q.id, q.kind, q.action, q.chat_id, q.ids, q.status, q.created_at, feed.last_position
), placed AS (
  INSERT INTO neptun_user_event (neptun_user_id, position, kind, action, chat_id, ids, status, created_at)
  SELECT $1, last_position + row_number() OVER (ORDER BY id), kind, action, chat_id, ids, status, created_at FROM taken
  RETURNING position
), last AS (
  SELECT max(position) AS position FROM placed
)
UPDATE neptun_user_feed f SET last_position = last.position FROM last
WHERE f.neptun_user_id = $1 AND last.position IS NOT NULL`,
};

/** What came after position $2, at most $3; one row without an event where nothing did, none without a feed. */
export const READ_EVENTS = {
  name: "event_read",
  text: `SELECT f.last_position, f.trimmed_position, e.position, e.kind, e.action, e.chat_id, e.ids, e.status, e.created_at
FROM neptun_user_feed f LEFT JOIN LATERAL (
  SELECT * FROM neptun_user_event WHERE neptun_user_id = $1 AND position > $2 ORDER BY position LIMIT $3
) e ON true WHERE f.neptun_user_id = $1 ORDER BY e.position`,
};

/** Before everything of the last seconds: what was read meanwhile may be from before it. */
export const FIND_POSITION = {
  name: "event_position",
  text: `SELECT coalesce((
  SELECT min(position) - 1 FROM (
    SELECT position, created_at FROM neptun_user_event WHERE neptun_user_id = $1 ORDER BY position DESC LIMIT 200
  ) newest WHERE created_at > now() - interval '5 seconds'), f.last_position)::int AS position
FROM neptun_user_feed f WHERE f.neptun_user_id = $1`,
};

/** Which of the users $1 have events without a place, or beyond the positions $2; or are gone. */
export const FIND_NEWS = {
  name: "event_news",
  text: `SELECT x.id FROM unnest($1::int[], $2::int[]) AS x(id, position)
LEFT JOIN neptun_user_feed f ON f.neptun_user_id = x.id
WHERE f.neptun_user_id IS NULL OR f.last_position > x.position
  OR EXISTS (SELECT FROM event_queue q WHERE q.neptun_user_id = x.id)`,
};

/** Whose events have been waiting for an hour, as nobody watches. */
export const FIND_WAITING = {
  name: "event_waiting",
  text: `SELECT q.neptun_user_id AS id, EXISTS (SELECT FROM neptun_user_feed f WHERE f.neptun_user_id = q.neptun_user_id) AS is_watched
FROM event_queue q WHERE q.created_at < now() - interval '1 hour' GROUP BY q.neptun_user_id`,
};

/** Nobody has ever watched: there is nobody to go on from before them. */
export const DROP_WAITING = {
  name: "event_drop_waiting",
  text: `DELETE FROM event_queue q WHERE q.neptun_user_id = ANY($1::int[]) AND q.created_at < now() - interval '1 hour'
  AND NOT EXISTS (SELECT FROM neptun_user_feed f WHERE f.neptun_user_id = q.neptun_user_id)`,
};

/** Of every user's events, those older than a day go, and all but the newest $1. */
export const TRIM_EVENTS = {
  name: "event_trim",
  text: `WITH old AS (
  DELETE FROM neptun_user_event e USING neptun_user_feed f
  WHERE f.neptun_user_id = e.neptun_user_id
    AND (e.created_at < now() - interval '1 day' OR e.position <= f.last_position - $1::int)
  RETURNING e.neptun_user_id, e.position
)
UPDATE neptun_user_feed f SET trimmed_position = greatest(f.trimmed_position, last.position)
FROM (SELECT neptun_user_id, max(position) AS position FROM old GROUP BY 1) last
WHERE f.neptun_user_id = last.neptun_user_id`,
};

/** Of these chats. What is being written is not unread yet. */
const marksOf = (chats: string) => `SELECT c.id, m.status = 'streaming' AS is_generating
FROM (${chats}) c
JOIN chat_conversation_message m ON m.neptun_user_id = $1 AND m.id = c.head_message_id
LEFT JOIN chat_conversation_read r ON r.neptun_user_id = $1 AND r.chat_conversation_id = c.id
WHERE m.status = 'streaming' OR c.head_message_id > coalesce(r.message_id, 0)`;

const CHATS =
  "SELECT id, head_message_id, updated_at FROM chat_conversation WHERE neptun_user_id = $1 AND deleted_at IS NULL";
const USED_LAST = "ORDER BY updated_at DESC, id DESC LIMIT 500";

/** Of the chats used last: archived or not is where the index begins. */
export const LIST_MARKS = {
  name: "event_marks",
  text: marksOf(`(${CHATS} AND NOT archived ${USED_LAST}) UNION ALL (${CHATS} AND archived ${USED_LAST}) ${USED_LAST}`),
};

/** Of the chats $2. */
export const MARKS_OF = { name: "event_marks_of", text: marksOf(`${CHATS} AND id = ANY($2::int[])`) };

/** Up to a message of the chat, never back. */
export const READ_CHAT = {
  name: "event_read_chat",
  text: `INSERT INTO chat_conversation_read AS r (neptun_user_id, chat_conversation_id, message_id)
SELECT m.neptun_user_id, m.chat_conversation_id, m.id FROM chat_conversation_message m
WHERE m.neptun_user_id = $1 AND m.chat_conversation_id = $2 AND m.id = $3
ON CONFLICT (neptun_user_id, chat_conversation_id) DO UPDATE SET message_id = excluded.message_id
WHERE r.message_id < excluded.message_id`,
};
