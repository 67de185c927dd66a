-- Files that were edited, moved, pinned and attached, beside those of the releases before.
INSERT INTO neptun_user_project (neptun_user_id, name, instructions) VALUES
  (1, 'With instructions', 'Answer in Latin. "Quotes" & <b>tags</b>, 🙂' || chr(13) || chr(10) || '  two spaces  ');

INSERT INTO neptun_user_text (neptun_user_id, sha256, text)
SELECT user_id, encode(sha256(convert_to(text, 'UTF8')), 'hex'), text
FROM unnest(ARRAY[1, 2]) user_id CROSS JOIN unnest(ARRAY['the same text', 'first', 'second', 'third', 'nobody''s', U&'\FEFFwith \202E a mark']) text
ON CONFLICT DO NOTHING;

-- The files, as (chat, path now, when pinned, when preferred); their versions, the oldest first.
CREATE TEMP TABLE made AS SELECT * FROM (VALUES
  (8, 'edited.ts', NULL, NULL, ARRAY['edited.ts', 'edited.ts', 'edited.ts'], ARRAY['first', 'second', 'third'], 3),
  (8, 'src/moved there.ts', '2026-11-24Z', '2026-11-24 00:00:01Z', ARRAY['old.ts', 'new.ts', 'src/moved there.ts'], ARRAY['first', 'first', 'first'], 3),
  -- A number that was given out and whose version is gone for good.
  (5, 'pinned/نص.ts', '294276-12-31 23:59:59.999Z', NULL, ARRAY['pinned/نص.ts', 'pinned/نص.ts'], ARRAY['the same text', U&'\FEFFwith \202E a mark'], 9)
) AS files (chat_id, title, pinned_at, preferred_at, titles, texts, last_version);

INSERT INTO chat_conversation_file_lineage (neptun_user_id, chat_conversation_id, title, last_version, pinned_at, preferred_at)
SELECT c.neptun_user_id, c.id, m.title, m.last_version, m.pinned_at::timestamptz, m.preferred_at::timestamptz
FROM made m JOIN chat_conversation c ON c.id = m.chat_id ORDER BY c.id, m.title;

INSERT INTO chat_conversation_file (neptun_user_id, chat_conversation_id, chat_conversation_message_id, lineage_id, title,
  version, author, note, language, extension, size, lines, sha256)
SELECT l.neptun_user_id, l.chat_conversation_id, CASE WHEN v.version = 1 THEN l.chat_conversation_id * 100 + 2 END, l.id,
  v.title, v.version, (ARRAY['assistant', 'user', 'api'])[v.version], CASE WHEN v.version = 2 THEN 'why: "so" 🙂' END,
  'typescript', 'ts', octet_length(convert_to(v.text, 'UTF8')), 1, encode(sha256(convert_to(v.text, 'UTF8')), 'hex')
FROM made m JOIN chat_conversation_file_lineage l ON l.chat_conversation_id = m.chat_id AND l.title = m.title
CROSS JOIN LATERAL ROWS FROM (unnest(m.titles), unnest(m.texts)) WITH ORDINALITY AS v (title, text, version)
ORDER BY l.id, v.version;
UPDATE chat_conversation_file_lineage l SET head_id = (SELECT max(f.id) FROM chat_conversation_file f
  WHERE f.neptun_user_id = l.neptun_user_id AND f.lineage_id = l.id)
FROM made m WHERE l.chat_conversation_id = m.chat_id AND l.title = m.title;

-- What an answer changed, and a change that could not be made.
INSERT INTO chat_conversation_message_block (neptun_user_id, chat_conversation_message_id, position, file_id, title, added, removed)
SELECT f.neptun_user_id, f.chat_conversation_message_id, 100000, f.id, f.title, 1, 0 FROM chat_conversation_file f
JOIN made m ON m.chat_id = f.chat_conversation_id AND m.titles[1] = f.title WHERE f.version = 1 AND m.title = 'edited.ts';
INSERT INTO chat_conversation_message_block (neptun_user_id, chat_conversation_message_id, position, title, problem)
SELECT neptun_user_id, 803, 200000, 'none.ts', 'There is no file "none.ts" to change.' FROM chat_conversation WHERE id = 8;

INSERT INTO chat_conversation_message_file (neptun_user_id, chat_conversation_message_id, position, file_id)
SELECT f.neptun_user_id, 804, row_number() OVER (ORDER BY f.id) - 1, f.id FROM chat_conversation_file f
WHERE f.chat_conversation_id = 8 AND f.title = 'edited.ts';

DROP TABLE made;
