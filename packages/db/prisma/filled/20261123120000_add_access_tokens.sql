INSERT INTO neptun_user_token (neptun_user_id, name, token_hash, scope, last_used_at, expires_at) VALUES
  (1, 'laptop', encode(sha256('1'), 'hex'), 'read', NULL, NULL),
  (1, 'laptop', encode(sha256('2'), 'hex'), 'write', now(), '2026-11-23 12:00:00.001Z'),
  (2, U&'\202Eevil\202C '' " 🙂', encode(sha256('3'), 'hex'), 'write', '2026-11-23 12:00:00Z', '294276-12-31 23:59:59.999Z');
