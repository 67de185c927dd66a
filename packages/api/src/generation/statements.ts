/** Makes the empty message an answer that is being written by model $3, which is told $4 besides. */
export const BEGIN = {
  name: "generation_begin",
  text: `WITH answer AS (
  UPDATE chat_conversation_message SET status = 'streaming', model = $3 WHERE neptun_user_id = $1 AND id = $2
  RETURNING neptun_user_id, id
)
INSERT INTO chat_conversation_generation (neptun_user_id, chat_conversation_message_id, model, instruction)
SELECT neptun_user_id, id, $3, $4 FROM answer RETURNING id`,
};

/** The message that the next one of the chat follows. */
export const HEAD = {
  name: "generation_head",
  text: "SELECT head_message_id AS id FROM chat_conversation WHERE neptun_user_id = $1 AND id = $2",
};

export const ANSWER_OF = {
  name: "generation_of_message",
  text: `SELECT id FROM chat_conversation_generation
WHERE neptun_user_id = $1 AND chat_conversation_message_id = $2`,
};

/** Under the chat's lock: the chat's last message, if it is $3, goes to the trash with its files. */
export const TRASH_ANSWER = {
  name: "generation_trash_answer",
  text: `WITH head AS (
  UPDATE chat_conversation c SET head_message_id = m.parent_id, updated_at = now()
  FROM chat_conversation_message m
  WHERE c.neptun_user_id = $1 AND c.id = $2 AND c.head_message_id = $3 AND m.neptun_user_id = $1 AND m.id = $3
  RETURNING $3::int AS message_id
), files AS (
  UPDATE chat_conversation_file f SET deleted_at = now(), updated_at = now() FROM head
  WHERE f.neptun_user_id = $1 AND f.chat_conversation_message_id = head.message_id AND f.deleted_at IS NULL
)
UPDATE chat_conversation_message m SET deleted_at = now(), updated_at = now() FROM head
WHERE m.neptun_user_id = $1 AND m.id = head.message_id RETURNING m.id`,
};

/** Under the chat's lock: the chat's last message, if it is $3 and ended too early, is being written again by model $4, behind its text. */
export const CONTINUE = {
  name: "generation_continue",
  text: `WITH answer AS (
  UPDATE chat_conversation_message m SET status = 'streaming', model = $4, updated_at = now() FROM chat_conversation c
  WHERE c.neptun_user_id = $1 AND c.id = $2 AND c.head_message_id = $3 AND m.neptun_user_id = $1 AND m.id = $3
    AND m.actor = 'assistant' AND m.status IN ('stopped', 'interrupted', 'failed') AND m.message <> '' AND m.deleted_at IS NULL
  RETURNING m.id, m.message
), begun AS (
  UPDATE chat_conversation_generation g SET status = 'streaming', model = $4, error_code = NULL, error_message = NULL,
    provider_status = NULL, provider_request_id = NULL, retry_at = NULL, ended_at = NULL, heartbeat_at = now(), updated_at = now()
  FROM answer WHERE g.neptun_user_id = $1 AND g.chat_conversation_message_id = answer.id RETURNING g.id
), piece AS (
  INSERT INTO chat_conversation_generation_piece (neptun_user_id, generation_id, position, text)
  SELECT $1, begun.id, 0, answer.message FROM begun, answer
), touched AS (
  UPDATE chat_conversation c SET updated_at = now() FROM begun WHERE c.neptun_user_id = $1 AND c.id = $2
)
SELECT begun.id, answer.message AS text FROM begun, answer`,
};
