import type { UserContext } from "../context.ts";
import { BEYOND_IDS } from "../paging.ts";
import type { SearchQuery } from "./query.ts";
import { type Cursor, writeCursor } from "./schema.ts";
import { matchesIn, snippetOf } from "./snippet.ts";
import { type Hit, promptsStatement } from "./statements.ts";

interface PromptRow extends Hit {
  name: string;
  description: string | null;
  text: string;
  created_at: Date;
}

/** The user's prompts that have all terms in name, description or text. */
export async function searchPrompts(ctx: UserContext, query: SearchQuery, limit: number, cursor: Cursor | null) {
  if (!query.prompts || (cursor && cursor.kind !== "prompt")) return { hits: [], next: null };
  const { statement, values } = promptsStatement(ctx.user.id, query, cursor ?? { rank: 1, id: BEYOND_IDS }, limit + 1);
  const rows = await ctx.db.query<PromptRow>(statement, values);
  const hits = rows.slice(0, limit);
  const last = rows.length > limit ? hits.at(-1) : undefined;
  const terms = query.terms.map(({ text }) => text);
  return {
    hits: hits.map(({ id, name, description, text, created_at }) => ({
      id,
      name,
      name_matches: matchesIn(name, terms),
      description,
      snippet: snippetOf(text, terms),
      created_at,
    })),
    next: last ? writeCursor({ kind: "prompt", below: 0, floor: 0, rank: last.rank, id: last.id }) : null,
  };
}
