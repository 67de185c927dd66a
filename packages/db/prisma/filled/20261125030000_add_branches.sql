-- A branch that leaves a chat's first one, one that leaves that, one of another chat; the first chat shows one of them.
INSERT INTO chat_conversation_branch (neptun_user_id, id, chat_conversation_id, path_ids, path_ends, created_at)
SELECT neptun_user_id, 100 + n, id, ids, ends, '2026-11-24 21:00:00.001Z' FROM chat_conversation CROSS JOIN (VALUES
  (1, ARRAY[0, 101], ARRAY[504, 2147483647]), (2, ARRAY[0, 101, 102], ARRAY[504, 1000001, 2147483647])) AS b(n, ids, ends) WHERE id = 5
UNION ALL SELECT neptun_user_id, 103, id, '{0,103}', '{611,2147483647}', now() FROM chat_conversation WHERE id = 6;
INSERT INTO chat_conversation_message (id, neptun_user_id, chat_conversation_id, parent_id, branch_id, actor, message, deleted_at)
SELECT 1000000 + n, c.neptun_user_id, c.id, parent_id, branch_id, 'user', E'a branch ''; -- \\ 🎉 ' || n, CASE WHEN n = 4 THEN now() END
FROM chat_conversation c JOIN (VALUES (1, 5, 504, 101), (2, 5, 1000001, 102), (3, 5, 1000002, 102), (4, 5, 1000001, 101), (5, 6, 611, 103))
  AS m(n, chat, parent_id, branch_id) ON m.chat = c.id;
UPDATE chat_conversation c SET path_ids = b.path_ids, path_ends = b.path_ends, head_message_id = 1000005
FROM chat_conversation_branch b WHERE b.id = 103 AND c.id = 6;
UPDATE chat_conversation_generation SET instruction = 'shorter' WHERE id % 2 = 0;
SELECT setval('chat_conversation_branch_id_seq', 200), setval('chat_conversation_message_id_seq', 2000000);
