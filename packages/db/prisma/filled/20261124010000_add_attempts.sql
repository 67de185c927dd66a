INSERT INTO attempt (key, count, expires_at) VALUES
  (encode(sha256('1'), 'hex'), 0, '2026-11-23 12:00:00.001Z'),
  (encode(sha256('2'), 'hex'), 2147483647, now() + interval '15 minutes');
