UPDATE chat_conversation SET pinned = id % 2 = 0, archived = id % 3 = 0;
INSERT INTO neptun_user_tag (neptun_user_id, name, name_key, created_at, updated_at, deleted_at)
SELECT u.id, t.* FROM neptun_user u CROSS JOIN LATERAL (VALUES
  (E'Wörter 🎉 ''; -- \\', E'wörter 🎉 ''; -- \\', '2026-11-24 22:00:00.001Z'::timestamptz, '2026-11-24 22:00:00.999Z'::timestamptz, NULL::timestamptz),
  ('Gone', 'gone', now(), now(), now())
) AS t(name, name_key, created_at, updated_at, deleted_at);
INSERT INTO chat_conversation_tag (neptun_user_id, chat_conversation_id, tag_id)
SELECT c.neptun_user_id, c.id, t.id FROM chat_conversation c JOIN neptun_user_tag t ON t.neptun_user_id = c.neptun_user_id;
