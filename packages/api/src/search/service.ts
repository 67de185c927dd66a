import type { UserContext } from "../context.ts";
import { BEYOND_IDS } from "../paging.ts";
import { expandTerms, findWholeWords } from "./expand.ts";
import { searchPrompts } from "./prompts.ts";
import { KINDS, type Kind, parseQuery, type SearchQuery } from "./query.ts";
import { type Cursor, readCursor, type SearchInput, writeCursor } from "./schema.ts";
import { matchesIn, snippetOf } from "./snippet.ts";
import {
  type Ask,
  checkStatement,
  HITS,
  type Hit,
  INDEXED,
  type IndexTerms,
  IS_WAITING,
  indexStatement,
  type Range,
  SHOW,
  WALKED,
  type WalkRow,
  walkStatement,
} from "./statements.ts";

/** How many windows one page looks through for its hits, at most. */
const MOST_WINDOWS = 2;
/** The first items of the index that are looked at; then these many more, while hits are missing. */
const CHECKED = [150, 500, 1_500, INDEXED];
/** Where the index does not help, so many items are looked through after the newest. */
const MORE_WALKED = 2_000;

/** What one search knows. */
interface Search {
  ctx: UserContext;
  query: SearchQuery;
  limit: number;
  /** Ids of the terms as whole words; null where one of them is nobody's word. */
  wholeWords: number[] | null;
  /** What the index can tell; null: nothing. Asked for once, and only if it is needed. */
  indexTerms(): Promise<IndexTerms | "none" | null>;
}

/**
 * Searches the user's chats by name, files by path and text, messages and prompts, apart from what is in the trash. Hits come in
 * windows, the newest first: of a rare word all its hits are one window, of a frequent one those among the newest thousand
 * items. In a window, hits in a name come before hits in a text, then whole words before parts, then the newer before the
 * older. Positions are in UTF-16 code units. BAD_REQUEST about `q` if it cannot be understood.
 */
export async function search(ctx: UserContext, { q, limit, after }: SearchInput) {
  const query = parseQuery(q);
  const cursor = after ? readCursor(after) : null;
  const wholeWords = await findWholeWords(ctx, query);
  let terms: Promise<IndexTerms | "none" | null> | undefined;
  const indexTerms = () => (terms ??= expandTerms(ctx, query));
  const asked: Search = { ctx, query, limit, wholeWords, indexTerms };
  const kinds = KINDS.filter((kind) => query.kinds.includes(kind) && (!cursor || cursor.kind === kind));
  const [prompts, read] = await Promise.all([
    searchPrompts(ctx, query, limit, cursor),
    Promise.all(kinds.map(async (kind) => [kind, await readPage(asked, kind, cursor)] as const)),
  ]);
  const pages = Object.fromEntries(read) as Partial<Record<Kind, Page>>;
  const [waiting] = await ctx.db.query<{ waiting: boolean }>(IS_WAITING, [ctx.user.id]);
  return {
    chats: { hits: await show(asked, "chat", pages.chat, toChat), next: pages.chat?.next ?? null },
    files: { hits: await show(asked, "file", pages.file, toFile), next: pages.file?.next ?? null },
    messages: { hits: await show(asked, "message", pages.message, toMessage), next: pages.message?.next ?? null },
    prompts,
    indexing: waiting?.waiting ?? false,
  };
}

interface Page {
  ids: number[];
  next: string | null;
}

async function readPage(asked: Search, kind: Kind, cursor: Cursor | null): Promise<Page> {
  const ids: number[] = [];
  let at: Cursor = cursor ?? startBelow(kind, BEYOND_IDS);
  for (let windows = 0; windows < MOST_WINDOWS; windows++) {
    const window = await readWindow(asked, kind, at);
    const rest = window.hits.filter((hit) => isBehind(hit, at)).sort((a, b) => b.rank - a.rank || b.id - a.id);
    const taken = rest.slice(0, asked.limit - ids.length);
    ids.push(...taken.map(({ id }) => id));
    const last = taken.at(-1);
    if (last && taken.length < rest.length)
      return { ids, next: writeCursor({ kind, below: at.below, floor: window.floor, ...last }) };
    if (window.ended) return { ids, next: null };
    at = { ...startBelow(kind, window.floor), rank: window.rare ? 4 : 3 };
    if (ids.length === asked.limit || window.long) break;
  }
  return { ids, next: writeCursor(at) };
}

const startBelow = (kind: Kind, below: number): Cursor => ({ kind, below, floor: 0, rank: 3, id: BEYOND_IDS - 1 });
const isBehind = (hit: Hit, { rank, id }: Cursor) => hit.rank < rank || (hit.rank === rank && hit.id < id);

interface Window {
  hits: Hit[];
  /** The window holds the ids from here on. */
  floor: number;
  /** Whether there is nothing below. */
  ended: boolean;
  /** Whether hits are so rare that the index is the way to them. */
  rare?: boolean;
  /** Whether it was so much work that the page ends with it. */
  long?: boolean;
}

const ask = <Row>({ ctx }: Search, { statement, values }: Ask) => ctx.db.query<Row>(statement, values);

/**
 * The newest items are looked through one by one; where they have too few hits, the index finds the older ones, or more are
 * looked through, where it cannot tell or finds too many.
 */
async function readWindow(asked: Search, kind: Kind, { below, floor, rank }: Cursor): Promise<Window> {
  const skipped: Window = { hits: [], floor: below, ended: false };
  const first = { below, from: floor };
  const walked = rank === 4 && (await asked.indexTerms()) ? skipped : await walk(asked, kind, first, WALKED[kind]);
  const isEnough = floor === 0 && walked.hits.length >= asked.limit;
  const isRead = walked.floor <= floor; // a window that is read again ends where it did
  if (walked.ended || isEnough || isRead) return { ...walked, ended: walked.ended && floor === 0 };
  const terms = await asked.indexTerms();
  if (terms === "none") return { hits: walked.hits, floor, ended: floor === 0 };
  const range = { below: walked.floor, from: floor };
  const found = terms && (await readIndex(asked, kind, terms, range));
  const older = found ?? (await walk(asked, kind, range, MORE_WALKED));
  const ended = older.ended && floor === 0;
  return { hits: [...walked.hits, ...older.hits], floor: older.floor, ended, rare: !!found, long: !found };
}

async function walk(asked: Search, kind: Kind, range: Range, most: number): Promise<Window> {
  const { query, wholeWords, ctx } = asked;
  const [row] = await ask<WalkRow>(asked, walkStatement(kind, ctx.user.id, query, range, wholeWords, most));
  const { hits, floor, ended } = row!;
  // Of more hits than one look takes, the rest is for the next one.
  if (hits.length === HITS) return { hits, floor: hits.at(-1)!.id, ended: false };
  return { hits, floor: floor ?? range.from, ended };
}

/** The hits among what the index finds, the newest first; null where it finds too much. */
async function readIndex(asked: Search, kind: Kind, terms: IndexTerms, range: Range): Promise<Window | null> {
  const { query, wholeWords, ctx } = asked;
  const items = await ask<{ id: number }>(asked, indexStatement(kind, ctx.user.id, terms, range));
  if (items.length > INDEXED) return null;
  const ids = [...new Set(items.map(({ id }) => id))].sort((a, b) => b - a);
  const enough = range.from > 0 ? Number.POSITIVE_INFINITY : Math.max(asked.limit, HITS / 2);
  const hits: Hit[] = [];
  let from = 0;
  for (const to of CHECKED) {
    if (from >= ids.length || hits.length >= enough) break;
    const some = ids.slice(from, to);
    const found = await ask<Hit>(asked, checkStatement(kind, ctx.user.id, query, some, wholeWords));
    hits.push(...found);
    if (found.length === HITS) return { hits, floor: found.at(-1)!.id, ended: false };
    from = to;
  }
  if (from < ids.length) return { hits, floor: ids[from - 1]!, ended: false };
  return { hits, floor: range.from, ended: true };
}

interface Shown {
  id: number;
  chat_id: number;
  chat_name: string;
  project_id: number | null;
  project_name: string | null;
  created_at: Date;
}
interface FileRow extends Shown {
  lineage_id: number;
  name: string;
  language: string;
  extension: string;
  version: number;
  text: string;
}

/** What is shown of the hits, in their order; one that went away meanwhile is left out. */
async function show<Row extends Shown, To>(
  { ctx, query }: Search,
  kind: Kind,
  page: Page | undefined,
  to: (row: Row, terms: string[]) => To,
): Promise<To[]> {
  if (!page?.ids.length) return [];
  const terms = query.terms.map(({ text }) => text);
  const rows = await ctx.db.query<Row>(SHOW[kind], [ctx.user.id, page.ids]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return page.ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [to(row, terms)] : [];
  });
}

const toChat = (row: Shown & { name: string; pinned: boolean; archived: boolean }, terms: string[]) => ({
  ...row,
  name_matches: matchesIn(row.name, terms),
});
const toMessage = ({ text, ...row }: Shown & { actor: "user"; text: string }, terms: string[]) => ({
  ...row,
  snippet: snippetOf(text, terms),
});
const toFile = ({ text, name, ...row }: FileRow, terms: string[]) => ({
  ...row,
  title: name,
  title_matches: matchesIn(name, terms),
  snippet: snippetOf(text, terms),
});
