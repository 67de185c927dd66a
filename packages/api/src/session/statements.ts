/** The live sessions whose secrets have the hashes $1, and their users. */
export const FIND_SESSIONS = {
  name: "session_find",
  text: `SELECT s.token_hash AS key, s.id AS session_id, u.id, u.primary_email, 'write' AS scope, s.last_seen_at
FROM neptun_user_session s JOIN neptun_user u ON u.id = s.neptun_user_id
WHERE s.token_hash = ANY($1::bpchar[]) AND s.expires_at > now()`,
};
