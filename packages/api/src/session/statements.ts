/** The live session whose secret has the hash $1, and its user. */
export const FIND_SESSION = {
  name: "session_find",
  text: `SELECT s.id AS session_id, u.id, u.primary_email, 'write' AS scope, s.last_seen_at
FROM neptun_user_session s JOIN neptun_user u ON u.id = s.neptun_user_id
WHERE s.token_hash = $1 AND s.expires_at > now()`,
};
