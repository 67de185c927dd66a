import type { Statement } from "@neptun/db";
import type { Kind, SearchQuery, Term } from "./query.ts";

/** How many of the newest items one look goes through without the index, and how many bytes of text at most. */
export const WALKED: Record<Kind, number> = { chat: 2_000, message: 1_000, file: 1_000 };
const WALKED_BYTES = 4 * 1024 * 1024;
/** Where terms are in more of the items than these, the index says too little, and going through so many finds some. */
export const INDEXED = 4_000;
/** How many hits one look finds at most. */
export const HITS = 100;
/** A part of a word that so many words have says too little. */
export const MOST_WORDS = 3_000;
/** Besides another part of a word, one that more words have is left to the texts. */
const FEW_WORDS = 50;

/** The ids of these words of the user's, where there are any. */
export const WORD_IDS = {
  name: "search_words",
  text: "SELECT id, word FROM search_word WHERE neptun_user_id = $1 AND word = ANY($2::text[])",
};

/** The words between $2 and $3. */
export const WORDS_FROM = {
  name: "search_words_from",
  text: `SELECT id FROM search_word WHERE neptun_user_id = $1 AND word >= $2 AND word < $3 LIMIT ${MOST_WORDS + 1}`,
};

/** The words that contain $2, by its runs of three characters. The owner is in these; as a column it would mislead the planner. */
export const WORDS_WITH = {
  name: "search_words_with",
  text: `SELECT id FROM search_word WHERE search_grams(neptun_user_id, word) @> $3::text[] AND neptun_user_id + 0 = $1
  AND strpos(word, $2) > 0 LIMIT ${MOST_WORDS + 1}`,
};

/** Whether more than a look without the index finds are still to be indexed. */
export const IS_WAITING = {
  name: "search_is_waiting",
  text: "SELECT EXISTS (SELECT FROM search_queue WHERE neptun_user_id = $1 OFFSET 500) AS waiting",
};

/** Which items a look is at: those below an id, and not below another one. */
export interface Range {
  below: number;
  from: number;
}

/** Ids of words: all of `words`, and one of each of `parts`. */
export interface IndexTerms {
  words: number[];
  parts: number[][];
}

class Values {
  readonly list: unknown[] = [];
  add = (value: unknown, type = "") => `$${this.list.push(value)}${type}`;
}

const CHAT = `JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.deleted_at IS NULL AND c.id =`;
export const PROJECT = `LEFT JOIN neptun_user_project_chat_conversation pc ON pc.neptun_user_id = $1 AND pc.chat_conversation_id = c.id
LEFT JOIN neptun_user_project p ON p.neptun_user_id = $1 AND p.id = pc.project_id AND p.deleted_at IS NULL`;

interface Source {
  /** The newest items, with the bytes of their texts. */
  newest: string;
  /** Restricts them to chats. */
  chat: string;
  /** What belongs to an item `w`. */
  tables: string;
  /** The item's id in the index. */
  item: string;
  time: string;
  name: string | null;
  text: string | null;
}

export const SOURCES: Record<Kind, Source> = {
  chat: {
    newest:
      "SELECT id, octet_length(name) AS bytes FROM chat_conversation WHERE neptun_user_id = $1 AND deleted_at IS NULL",
    chat: "id",
    tables: `JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = w.id AND c.deleted_at IS NULL ${PROJECT}`,
    item: "c.id",
    time: "c.created_at",
    name: "c.name",
    text: null,
  },
  message: {
    newest:
      "SELECT id, octet_length(message) AS bytes FROM chat_conversation_message WHERE neptun_user_id = $1 AND deleted_at IS NULL",
    chat: "chat_conversation_id",
    tables: `JOIN chat_conversation_message m ON m.neptun_user_id = $1 AND m.id = w.id AND m.deleted_at IS NULL
${CHAT} m.chat_conversation_id ${PROJECT}`,
    item: "m.id",
    time: "m.created_at",
    name: null,
    text: "m.message",
  },
  file: {
    newest: "SELECT id, size AS bytes FROM chat_conversation_file WHERE neptun_user_id = $1 AND deleted_at IS NULL",
    chat: "chat_conversation_id",
    tables: `JOIN chat_conversation_file f ON f.neptun_user_id = $1 AND f.id = w.id AND f.deleted_at IS NULL
JOIN chat_conversation_file_lineage l ON l.neptun_user_id = $1 AND l.id = f.lineage_id AND l.head_id = f.id
JOIN neptun_user_text t ON t.neptun_user_id = $1 AND t.sha256 = f.sha256
${CHAT} f.chat_conversation_id ${PROJECT}`,
    item: "l.id",
    time: "f.created_at",
    name: "f.title",
    text: "t.text",
  },
};

/** Whether a column contains a term, regardless of case. Of ASCII letters the "C" collation knows enough, and is much faster. */
function has(column: string, { text, ascii, short }: Term, values: Values): string {
  const lower = ascii ? `lower(${column} COLLATE "C")` : `lower(${column})`;
  if (!short) return `strpos(${lower}, ${values.add(text)}) > 0`;
  return `${lower} ~ ${values.add(`(^|[^[:alnum:]_])${text}($|[^[:alnum:]_])`)}`;
}

function conditions(kind: Kind, query: SearchQuery, values: Values): string[] {
  const { name, text, time } = SOURCES[kind];
  const among = (column: string, list: unknown[], type: string) =>
    list.length > 0 ? [`${column} = ANY(${values.add(list, type)})`] : [];
  const oneOf = (parts: string[]) => (parts.length > 0 ? [`(${parts.join(" OR ")})`] : []);
  const named = (column: string, names: string[]) =>
    names.map((part) => `strpos(lower(${column}), ${values.add(part)}) > 0`);
  // Texts come last: they take the longest.
  return [
    ...oneOf([...among("c.id", query.chat_ids, "::int[]"), ...named("c.name", query.chat_names)]),
    ...oneOf([...among("p.id", query.project_ids, "::int[]"), ...named("p.name", query.project_names)]),
    ...query.states.map((state) => `c.${state}`),
    ...query.tags.map(
      (key) => `EXISTS (SELECT FROM neptun_user_tag g JOIN chat_conversation_tag ct
    ON ct.neptun_user_id = $1 AND ct.chat_conversation_id = c.id AND ct.tag_id = g.id
    WHERE g.neptun_user_id = $1 AND g.name_key = ${values.add(key)} AND g.deleted_at IS NULL)`,
    ),
    ...(query.before ? [`${time} < ${values.add(query.before, "::timestamptz")}`] : []),
    ...(query.after ? [`${time} >= ${values.add(query.after, "::timestamptz")}`] : []),
    ...(kind === "message" ? among("m.actor", query.roles, "::text[]") : []),
    ...(kind === "file" ? among("lower(f.language)", query.languages, "::text[]") : []),
    ...(kind === "file" ? among("lower(f.extension)", query.extensions, "::text[]") : []),
    ...query.terms.map(
      (term) => `(${[name, text].flatMap((column) => (column ? [has(column, term, values)] : [])).join(" OR ")})`,
    ),
  ];
}

/** Which of the items `w` are hits, the newest first: 2 for a name that has all terms, 1 where all are whole words, or may be: it is not indexed yet. */
function hits(kind: Kind, query: SearchQuery, wholeWords: number[] | null, values: Values): string {
  const { name, text, tables, item } = SOURCES[kind];
  const inName =
    name && text && query.terms.length > 0 ? query.terms.map((term) => has(name, term, values)).join(" AND ") : "false";
  const isWhole = wholeWords?.length
    ? `coalesce((SELECT e.words @> ${values.add(wholeWords, "::int[]")} FROM search_entry e
    WHERE e.neptun_user_id = $1 AND e.kind = '${kind}' AND e.item_id = ${item}), true)`
    : "false";
  const where = conditions(kind, query, values);
  return `SELECT w.id, (CASE WHEN ${inName} THEN 2 ELSE 0 END + CASE WHEN ${isWhole} THEN 1 ELSE 0 END) AS rank FROM w
${tables}
WHERE ${["true", ...where].join(" AND ")} ORDER BY w.id DESC LIMIT ${HITS}`;
}

export interface Ask {
  statement: Statement;
  values: unknown[];
}
const unnamed = (text: string, values: Values): Ask => ({ statement: { name: "", text }, values: values.list });

export interface Hit {
  id: number;
  /** Higher is better. */
  rank: number;
}
export interface WalkRow {
  floor: number | null;
  /** Whether nothing is left below `floor`. */
  ended: boolean;
  hits: Hit[];
}

/** Looks through the newest items of a range, without the index: what was stored this moment is found. */
export function walkStatement(
  kind: Kind,
  userId: number,
  query: SearchQuery,
  range: Range,
  wholeWords: number[] | null,
  most: number,
): Ask {
  const values = new Values();
  values.add(userId);
  const { newest, chat } = SOURCES[kind];
  const ids = query.chat_names.length > 0 ? [] : query.chat_ids;
  const inChat =
    ids.length === 1
      ? `AND ${chat} = ${values.add(ids[0])}`
      : ids.length > 1
        ? `AND ${chat} = ANY(${values.add(ids, "::int[]")})`
        : "";
  const below = values.add(range.below, "::bigint");
  const from = values.add(range.from);
  return unnamed(
    `WITH rows AS MATERIALIZED (
  ${newest} ${inChat} AND id < ${below} AND id >= ${from} ORDER BY id DESC LIMIT ${most}
), w AS MATERIALIZED (
  SELECT id FROM (SELECT id, sum(bytes) OVER (ORDER BY id DESC) - bytes AS before FROM rows) sized WHERE before < ${WALKED_BYTES}
), hits AS MATERIALIZED (
  ${hits(kind, query, wholeWords, values)}
)
SELECT (SELECT min(id) FROM w) AS floor, (SELECT count(*) FROM w) < ${most} AND (SELECT count(*) FROM w) = (SELECT count(*) FROM rows) AS ended,
  coalesce((SELECT json_agg(hits ORDER BY id DESC) FROM hits), '[]') AS hits`,
    values,
  );
}

/**
 * Items that have the words, by the index: all of them, some twice, or more than INDEXED. They come in no order, so that it
 * takes no longer where there are a great many. The words of a part are looked up one by one until there are enough: of many at
 * once the planner believes that they are everywhere, and reads everyone's entries. As above, the user is in the words.
 */
export function indexStatement(kind: Kind, userId: number, { words, parts }: IndexTerms, range: Range): Ask {
  const values = new Values();
  values.add(userId);
  const of = kind === "file" ? "l.head_id" : "e.item_id + 0";
  const [shortest = words.slice(0, 1), ...others] = parts.toSorted((a, b) => a.length - b.length);
  const each = values.add(shortest, "::int[]");
  const has = [
    `e.words @> (${values.add(words, "::int[]")} || one.id)`,
    ...others.filter(({ length }) => length <= FEW_WORDS).map((ids) => `e.words && ${values.add(ids, "::int[]")}`),
  ];
  return unnamed(
    `SELECT found.id FROM unnest(${each}) AS one(id) CROSS JOIN LATERAL (
  SELECT ${of} AS id FROM search_entry e
  ${kind === "file" ? "JOIN chat_conversation_file_lineage l ON l.neptun_user_id = $1 AND l.id = e.item_id" : ""}
  WHERE ${has.join(" AND ")} AND e.neptun_user_id + 0 = $1 AND ${kind === "chat" ? "e.kind" : "e.kind || ''"} = '${kind}'
    AND ${of} < ${values.add(range.below, "::bigint")} AND ${of} >= ${values.add(range.from)} OFFSET 0
) found LIMIT ${INDEXED + 1}`,
    values,
  );
}

/** Which of these items are hits. */
export function checkStatement(
  kind: Kind,
  userId: number,
  query: SearchQuery,
  ids: number[],
  wholeWords: number[] | null,
): Ask {
  const values = new Values();
  values.add(userId);
  const list = values.add(ids, "::int[]");
  return unnamed(`WITH w AS (SELECT unnest(${list}) AS id) ${hits(kind, query, wholeWords, values)}`, values);
}

const WHERE = "c.id AS chat_id, c.name AS chat_name, p.id AS project_id, p.name AS project_name";
const show = (kind: Kind, columns: string): Statement => ({
  name: `search_show_${kind}`,
  text: `SELECT ${WHERE}, ${columns} FROM unnest($2::int[]) AS w(id) ${SOURCES[kind].tables}`,
});
/** What is shown of hits. */
export const SHOW: Record<Kind, Statement> = {
  chat: show("chat", "c.id, c.name, c.pinned, c.archived, c.created_at, NULL AS text"),
  message: show("message", "m.id, m.actor, m.message AS text, m.created_at"),
  file: show("file", "f.id, f.lineage_id, f.title AS name, f.language, f.extension, f.version, f.created_at, t.text"),
};

/** The prompts that are hits after a place, those with all terms in their names first, then the newest; at most `limit`. */
export function promptsStatement(userId: number, query: SearchQuery, after: Hit, limit: number): Ask {
  const values = new Values();
  values.add(userId);
  const { terms, before, after: since } = query;
  const anywhere = terms.map(
    (term) =>
      `(${["p.name", "coalesce(p.description, '')", "v.text"].map((it) => has(it, term, values)).join(" OR ")})`,
  );
  const inName = terms.length > 0 ? terms.map((term) => has("p.name", term, values)).join(" AND ") : "false";
  const where = [
    ...anywhere,
    ...(before ? [`p.created_at < ${values.add(before, "::timestamptz")}`] : []),
    ...(since ? [`p.created_at >= ${values.add(since, "::timestamptz")}`] : []),
  ];
  const place = `(${values.add(after.rank, "::int")}, ${values.add(after.id, "::bigint")})`;
  return unnamed(
    `SELECT * FROM (
  SELECT p.id, p.name, p.description, p.created_at, v.text, CASE WHEN ${inName} THEN 1 ELSE 0 END AS rank
  FROM neptun_user_prompt p JOIN neptun_user_prompt_version v
    ON v.neptun_user_id = p.neptun_user_id AND v.prompt_id = p.id AND v.version = p.version
  WHERE ${["p.neptun_user_id = $1", "p.deleted_at IS NULL", ...where].join(" AND ")}
) hit WHERE (rank, id) < ${place} ORDER BY rank DESC, id DESC LIMIT ${values.add(limit, "::int")}`,
    values,
  );
}
