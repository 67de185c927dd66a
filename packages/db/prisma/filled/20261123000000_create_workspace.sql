-- Rows for a database that has the migrations up to this one: what people write, and what they should not have.
-- Every table has rows, every column values, and every column that may be null a null. Some rows are made
-- `current_setting('neptun.many')` times.

INSERT INTO neptun_user (primary_email, password_hash, created_at, updated_at) VALUES
  ('ada@example.org', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', '2026-11-23 08:00:00.001Z', '2026-11-23 08:00:00.001Z'),
  ('"o''brien+tag"@exämple.org', '', '0001-01-01 00:00:00Z', '294276-12-31 23:59:59.999Z'),
  ('gone@example.org', '', now(), now()),
  ('nothing@example.org', '', now(), now());
-- An id that was given out and is never given out again.
DELETE FROM neptun_user WHERE primary_email = 'gone@example.org';

CREATE TEMP TABLE hostile ON COMMIT PRESERVE ROWS AS SELECT n::int, text FROM unnest(ARRAY[
  'plain words',
  '',
  ' spaces at both ends ',
  E'\r\n\t\b\f\x01\x1f\x7f',
  U&'\FEFFa byte order mark, \2028 and \2029, \0085, \FFFE and \FFFF',
  U&'نص עברית \202Eevil\202C e\0301 é 𝒳 👩‍👩‍👧‍👦 \+10FFFF',
  'quotes '' " ` \ \\ \n \u0000 {"end":1} ["1"]',
  '$1 $$ \. \N NULL null {} -- ; DROP TABLE neptun_user; /* %s %00 */',
  '<script>alert(1)</script><img src=x onerror=alert(1)>&amp;',
  repeat('a long line without an end ', 15000),
  repeat(U&'🙂\000A', 50000)
]) WITH ORDINALITY AS all_texts (text, n);

INSERT INTO neptun_user_session (neptun_user_id, token_hash, user_agent, last_seen_at, expires_at)
SELECT CASE WHEN n % 2 = 0 THEN 1 ELSE 2 END, encode(sha256(convert_to('session ' || n, 'UTF8')), 'hex'),
  CASE WHEN n % 3 > 0 THEN text END, now() - n * interval '1 hour', now() + (n - 3) * interval '1 day'
FROM hostile WHERE n < 10;

INSERT INTO neptun_user_project (neptun_user_id, name, description, type, main_language, deleted_at)
SELECT 1 + n % 2, coalesce(nullif(left(text, 200), ''), 'Project'), CASE WHEN n % 3 > 0 THEN text END,
  CASE WHEN n % 4 > 0 THEN 'web-app' END, CASE WHEN n % 2 > 0 THEN 'typescript' END,
  CASE WHEN n = 3 THEN timestamptz '2026-11-20 10:00:00.123Z' END
FROM hostile ORDER BY n;

-- Chats 1 to 11, of both users; 4 is in the trash, 9 went there with its project.
INSERT INTO chat_conversation (neptun_user_id, name, model, updated_at, deleted_at)
SELECT 1 + n % 2, coalesce(nullif(left(text, 200), ''), 'Chat'), 'google/gemma-2-27b-it', now() - n * interval '1 day',
  CASE n WHEN 4 THEN timestamptz '2026-11-21 10:00:00Z' WHEN 9 THEN timestamptz '2026-11-20 10:00:00.123Z' END
FROM hostile ORDER BY n;

INSERT INTO neptun_user_project_chat_conversation (neptun_user_id, project_id, chat_conversation_id)
SELECT c.neptun_user_id, p.id, c.id FROM chat_conversation c
JOIN neptun_user_project p ON p.neptun_user_id = c.neptun_user_id AND p.id = CASE c.id WHEN 9 THEN 3 ELSE c.id END
WHERE c.id IN (1, 2, 3, 6, 9);

-- Eleven messages a chat: each follows the one before, and the last is the chat's head.
INSERT INTO chat_conversation_message (id, neptun_user_id, chat_conversation_id, parent_id, actor, message, model, status)
SELECT c.id * 100 + h.n, c.neptun_user_id, c.id, CASE WHEN h.n > 1 THEN c.id * 100 + h.n - 1 END,
  (ARRAY['user', 'assistant', 'system'])[1 + (h.n + 2) % 3],
  coalesce(nullif(CASE WHEN c.id = 2 THEN h.text ELSE left(h.text, 500) END, ''), '.'),
  CASE WHEN h.n % 3 = 2 THEN 'google/gemma-2-27b-it' END,
  CASE WHEN h.n % 3 <> 2 THEN 'complete' ELSE (ARRAY['complete', 'stopped', 'interrupted', 'failed'])[1 + (h.n / 3) % 4] END
FROM chat_conversation c CROSS JOIN hostile h ORDER BY c.id, h.n;
UPDATE chat_conversation SET head_message_id = id * 100 + 11;
-- A chat without a message, one whose last messages are in the trash, and one whose answer is just being written.
INSERT INTO chat_conversation (neptun_user_id, name, model) VALUES (1, 'Nothing yet', 'fake/echo');
UPDATE chat_conversation_message SET deleted_at = '2026-11-22 10:00:00Z' WHERE id BETWEEN 110 AND 111;
UPDATE chat_conversation SET head_message_id = 109 WHERE id = 1;
INSERT INTO chat_conversation_message (id, neptun_user_id, chat_conversation_id, parent_id, actor, message, model, status)
SELECT 212, neptun_user_id, 2, 211, 'assistant', '', 'fake/endless', 'streaming' FROM chat_conversation WHERE id = 2;
UPDATE chat_conversation SET head_message_id = 212 WHERE id = 2;
SELECT setval('chat_conversation_message_id_seq', 5000);

INSERT INTO chat_conversation_generation (neptun_user_id, chat_conversation_message_id, model, status, error_code,
  error_message, prompt_tokens, completion_tokens, duration_ms, ended_at)
SELECT neptun_user_id, id, model, status, CASE status WHEN 'failed' THEN 'provider_unreachable' END,
  CASE status WHEN 'failed' THEN 'Nobody answers; "quotes" and ''all'' that.' END,
  CASE status WHEN 'complete' THEN 11 END, CASE status WHEN 'complete' THEN 7 END,
  CASE WHEN status <> 'streaming' THEN 2147483647 END, CASE WHEN status <> 'streaming' THEN now() END
FROM chat_conversation_message WHERE model IS NOT NULL ORDER BY id;
INSERT INTO chat_conversation_generation_piece (neptun_user_id, generation_id, position, text)
SELECT g.neptun_user_id, g.id, 10 * (h.n - 1), h.text FROM chat_conversation_generation g CROSS JOIN hostile h
WHERE g.status = 'streaming' AND h.n < 10;

INSERT INTO idempotency_key (neptun_user_id, scope, key, request_hash, status, response)
SELECT 1 + n % 2, 'POST /api/users/1/chats', left(text, 200) || n, encode(sha256(convert_to(text, 'UTF8')), 'hex'),
  200 + n, to_jsonb(text) FROM hostile WHERE n < 10;
INSERT INTO idempotency_key (neptun_user_id, scope, key, request_hash, status, response) VALUES
  (1, '', '', repeat('a', 64), 100, 'null'),
  (1, '', 'numbers', repeat('0', 64), 599, '{"b": 12345678901234567890.000, "a": [1.10, 1e400, "\\u0000"], "": null}');

-- The files, as (message, title, version, text, when it was deleted); the message says whose they are.
CREATE TEMP TABLE written (message_id int, title text, version int, text text, deleted_at timestamptz);
-- One version for each text, each under a path of its own, in a chat that is there, one in the trash, and another user's.
INSERT INTO written SELECT chat * 100 + n, 'texts/' || n || '.txt', 1, text, NULL
FROM hostile CROSS JOIN unnest(ARRAY[2, 4, 3]) chat;
-- One text in many places: the same path in other chats, other paths in the same chat, the same path again and again.
INSERT INTO written SELECT chat * 100 + 1, path, 1, 'the same text', NULL
FROM unnest(ARRAY[5, 6, 7]) chat CROSS JOIN unnest(ARRAY['same.txt', 'other.txt', 'Same.txt', U&'same\0301.txt']) path;
INSERT INTO written SELECT 501 + n, 'same.txt', 1 + n, CASE WHEN n = 3 THEN 'another text' ELSE 'the same text' END, NULL
FROM generate_series(1, 6) n;
-- Paths that are alike in their first characters, and as long as can be.
INSERT INTO written SELECT 801, repeat('p', 1000) || '/' || n || '.txt', 1, 'path ' || n, NULL FROM generate_series(1, 3) n;
INSERT INTO written VALUES
  (801, 'src/نص/🙂 with spaces & "quotes".ts', 1, 'export {};', NULL),
  -- Version 2 is gone for good.
  (801, 'gap.ts', 1, 'one', NULL), (803, 'gap.ts', 3, 'three', NULL), (804, 'gap.ts', 4, 'four', NULL),
  -- The first versions are gone for good.
  (803, 'late.ts', 7, 'seven', NULL),
  -- Version 2 came later than version 3, by its message.
  (801, 'order.ts', 1, 'first', NULL), (809, 'order.ts', 2, 'second', NULL), (802, 'order.ts', 3, 'third', NULL),
  -- The newest version went to the trash with its message; all versions did.
  (101, 'older-left.ts', 1, 'stays', NULL), (110, 'older-left.ts', 2, 'went with its message', '2026-11-22 10:00:00Z'),
  (110, 'none-left.ts', 1, 'went, too', '2026-11-22 10:00:00Z'), (111, 'none-left.ts', 2, '', '2026-11-22 10:00:00Z'),
  -- The file was deleted; deleted and written again; deleted twice and written again.
  (101, 'deleted.ts', 1, 'a', '2026-11-22 11:00:00Z'), (102, 'deleted.ts', 2, 'b', '2026-11-22 11:00:00Z'),
  (101, 'again.ts', 1, 'a', '2026-11-22 11:30:00Z'), (102, 'again.ts', 2, 'b', NULL), (103, 'again.ts', 3, 'c', NULL),
  (101, 'twice.ts', 1, 'a', '2026-11-22 11:40:00Z'), (102, 'twice.ts', 2, 'b', '2026-11-22 11:50:00Z'),
  (103, 'twice.ts', 3, 'c', NULL),
  -- First a message with its version, then the file.
  (102, 'both.ts', 1, 'a', '2026-11-22 12:00:00Z'), (110, 'both.ts', 2, 'b', '2026-11-22 10:00:00Z'),
  -- The file is back, its message is still in the trash.
  (111, 'back.ts', 1, 'back', NULL);
INSERT INTO written SELECT 701, 'many/' || n % (1 + current_setting('neptun.many')::int / 4) || '.ts',
  1 + n / (1 + current_setting('neptun.many')::int / 4), 'export const n = ' || n || ';', NULL
FROM generate_series(0, current_setting('neptun.many')::int - 1) n;

INSERT INTO chat_conversation_file (neptun_user_id, chat_conversation_id, chat_conversation_message_id, title, version,
  text, language, extension, size, sha256, created_at, deleted_at)
SELECT m.neptun_user_id, m.chat_conversation_id, m.id, w.title, w.version, w.text,
  CASE WHEN w.version % 2 = 1 THEN 'typescript' ELSE '' END, CASE WHEN w.version % 2 = 1 THEN 'ts' ELSE 'no such thing' END,
  octet_length(convert_to(w.text, 'UTF8')), encode(sha256(convert_to(w.text, 'UTF8')), 'hex'),
  timestamptz '2026-11-21Z' + w.version * interval '1 minute', w.deleted_at
FROM written w JOIN chat_conversation_message m ON m.id = w.message_id ORDER BY w.message_id, w.title, w.version;

INSERT INTO chat_conversation_message_block (neptun_user_id, chat_conversation_message_id, position, file_id)
SELECT neptun_user_id, chat_conversation_message_id, 10 * row_number() OVER (PARTITION BY chat_conversation_message_id ORDER BY id) - 10, id
FROM chat_conversation_file WHERE chat_conversation_id <> 6;

DROP TABLE hostile, written;
