INSERT INTO neptun_user_feed (neptun_user_id, last_position, trimmed_position) SELECT id, current_setting('neptun.many')::int + 2, 1 FROM neptun_user;
INSERT INTO neptun_user_event (neptun_user_id, position, kind, action, chat_id, ids, status, created_at)
SELECT u.id, n + 1, 'message', 'changed', CASE WHEN n > 1 THEN n END, ARRAY[n], CASE WHEN n > 1 THEN 'complete' END, '2026-11-24 12:00:00.001Z'
FROM neptun_user u, generate_series(1, current_setting('neptun.many')::int + 1) n;
-- The queue was filled by what came before this; here is what it lacks.
INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids, status, created_at)
SELECT id, 'message', 'changed', 1, '{1,2}', 'complete', '2026-11-24 12:00:00.001Z' FROM neptun_user;
INSERT INTO event_queue (neptun_user_id, kind, action, ids) SELECT id, 'project', 'changed', '{}' FROM neptun_user;
