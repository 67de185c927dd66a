INSERT INTO neptun_user_prompt (neptun_user_id, name, description, version, created_at, updated_at, deleted_at)
SELECT u.id, p.* FROM neptun_user u CROSS JOIN LATERAL (VALUES
  ('übersetzen', E'Wörter 🎉 ''; -- \\ \t', 2, '2026-11-24 12:00:00.001Z'::timestamptz, '2026-11-24 12:00:00.999Z'::timestamptz, NULL::timestamptz),
  ('review', NULL, 1, now(), now(), NULL),
  ('review', '', 1, now(), now(), now())
) AS p(name, description, version, created_at, updated_at, deleted_at);
INSERT INTO neptun_user_prompt_version (neptun_user_id, prompt_id, version, text, created_at)
SELECT neptun_user_id, id, n, E'{{text | Ä 🎉}}\r\n' || n, '2026-11-24 12:00:00.001Z'
FROM neptun_user_prompt, generate_series(1, version) n;
