INSERT INTO neptun_user_collection (neptun_user_id, name, description, link, created_at, updated_at, deleted_at)
SELECT u.id, c.* FROM neptun_user u CROSS JOIN LATERAL (VALUES
  (E'Wörter 🎉 ''; -- \\ \t', NULL, NULL, '2026-11-24 12:00:00.001Z'::timestamptz, '2026-11-24 12:00:00.999Z'::timestamptz, NULL::timestamptz),
  ('shared', '', substr(translate(encode(sha256(u.id::text::bytea), 'base64'), '+/', '-_'), 1, 22), now(), now(), NULL),
  ('in the trash', E'two\nlines', NULL, now(), now(), now())
) AS c(name, description, link, created_at, updated_at, deleted_at);

-- A text that a version has too, one that only a collection has, and many titles for one text.
INSERT INTO neptun_user_text (neptun_user_id, sha256, text)
SELECT u.id, encode(sha256(convert_to(t, 'UTF8')), 'hex'), t
FROM neptun_user u, unnest(ARRAY['{{name=app | What it is called}} of a collection', '']) AS t
ON CONFLICT DO NOTHING;
INSERT INTO neptun_user_collection_file (neptun_user_id, collection_id, title, language, extension, size, lines, sha256, created_at)
SELECT c.neptun_user_id, c.id, v.*, '2026-11-24 12:00:00.001Z' FROM neptun_user_collection c CROSS JOIN LATERAL (
  SELECT '{{name}}/Ä 🎉.ts', 'typescript', 'ts', octet_length(convert_to(t.text, 'UTF8')), 1, t.sha256 FROM neptun_user_text t
  WHERE t.neptun_user_id = c.neptun_user_id AND t.text LIKE '{{name=app%'
  UNION ALL SELECT 'empty-' || n, '', '', 0, 0, encode(sha256(''), 'hex') FROM generate_series(1, current_setting('neptun.many')::int) n
) AS v;
