-- Everything set, and nothing; what was used in chats, in none, and in one that is gone.
INSERT INTO chat_conversation_settings (neptun_user_id, chat_conversation_id, instructions, temperature, top_p, max_tokens,
  stop_sequences, reasoning_effort, created_at, updated_at)
SELECT neptun_user_id, id, E'Be brief 🎉 ''; -- \\', 0.1, 0.95, 4096, ARRAY[E'\n\n', 'END, "quoted"', '🙂'], 'high',
  '2026-11-30 11:00:00.001Z', '2026-11-30 11:00:00.999Z' FROM chat_conversation WHERE id % 2 = 0
UNION ALL SELECT neptun_user_id, id, NULL, NULL, NULL, NULL, '{}', NULL, now(), now() FROM chat_conversation WHERE id % 2 = 1;
UPDATE chat_conversation_generation SET cost = 0.000001234, first_token_ms = 250 WHERE id % 2 = 0;
INSERT INTO neptun_user_usage (neptun_user_id, day, chat_conversation_id, model, answers, counted, priced, timed,
  prompt_tokens, completion_tokens, cost, duration_ms, first_token_ms)
SELECT u.id, day, chat, E'acme/''; -- \\ 🎉', 3, 2, 1, 3, 9007199254740993, 70, 123456789.123456789, 4000000000, 900
FROM neptun_user u CROSS JOIN unnest(ARRAY[DATE '2024-02-29', DATE '2026-11-30']) day CROSS JOIN unnest(ARRAY[0, 1999999999]) chat;
