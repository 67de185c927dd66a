INSERT INTO search_word (neptun_user_id, word)
SELECT u.id, w FROM neptun_user u, unnest(ARRAY['wörter', E'''; -- \\ \t', '数据', '🎉', repeat('x', 64)]) AS w
UNION ALL SELECT u.id, 'word' || n FROM neptun_user u, generate_series(1, current_setting('neptun.many')::int) n;
INSERT INTO search_entry (neptun_user_id, kind, item_id, words)
SELECT neptun_user_id, 'message', id, '{}' FROM chat_conversation_message
UNION ALL SELECT neptun_user_id, 'chat', id, ARRAY[2147483647, 1] FROM chat_conversation;
-- What triggers have queued is there too; and something that is not there any more.
INSERT INTO search_queue (neptun_user_id, kind, item_id)
SELECT id, 'file', 2147483647 FROM neptun_user UNION ALL SELECT id, 'word', 2147483647 FROM neptun_user;
