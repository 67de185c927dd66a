import type { UserContext } from "../context.ts";
import type { Need, SearchQuery } from "./query.ts";
import { type IndexTerms, MOST_WORDS, WORD_IDS, WORDS_FROM, WORDS_WITH } from "./statements.ts";

interface WordRow {
  id: number;
  word: string;
}
type Ctx = Pick<UserContext, "db" | "user">;

/** Ids of all words of the query, as whole words; null where one of them is not among the user's, or there are none. */
export async function findWholeWords(ctx: Ctx, { terms }: SearchQuery): Promise<number[] | null> {
  const words = [...new Set(terms.flatMap((term) => term.words))];
  if (words.length === 0) return null;
  const rows = await ctx.db.query<WordRow>(WORD_IDS, [ctx.user.id, words]);
  return rows.length === words.length ? rows.map(({ id }) => id) : null;
}

/** What the index can look for: null where that is nothing at all, "none" where it has no item that could be a hit. */
export async function expandTerms(
  ctx: Ctx,
  { terms }: Pick<SearchQuery, "terms">,
): Promise<IndexTerms | "none" | null> {
  const needs = terms.flatMap((term) => term.needs);
  const whole = [...new Set(needs.flatMap(({ is, text }) => (is === "word" ? [text] : [])))];
  const found = whole.length > 0 ? await ctx.db.query<WordRow>(WORD_IDS, [ctx.user.id, whole]) : [];
  if (found.length < whole.length) return "none";
  const parts: number[][] = [];
  for (const need of needs) {
    if (need.is === "word") continue;
    const ids = await wordsLike(ctx, need);
    if (ids.length === 0) return "none";
    // So many words are in so many texts that the others tell more, or the newest items have enough of them.
    if (ids.length <= MOST_WORDS) parts.push(ids);
  }
  const words = found.map(({ id }) => id);
  return words.length + parts.length > 0 ? { words, parts } : null;
}

async function wordsLike(ctx: Ctx, { is, text }: Need): Promise<number[]> {
  const rows =
    is === "prefix"
      ? await ctx.db.query<WordRow>(WORDS_FROM, [ctx.user.id, text, `${text}\u{10ffff}`])
      : await ctx.db.query<WordRow>(WORDS_WITH, [ctx.user.id, text, gramsOf(ctx.user.id, text)]);
  return rows.map(({ id }) => id);
}

/** The runs of three characters, as `search_grams` makes them. */
function gramsOf(userId: number, text: string): string[] {
  const characters = Array.from(text);
  return characters.slice(2).map((_, n) => `${userId} ${characters.slice(n, n + 3).join("")}`);
}
