const LIVE = "p.neptun_user_id = $1 AND p.deleted_at IS NULL";
const NEWEST = `neptun_user_prompt p JOIN neptun_user_prompt_version v
  ON v.neptun_user_id = p.neptun_user_id AND v.prompt_id = p.id AND v.version = p.version`;

/** Live prompts of user $1 between two ids, oldest first; with $5 those that have it in name, description or text. */
export const LIST_PROMPTS = {
  name: "prompt_list",
  text: `SELECT p.id, p.neptun_user_id, p.name, p.description, p.version, left(v.text, 200) AS excerpt, p.created_at, p.updated_at
FROM ${NEWEST}
WHERE ${LIVE} AND p.id > $2::bigint AND p.id < $3::bigint AND ($5::text IS NULL
  OR position(lower($5::text) IN lower(p.name || E'\\n' || coalesce(p.description, '') || E'\\n' || v.text)) > 0)
ORDER BY p.id LIMIT $4::int`,
};

export const GET_PROMPT = {
  name: "prompt_get",
  text: `SELECT p.id, p.neptun_user_id, p.name, p.description, p.version, v.text, p.created_at, p.updated_at
FROM ${NEWEST} WHERE ${LIVE} AND p.id = $2`,
};

export const LOCK_PROMPT = {
  name: "prompt_lock",
  text: `SELECT updated_at FROM neptun_user_prompt p WHERE ${LIVE} AND p.id = $2 FOR NO KEY UPDATE`,
};

/** Where that name is free, makes the prompt with its first version. */
export const CREATE_PROMPT = {
  name: "prompt_create",
  text: `WITH made AS (
  INSERT INTO neptun_user_prompt (neptun_user_id, name, description) VALUES ($1, $2, $3)
  ON CONFLICT (neptun_user_id, name) WHERE deleted_at IS NULL DO NOTHING RETURNING neptun_user_id, id
)
INSERT INTO neptun_user_prompt_version (neptun_user_id, prompt_id, version, text)
SELECT neptun_user_id, id, 1, $4 FROM made RETURNING prompt_id`,
};

/** Under the prompt's lock: its next version, unless the text is that of the newest. */
export const ADD_VERSION = {
  name: "prompt_add_version",
  text: `WITH next AS (
  UPDATE neptun_user_prompt p SET version = p.version + 1, updated_at = now() FROM neptun_user_prompt_version v
  WHERE ${LIVE} AND p.id = $2 AND v.neptun_user_id = $1 AND v.prompt_id = $2 AND v.version = p.version AND v.text <> $3
  RETURNING p.version
)
INSERT INTO neptun_user_prompt_version (neptun_user_id, prompt_id, version, text)
SELECT $1, $2, version, $3 FROM next RETURNING version`,
};

/** The versions of a live prompt, newest first; with $3 that one, and its text. */
export const LIST_VERSIONS = {
  name: "prompt_versions",
  text: `SELECT v.prompt_id, v.version, CASE WHEN $3::int IS NOT NULL THEN v.text END AS text,
  length(v.text) AS characters, v.created_at
FROM neptun_user_prompt p JOIN neptun_user_prompt_version v ON v.neptun_user_id = p.neptun_user_id AND v.prompt_id = p.id
WHERE ${LIVE} AND p.id = $2 AND ($3::int IS NULL OR v.version = $3) ORDER BY v.version DESC`,
};

export const FIND_NAMED = {
  name: "prompt_find_named",
  text: `SELECT p.id FROM neptun_user_prompt p WHERE ${LIVE} AND p.name = $2`,
};

/** The texts of all live prompts after $2, a few at a time. */
export const EXPORT_PROMPTS = {
  name: "prompt_export",
  text: `SELECT p.id, p.name, p.description, v.text, p.updated_at FROM ${NEWEST}
WHERE ${LIVE} AND p.id > $2 ORDER BY p.id LIMIT 20`,
};

export const COUNT_PROMPTS = {
  name: "prompt_count",
  text: `SELECT count(*)::int AS count FROM neptun_user_prompt p WHERE ${LIVE}`,
};

export const PROMPT_NAMES = {
  name: "prompt_names",
  text: `SELECT p.name, p.updated_at FROM neptun_user_prompt p WHERE ${LIVE} ORDER BY p.id`,
};
