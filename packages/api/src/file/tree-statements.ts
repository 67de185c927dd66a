import { pathOfChat, showsVersion } from "../branch/path.ts";
import { VERSION_COLUMNS } from "./statements.ts";

/** The chats `c` whose files make one tree: user $1's live chat $2, or the live chats of the live project $2. */
const CHATS = {
  chat: { tables: "chat_conversation c", where: "c.neptun_user_id = $1 AND c.id = $2 AND c.deleted_at IS NULL" },
  project: {
    tables: `neptun_user_project p
  JOIN neptun_user_project_chat_conversation x ON x.neptun_user_id = p.neptun_user_id AND x.project_id = p.id
  JOIN chat_conversation c ON c.neptun_user_id = x.neptun_user_id AND c.id = x.chat_conversation_id`,
    where: "p.neptun_user_id = $1 AND p.id = $2 AND p.deleted_at IS NULL AND c.deleted_at IS NULL",
  },
};
export type ScopeKind = keyof typeof CHATS;

/** The files `l` of the scope that are shown, with what is joined to them. */
const visible = (kind: ScopeKind, joined = "") => `${CHATS[kind].tables}
  JOIN chat_conversation_file_lineage l ON l.neptun_user_id = c.neptun_user_id AND l.chat_conversation_id = c.id
  ${joined} WHERE ${CHATS[kind].where} AND l.head_id IS NOT NULL`;

/** A path `path` itself, or whatever is in the folder of that name. */
const isIn = (path: string, title: string) => `(${title} = ${path} OR starts_with(${title}, ${path} || '/'))`;

/**
 * Which visible files of the scope stand at which path: as arrays, path by path in the order of the paths, what fills it first
 * (chosen last, or else newest). With a path ($3) what is at it or in it; with languages ($4) the paths that are filled by a
 * file in one of them; after path $5, and no more than $6 paths, whose titles come with them then. It looks nothing up row by
 * row: where the database knows little about its tables yet, that may go through all of them each time.
 */
const listTree = (kind: ScopeKind) => ({
  name: `file_tree_${kind}`,
  text: `WITH l AS MATERIALIZED (
  SELECT l.id, l.title COLLATE "C" AS title, l.head_id, l.preferred_at, l.pinned_at FROM ${visible(kind)}
    AND ($3::text IS NULL OR ${isIn("$3", "l.title")}) AND ($5::text IS NULL OR l.title COLLATE "C" > $5)
), placed AS (
  SELECT id, title, head_id, row_number() OVER path AS place,
    bool_or(pinned_at IS NOT NULL) OVER (PARTITION BY title) AS pinned
  FROM l WINDOW path AS (PARTITION BY title ORDER BY preferred_at DESC NULLS LAST, head_id DESC)
), paths AS MATERIALIZED (
  SELECT title FROM placed WHERE place = 1 AND ($4::text[] IS NULL OR head_id IN (
    SELECT f.id FROM chat_conversation_file f WHERE f.neptun_user_id = $1 AND lower(f.language) = ANY($4)
      AND f.chat_conversation_id = ANY(ARRAY(SELECT c.id FROM ${CHATS[kind].tables} WHERE ${CHATS[kind].where}))
  )) ORDER BY title LIMIT $6::int
)
SELECT coalesce(array_agg(id), '{}') AS ids, coalesce(array_agg(place = 1), '{}') AS firsts,
  coalesce(array_agg(pinned), '{}') AS pins,
  CASE WHEN $6 IS NULL THEN '{}' ELSE ARRAY(SELECT title::text FROM paths ORDER BY title) END AS titles
FROM (SELECT p.* FROM placed p WHERE p.title IN (SELECT title FROM paths) ORDER BY p.title, p.place) p`,
});
export const LIST_TREE = { chat: listTree("chat"), project: listTree("project") };

/** Of the files $2 those that are visible, in any order, with the name of their chat. */
export const TREE_FILES = {
  name: "file_tree_files",
  text: `SELECT l.id, l.head_id, l.preferred_at IS NOT NULL AS preferred, c.name AS chat_name
FROM chat_conversation_file_lineage l
JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = l.chat_conversation_id AND c.deleted_at IS NULL
WHERE l.neptun_user_id = $1 AND l.id = ANY($2::int[]) AND l.head_id IS NOT NULL`,
};

/** The versions $2, each the head of its file. */
export const TREE_HEADS = {
  name: "file_tree_heads",
  text: `SELECT ${VERSION_COLUMNS.replace("coalesce(l.head_id, f.id)", "f.id")} FROM chat_conversation_file f
WHERE f.neptun_user_id = $1 AND f.id = ANY($2::int[])`,
};

/** How many versions there are of each of the files $2. */
export const COUNT_VERSIONS = {
  name: "file_tree_versions",
  text: `SELECT lineage_id, count(*)::int AS versions FROM chat_conversation_file
WHERE neptun_user_id = $1 AND lineage_id = ANY($2::int[]) AND deleted_at IS NULL GROUP BY lineage_id`,
};

/** How many paths the tree of user $1's project $2 has. */
export const COUNT_PATHS = `SELECT count(DISTINCT l.title COLLATE "C")::int FROM ${visible("project")}`;

const lineagesAt = (kind: ScopeKind) => `SELECT l.id FROM ${visible(kind)} AND md5(l.title) = md5($3) AND l.title = $3`;

const pinPath = (kind: ScopeKind) => ({
  name: `file_tree_pin_${kind}`,
  text: `UPDATE chat_conversation_file_lineage SET pinned_at = CASE WHEN $4 THEN coalesce(pinned_at, now()) END
WHERE neptun_user_id = $1 AND id IN (${lineagesAt(kind)})`,
});
/** Pins every file at path $3, so that the path stays pinned when one of them goes; or unpins them all. */
export const PIN_PATH = { chat: pinPath("chat"), project: pinPath("project") };

const preferLineage = (kind: ScopeKind) => ({
  name: `file_tree_prefer_${kind}`,
  text: `UPDATE chat_conversation_file_lineage SET preferred_at = CASE WHEN id = $4 THEN now() END
WHERE neptun_user_id = $1 AND id IN (${lineagesAt(kind)}) RETURNING id`,
});
/** Chooses the file $4 (null: none) among those at path $3. */
export const PREFER_LINEAGE = { chat: preferLineage("chat"), project: preferLineage("project") };

const HEAD = "JOIN chat_conversation_file f ON f.neptun_user_id = l.neptun_user_id AND f.id = l.head_id";
const NEWEST_BY_THEN = `JOIN LATERAL (
    SELECT * FROM chat_conversation_file v
    WHERE v.neptun_user_id = l.neptun_user_id AND v.lineage_id = l.id AND v.deleted_at IS NULL
      AND v.created_at <= $4::timestamptz AND ${showsVersion(pathOfChat("c"), "v")} ORDER BY v.version DESC LIMIT 1
  ) f ON true`;

const listArchive = (kind: ScopeKind, time: "now" | "past") => ({
  name: `file_archive_${kind}_${time}`,
  text: `SELECT DISTINCT ON (f.title COLLATE "C") f.title, f.sha256, f.size, f.created_at
FROM ${visible(kind, time === "now" ? HEAD : NEWEST_BY_THEN)} AND ($3::text IS NULL OR ${isIn("$3", "f.title")})
ORDER BY f.title COLLATE "C", l.preferred_at DESC NULLS LAST, f.id DESC`,
});
/** What fills every path (at or in $3), now, or at the time $4: of the files that are shown now, as they were then. */
export const LIST_ARCHIVE = {
  chat: { now: listArchive("chat", "now"), past: listArchive("chat", "past") },
  project: { now: listArchive("project", "now"), past: listArchive("project", "past") },
};

const listHistory = (kind: ScopeKind) => ({
  name: `file_history_${kind}`,
  text: `SELECT f.id, f.lineage_id, f.chat_conversation_id, f.chat_conversation_message_id, f.title, f.author, f.note,
  f.sha256, f.size, f.created_at, m.model
FROM ${visible(
    kind,
    `JOIN chat_conversation_file f ON f.neptun_user_id = l.neptun_user_id AND f.lineage_id = l.id AND f.deleted_at IS NULL
    AND ${showsVersion(pathOfChat("c"), "f")}
  LEFT JOIN chat_conversation_message m ON m.neptun_user_id = f.neptun_user_id AND m.id = f.chat_conversation_message_id`,
  )} ORDER BY max(f.id) OVER (PARTITION BY f.lineage_id ORDER BY f.version), f.version`,
});
/** Every version of the scope's files, in the order in which they were stored, and of each file by number in any case. */
export const LIST_HISTORY = { chat: listHistory("chat"), project: listHistory("project") };
