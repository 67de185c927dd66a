-- Chats that go on from others, some of which are gone, and answers that failed with what their provider said.
UPDATE chat_conversation c SET origin_kind = CASE WHEN c.id % 2 = 0 THEN 'copy' ELSE 'summary' END,
  origin_chat_id = CASE WHEN c.id % 3 = 0 THEN 1999999999 ELSE c.id END, origin_message_id = coalesce(c.head_message_id, 1999999999)
WHERE c.id % 5 <> 0;
UPDATE chat_conversation_generation SET provider_status = 429, provider_request_id = E'req ''; -- \\ 🎉',
  retry_at = '2026-12-01T12:00:00.123Z' WHERE id % 2 = 0;
