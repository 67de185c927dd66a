-- Tags of colours and of none, one that came out of another, and a share of one branch.
UPDATE neptun_user_tag SET colour = (ARRAY['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'])[1 + id % 9]
WHERE deleted_at IS NULL;
INSERT INTO neptun_user_tag (neptun_user_id, name, name_key, colour)
SELECT id, E'colour ''; -- \\ 🎨', E'colour ''; -- \\ 🎨', 'pink' FROM neptun_user;
INSERT INTO chat_conversation_tag (neptun_user_id, chat_conversation_id, tag_id, merged_from)
SELECT c.neptun_user_id, c.id, t.id, 1999999999 FROM chat_conversation c
JOIN neptun_user_tag t ON t.neptun_user_id = c.neptun_user_id AND t.colour = 'pink' ON CONFLICT DO NOTHING;
UPDATE neptun_user_share SET branch_id = 0 WHERE chat_conversation_id IS NOT NULL;
