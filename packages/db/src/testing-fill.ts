import type pg from "pg";

export interface Sizes {
  users: number;
  /** Over the users, the same number each. */
  chats: number;
  messages: number;
  files: number;
  /** Chats of one more user, each with two messages; these are not among the others. */
  chats_of_one: number;
}

export const FULL: Sizes = { users: 1_000, chats: 10_000, messages: 1_000_000, files: 200_000, chats_of_one: 100_000 };

/** The owner of `chats_of_one`. */
export const BUSY_EMAIL = "busy@bench.example";
/** Any other user, from 1 on. */
export const emailOf = (n: number) => `user-${n}@bench.example`;

/** Numbers that are the same in every run, spread over 0 to before `below`, the small ones far more often. */
const zipf = (seed: string, below: number) =>
  `floor(power((hashint8((${seed})::bigint)::bigint & 1048575) / 1048576.0, 3) * ${below})::int`;
const even = (seed: string, below: number) => `((hashint8((${seed})::bigint)::bigint & 2147483647) % ${below})::int`;

/** Five thousand words as people write them, every tenth an identifier, and ten thousand sentences of them. */
const POOL = `CREATE TEMP TABLE fill_word AS
SELECT n, CASE WHEN n % 10 = 9 THEN a || initcap(b) || '_' || n WHEN n < 1000 THEN a || b ELSE a || b || c END AS word FROM (
  SELECT n, (ARRAY['re','con','de','in','pro','ser','da','mo','ex','ne','lo','pa','sta','vi','co','ta'])[1 + n % 16] AS a,
    (ARRAY['ter','fig','ploy','put','gram','ver','ta','del','port','twork','ad','rse','te','ew','de','ble'])[1 + n / 16 % 16] AS b,
    (ARRAY['ing','er','ed','s','tion','able','ity','ness','ment','ly','al','ive','ous','ful','ist','ic','or','en','um','ix'])[1 + n / 256 % 20] AS c
  FROM generate_series(0, 4999) n) parts;
CREATE TEMP TABLE fill_sentence AS
SELECT s AS n, string_agg(word, ' ' ORDER BY k) || (ARRAY['. ', E'.\\n', ', ', E';\\n  '])[1 + s % 4] AS sentence
FROM generate_series(0, 9999) s CROSS JOIN generate_series(0, 9) k
JOIN fill_word w ON w.n = ${zipf("s * 10 + k", 5000)} GROUP BY s;
CREATE UNIQUE INDEX ON fill_sentence (n);
ANALYZE fill_sentence`;

/** Rows `n` with a `text` of some sentences, with a word that is in one text in 500, and one that is nowhere else. */
function texts(from: number, to: number, sentences: number): string {
  const all = Array.from({ length: sentences }, (_, k) => `s${k}`);
  return `(SELECT i AS n, ${all.map((s) => `${s}.sentence`).join(" || ")}
    || 'rare' || i % 499 || 'Word only_' || to_hex(i) || '_here' AS text
  FROM generate_series(${from}, ${to}) i
  ${all.map((s, k) => `JOIN fill_sentence ${s} ON ${s}.n = ${even(`i::bigint * 31 + ${k}`, 10_000)}`).join("\n")}) t`;
}

/** A few at a time, so that no statement takes long. */
function* steps(count: number, size = 20_000): Generator<[from: number, to: number]> {
  for (let from = 1; from <= count; from += size) yield [from, Math.min(from + size - 1, count)];
}

/**
 * Fills an empty database of the newest schema, always with the same rows; ends with ANALYZE. What is stored through the
 * triggers waits to be indexed. The accounts have no password that fits: give them sessions of your own.
 */
export async function fillDatabase(client: pg.ClientBase, sizes: Sizes, log: (line: string) => void = () => {}) {
  const { users, chats, messages, files, chats_of_one: ofOne } = sizes;
  const run = async (what: string, sql: string) => {
    const started = performance.now();
    await client.query(sql);
    log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  };
  await client.query("SET statement_timeout = 0; SET lock_timeout = 0");
  await run("words", POOL);
  await run(
    "users",
    `INSERT INTO neptun_user (id, primary_email, password_hash)
SELECT n, 'user-' || n || '@bench.example', '' FROM generate_series(1, ${users}) n
UNION ALL SELECT ${users + 1}, '${BUSY_EMAIL}', '';
INSERT INTO neptun_user_project (id, neptun_user_id, name) SELECT n, n, 'Project ' || n FROM generate_series(1, ${users + 1}) n`,
  );
  const owner = (n: string) => `1 + (${n} - 1) % ${users}`;
  await run(
    "chats",
    `INSERT INTO chat_conversation (id, neptun_user_id, name, model, created_at, updated_at)
SELECT c.n, CASE WHEN c.n <= ${chats} THEN ${owner("c.n")} ELSE ${users + 1} END,
  left(s.sentence, 40) || ' ' || c.n, 'neptun/demo', at, at
FROM generate_series(1, ${chats + ofOne}) c(n) JOIN fill_sentence s ON s.n = c.n % 10000, LATERAL (SELECT '2026-01-01Z'::timestamptz + c.n * interval '1 minute' AS at) times;
INSERT INTO neptun_user_project_chat_conversation (neptun_user_id, project_id, chat_conversation_id)
SELECT neptun_user_id, neptun_user_id, id FROM chat_conversation WHERE id % 3 = 0`,
  );
  // Chats take turns, as they do in life: neighbours in the table are not of one user.
  const chatOf = (n: string) => `1 + (${n} - 1) % ${chats}`;
  const at = (n: string) => `'2026-01-01Z'::timestamptz + ${n} * interval '1 second'`;
  for (const [from, to] of steps(messages))
    await run(
      `messages to ${to}`,
      `INSERT INTO chat_conversation_message (id, neptun_user_id, chat_conversation_id, actor, message, created_at, updated_at)
SELECT n, ${owner(`(${chatOf("n")})`)}, ${chatOf("n")}, CASE WHEN n / ${chats} % 2 = 0 THEN 'user' ELSE 'assistant' END,
  text, ${at("n")}, ${at("n")} FROM ${texts(from, to, 6)} ORDER BY n`,
    );
  for (const [from, to] of steps(ofOne * 2))
    await run(
      `messages of one user to ${to}`,
      `INSERT INTO chat_conversation_message (id, neptun_user_id, chat_conversation_id, actor, message, created_at, updated_at)
SELECT ${messages} + n, ${users + 1}, ${chats} + 1 + (n - 1) % ${ofOne}, 'user', text, ${at("n")}, ${at("n")}
FROM ${texts(from, to, 3)} ORDER BY n`,
    );
  await run(
    "newest messages",
    `UPDATE chat_conversation c SET head_message_id = m.id FROM (
  SELECT neptun_user_id, chat_conversation_id, max(id) AS id FROM chat_conversation_message GROUP BY 1, 2) m
WHERE c.neptun_user_id = m.neptun_user_id AND c.id = m.chat_conversation_id`,
  );
  await run(
    "usage",
    `INSERT INTO neptun_user_usage (neptun_user_id, day, chat_conversation_id, model, answers, counted, priced, timed,
  prompt_tokens, completion_tokens, cost, duration_ms, first_token_ms)
SELECT neptun_user_id, created_at::date, id, model, 1, 1, 1, 1, 500, 100, 0.001, 2000, 300 FROM chat_conversation`,
  );
  for (const [from, to] of steps(files, 10_000))
    await run(
      `files to ${to}`,
      `CREATE TEMP TABLE fill_file AS
SELECT n, ${owner(`(${chatOf("n")})`)} AS u, ${chatOf("n")} AS c, ${at("n")} AS at,
  'src/part-' || n % 97 || '/' || (ARRAY['config', 'handler', 'createDb', 'routes', 'model'])[1 + n % 7 % 5] || '-' || n || (ARRAY['.ts', '.py', '.yml', '.go'])[1 + n % 11 % 4] AS title,
  (ARRAY['typescript', 'python', 'yaml', 'go'])[1 + n % 11 % 4] AS language, (ARRAY['ts', 'py', 'yml', 'go'])[1 + n % 11 % 4] AS extension,
  text, encode(sha256(convert_to(text, 'UTF8')), 'hex') AS hash
FROM ${texts(from, to, 12)};
INSERT INTO neptun_user_text (neptun_user_id, sha256, text) SELECT u, hash, text FROM fill_file;
INSERT INTO chat_conversation_file_lineage (id, neptun_user_id, chat_conversation_id, title, head_id, last_version)
SELECT n, u, c, title, n, 1 FROM fill_file ORDER BY n;
INSERT INTO chat_conversation_file (id, neptun_user_id, chat_conversation_id, lineage_id, title, version, author, language, extension, size, lines, sha256, created_at)
SELECT n, u, c, n, title, 1, 'api', language, extension, octet_length(text),
  1 + length(text) - length(replace(text, E'\\n', '')), hash, at FROM fill_file ORDER BY n;
DROP TABLE fill_file`,
    );
  await run(
    "sequences and statistics",
    `${[
      "neptun_user",
      "neptun_user_project",
      "chat_conversation",
      "chat_conversation_message",
      "chat_conversation_file",
      "chat_conversation_file_lineage",
    ]
      .map((table) => `SELECT setval('${table}_id_seq', (SELECT max(id) FROM ${table}))`)
      .join("; ")}; DROP TABLE fill_sentence, fill_word; ANALYZE`,
  );
}
