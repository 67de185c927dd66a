/** Live collections of user $1 between two ids, oldest first. */
export const LIST_COLLECTIONS = {
  name: "collection_list",
  text: `SELECT c.id, c.neptun_user_id, c.name, c.description, c.link, f.file_count, f.size, c.created_at, c.updated_at
FROM neptun_user_collection c CROSS JOIN LATERAL (
  SELECT count(*)::int AS file_count, coalesce(sum(size), 0)::int AS size FROM neptun_user_collection_file f
  WHERE f.neptun_user_id = c.neptun_user_id AND f.collection_id = c.id
) f
WHERE c.neptun_user_id = $1 AND c.deleted_at IS NULL AND c.id > $2::bigint AND c.id < $3::bigint
ORDER BY c.id LIMIT $4::int`,
};

export const LOCK_COLLECTION = {
  name: "collection_lock",
  text: `SELECT updated_at FROM neptun_user_collection
WHERE neptun_user_id = $1 AND id = $2 AND deleted_at IS NULL FOR NO KEY UPDATE`,
};

/** Whose the collection is that was shared by this link. */
export const FIND_SHARED = {
  name: "collection_find_shared",
  text: "SELECT neptun_user_id, id FROM neptun_user_collection WHERE link = $1 AND deleted_at IS NULL",
};

/** The files of a live collection, or the one called $3; the texts only while they do not exceed $4 bytes together (null: ever). */
export const LIST_COLLECTION_FILES = {
  name: "collection_files",
  text: `WITH chosen AS (
  SELECT f.* FROM neptun_user_collection_file f
  JOIN neptun_user_collection c ON c.neptun_user_id = $1 AND c.id = $2 AND c.deleted_at IS NULL
  WHERE f.neptun_user_id = $1 AND f.collection_id = $2 AND ($3::text IS NULL OR f.title = $3)
)
SELECT f.title, t.text, f.language, f.extension, f.size, f.lines, f.sha256, f.created_at, f.updated_at FROM chosen f
LEFT JOIN neptun_user_text t ON t.neptun_user_id = f.neptun_user_id AND t.sha256 = f.sha256
  AND ($4::bigint IS NULL OR (SELECT sum(size) FROM chosen) <= $4::bigint)
ORDER BY f.title COLLATE "C"`,
};

/** Adds the files to collection $2, or puts them in the place of those with their titles. */
export const PUT_COLLECTION_FILES = {
  name: "collection_put_files",
  text: `WITH wanted AS MATERIALIZED (
  SELECT * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[], $9::text[])
    AS x(title, text, language, extension, size, lines, sha256)
), texts AS (
  INSERT INTO neptun_user_text AS t (neptun_user_id, sha256, text)
  SELECT DISTINCT ON (sha256) $1::int, sha256, text FROM wanted ORDER BY sha256
  ON CONFLICT (neptun_user_id, sha256) DO UPDATE SET used_at = now()
)
INSERT INTO neptun_user_collection_file AS f
  (neptun_user_id, collection_id, title, language, extension, size, lines, sha256)
SELECT $1, $2, title, language, extension, size, lines, sha256 FROM wanted
ON CONFLICT (neptun_user_id, collection_id, md5(title)) DO UPDATE SET language = excluded.language,
  extension = excluded.extension, size = excluded.size, lines = excluded.lines, sha256 = excluded.sha256, updated_at = now()
RETURNING f.title`,
};

export const REMOVE_COLLECTION_FILES = {
  name: "collection_remove_files",
  text: `DELETE FROM neptun_user_collection_file
WHERE neptun_user_id = $1 AND collection_id = $2 AND title = ANY($3::text[]) RETURNING title`,
};

/** Gives the files $3 the titles $4, languages $5 and extensions $6, each as it was where null. */
export const RENAME_COLLECTION_FILES = {
  name: "collection_rename_files",
  text: `UPDATE neptun_user_collection_file f SET title = x.new_title, language = coalesce(x.language, f.language),
  extension = coalesce(x.extension, f.extension), updated_at = now()
FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]) AS x(title, new_title, language, extension)
WHERE f.neptun_user_id = $1 AND f.collection_id = $2 AND f.title = x.title RETURNING f.title`,
};

/** The live versions $2 of the user's files, in that order; the texts only while they do not exceed $3 bytes together. */
export const FILES_OF_VERSIONS = {
  name: "collection_files_of_versions",
  text: `WITH chosen AS (
  SELECT f.*, x.ord FROM unnest($2::int[]) WITH ORDINALITY AS x(id, ord)
  JOIN chat_conversation_file f ON f.neptun_user_id = $1 AND f.id = x.id AND f.deleted_at IS NULL
  JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = f.chat_conversation_id AND c.deleted_at IS NULL
)
SELECT f.title, f.language, f.extension, CASE WHEN (SELECT sum(size) FROM chosen) <= $3::bigint THEN
  (SELECT text FROM neptun_user_text t WHERE t.neptun_user_id = $1 AND t.sha256 = f.sha256) END AS text
FROM chosen f ORDER BY f.ord`,
};

/** The paths $3 that a live file of project $2 lies at. */
export const TITLES_OF_PROJECT = {
  name: "collection_titles_of_project",
  text: `SELECT DISTINCT l.title FROM neptun_user_project_chat_conversation p
JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = p.chat_conversation_id AND c.deleted_at IS NULL
JOIN chat_conversation_file_lineage l ON l.neptun_user_id = $1 AND l.chat_conversation_id = c.id AND l.head_id IS NOT NULL
WHERE p.neptun_user_id = $1 AND p.project_id = $2 AND l.title = ANY($3::text[])`,
};

/** Every path $3 that chat $2 has had a file at, with the highest number of its versions, and whether it is visible. */
export const NUMBERS_OF_CHAT = {
  name: "collection_numbers_of_chat",
  text: `SELECT DISTINCT ON (l.title) l.title, l.last_version, l.head_id IS NOT NULL AS "exists"
FROM chat_conversation_file_lineage l
WHERE l.neptun_user_id = $1 AND l.chat_conversation_id = $2 AND l.title = ANY($3::text[])
ORDER BY l.title, l.head_id IS NULL, l.id DESC`,
};
