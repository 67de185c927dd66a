-- A chat up to a message, a chat as it grows, a version and a project; open, closed by every means, and revoked.
INSERT INTO neptun_user_share (neptun_user_id, kind, chat_conversation_id, message_ids, live, with_system, file_ids, link,
  password_hash, emails, expires_at, last_seen_at, revoked_at)
SELECT c.neptun_user_id, 'chat', c.id, '{1,2}', n = 1, n = 1, '{}', translate(rpad(md5(c.id || ' ' || n), 43, 'A'), '+/=', '---'),
  CASE n WHEN 1 THEN '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA' END,
  CASE n WHEN 1 THEN ARRAY['anna@example.org'] ELSE '{}' END,
  CASE n WHEN 1 THEN now() + interval '1 day' END, CASE n WHEN 1 THEN now() END, CASE n WHEN 1 THEN now() END
FROM chat_conversation c CROSS JOIN generate_series(0, 1) AS n;

INSERT INTO neptun_user_share (neptun_user_id, kind, file_id, message_ids, file_ids, link, emails)
SELECT f.neptun_user_id, 'file', f.id, '{}', '{}', rpad('f' || md5(f.id::text), 43, 'A'), '{}'
FROM chat_conversation_file f ORDER BY f.id LIMIT 3;

INSERT INTO neptun_user_share (neptun_user_id, kind, project_id, message_ids, file_ids, link, emails)
SELECT p.neptun_user_id, 'project', p.id, '{}', ARRAY(SELECT id FROM chat_conversation_file f WHERE f.neptun_user_id = p.neptun_user_id ORDER BY id LIMIT 5),
  rpad('p' || md5(p.id::text), 43, 'A'), '{}'
FROM neptun_user_project p ORDER BY p.id LIMIT 3;
