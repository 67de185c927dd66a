/** Something that is true of every sound database; the statement selects the places where it is not. */
export interface Invariant {
  name: string;
  sql: string;
  /** For those that somebody may have brought about on purpose. */
  level?: "note";
  advice?: string;
}

const FILES_SAMPLED = 2_000;

export const INVARIANTS: Invariant[] = [
  {
    name: "messages follow messages of their own chat",
    sql: `SELECT 'message ' || m.id AS place FROM chat_conversation_message m
JOIN chat_conversation_message p ON p.neptun_user_id = m.neptun_user_id AND p.id = m.parent_id
WHERE p.chat_conversation_id <> m.chat_conversation_id`,
  },
  {
    name: "the newest message of a chat is one of its own",
    sql: `SELECT 'chat ' || c.id AS place FROM chat_conversation c
JOIN chat_conversation_message m ON m.neptun_user_id = c.neptun_user_id AND m.id = c.head_message_id
WHERE m.chat_conversation_id <> c.id`,
  },
  {
    name: "messages are on branches of their own chat",
    sql: `SELECT 'message ' || m.id AS place FROM chat_conversation_message m WHERE m.branch_id <> 0 AND NOT EXISTS (
  SELECT FROM chat_conversation_branch b WHERE b.neptun_user_id = m.neptun_user_id AND b.id = m.branch_id
    AND b.chat_conversation_id = m.chat_conversation_id)`,
  },
  {
    name: "every chat shows a branch of its own",
    sql: `SELECT 'chat ' || c.id AS place FROM chat_conversation c
WHERE (c.path_ids <> '{0}' OR c.path_ends <> '{2147483647}') AND NOT EXISTS (
  SELECT FROM chat_conversation_branch b WHERE b.neptun_user_id = c.neptun_user_id AND b.chat_conversation_id = c.id
    AND b.path_ids = c.path_ids AND b.path_ends = c.path_ends)`,
  },
  {
    name: "files belong to messages of their own chat",
    sql: `SELECT 'file ' || f.id AS place FROM chat_conversation_file f
JOIN chat_conversation_message m ON m.neptun_user_id = f.neptun_user_id AND m.id = f.chat_conversation_message_id
WHERE m.chat_conversation_id <> f.chat_conversation_id`,
  },
  {
    name: "blocks point to files of their own chat",
    sql: `SELECT 'message ' || m.id || ', file ' || f.id AS place FROM chat_conversation_message_block b
JOIN chat_conversation_message m ON m.neptun_user_id = b.neptun_user_id AND m.id = b.chat_conversation_message_id
JOIN chat_conversation_file f ON f.neptun_user_id = b.neptun_user_id AND f.id = b.file_id
WHERE m.chat_conversation_id <> f.chat_conversation_id`,
  },
  {
    name: "every file shows its newest version",
    sql: `SELECT 'file ' || l.id AS place FROM chat_conversation_file_lineage l
JOIN chat_conversation c ON c.neptun_user_id = l.neptun_user_id AND c.id = l.chat_conversation_id
LEFT JOIN LATERAL (
  SELECT f.id, f.title FROM chat_conversation_file f
  WHERE f.neptun_user_id = l.neptun_user_id AND f.lineage_id = l.id AND f.deleted_at IS NULL
    AND coalesce(f.chat_conversation_message_id, f.after_message_id) <= c.path_ends[array_position(c.path_ids, f.branch_id)]
  ORDER BY f.version DESC LIMIT 1) now ON true
WHERE l.head_id IS DISTINCT FROM now.id AND NOT (l.head_id IS NULL AND EXISTS (
  SELECT FROM chat_conversation_file_lineage other WHERE other.neptun_user_id = l.neptun_user_id
    AND other.chat_conversation_id = l.chat_conversation_id AND other.head_id IS NOT NULL AND other.title = now.title))`,
  },
  {
    name: "every file lies where its newest version lies",
    sql: `SELECT 'file ' || l.id AS place FROM chat_conversation_file_lineage l
JOIN chat_conversation_file f ON f.neptun_user_id = l.neptun_user_id AND f.id = l.head_id WHERE f.title <> l.title`,
  },
  {
    name: "every file knows its highest number",
    sql: `SELECT DISTINCT 'file ' || l.id AS place FROM chat_conversation_file_lineage l
JOIN chat_conversation_file f ON f.neptun_user_id = l.neptun_user_id AND f.lineage_id = l.id WHERE f.version > l.last_version`,
  },
  {
    name: "the versions of a file are in its own chat",
    sql: `SELECT 'version ' || f.id AS place FROM chat_conversation_file f
JOIN chat_conversation_file_lineage l ON l.neptun_user_id = f.neptun_user_id AND l.id = f.lineage_id
WHERE l.chat_conversation_id <> f.chat_conversation_id ORDER BY f.id`,
  },
  {
    name: "every version of a file has its text",
    advice: "Restore these texts from a backup; without one they are lost.",
    sql: `SELECT 'version ' || f.id AS place FROM chat_conversation_file f WHERE NOT EXISTS (
  SELECT FROM neptun_user_text t WHERE t.neptun_user_id = f.neptun_user_id AND t.sha256 = f.sha256) ORDER BY f.id`,
  },
  {
    name: "the versions of a file have no gaps",
    level: "note",
    advice: "Expected where versions were deleted for good; otherwise look for them in a backup.",
    sql: `SELECT 'chat ' || chat_conversation_id || ', ' || quote_literal(left(max(title), 60)) AS place FROM chat_conversation_file
GROUP BY neptun_user_id, chat_conversation_id, lineage_id HAVING max(version) <> count(*)`,
  },
  {
    name: `sizes and checksums of files are right (a sample of about ${FILES_SAMPLED.toLocaleString("en")})`,
    advice: "The disk may be failing: make a backup to another one, and restore these files from an older backup.",
    sql: `SELECT 'file ' || f.id AS place FROM chat_conversation_file f
TABLESAMPLE SYSTEM (least(100, (SELECT ${FILES_SAMPLED} * 100.0 / greatest(reltuples, 1) FROM pg_class WHERE oid = 'chat_conversation_file'::regclass)))
JOIN neptun_user_text t ON t.neptun_user_id = f.neptun_user_id AND t.sha256 = f.sha256
WHERE octet_length(convert_to(text, 'UTF8')) <> size OR encode(sha256(convert_to(text, 'UTF8')), 'hex') <> f.sha256 ORDER BY f.id`,
  },
  {
    name: "answers being written have a process that writes them",
    advice:
      "They are marked as interrupted when Neptun starts, or within a minute if it runs. If it does run, look at its log.",
    sql: `SELECT 'generation ' || id AS place FROM chat_conversation_generation
WHERE status = 'streaming' AND heartbeat_at < now() - interval '2 minutes'`,
  },
  {
    name: "messages being written are those of the answers being written",
    sql: `SELECT 'message ' || m.id AS place FROM chat_conversation_message m
LEFT JOIN chat_conversation_generation g ON g.neptun_user_id = m.neptun_user_id AND g.chat_conversation_message_id = m.id
WHERE (m.status = 'streaming') <> (g.status IS NOT DISTINCT FROM 'streaming')`,
  },
  {
    name: "no pieces are left of answers that have ended",
    sql: `SELECT DISTINCT 'generation ' || g.id AS place FROM chat_conversation_generation_piece p
JOIN chat_conversation_generation g ON g.neptun_user_id = p.neptun_user_id AND g.id = p.generation_id WHERE g.status <> 'streaming'`,
  },
  {
    name: "every constraint and index is valid",
    advice: "Run REINDEX or VALIDATE CONSTRAINT for it.",
    sql: `SELECT 'constraint ' || conname AS place FROM pg_constraint WHERE NOT convalidated AND connamespace = current_schema()::text::regnamespace
UNION ALL SELECT 'index ' || indexrelid::regclass FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE NOT (indisvalid AND indisready) AND c.relnamespace = current_schema()::text::regnamespace`,
  },
];
