import type { OwnerContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { toPages } from "../paging.ts";
import type { ArchiveInput } from "./schema.ts";
import { GET_TEXTS } from "./statements.ts";
import { requireScope, type Scope } from "./tree.ts";
import { LIST_ARCHIVE } from "./tree-statements.ts";

export interface ArchivedFile {
  title: string;
  sha256: string;
  size: number;
  created_at: Date;
}

/**
 * What fills every path of a chat or a project, and the name of that. At a time of the past: the newest version of then of
 * the files that are not in the trash today. NOT_FOUND if nothing is at the `path` that is asked for.
 */
export async function listArchive(ctx: OwnerContext, scope: Scope, { at, path }: ArchiveInput = {}) {
  const name = await requireScope(ctx, scope);
  const { now, past } = LIST_ARCHIVE[scope.kind];
  const values = [ctx.user.id, scope.id, path ?? null];
  const files = await (at === undefined
    ? ctx.db.query<ArchivedFile>(now, values)
    : ctx.db.query<ArchivedFile>(past, [...values, new Date(at)]));
  if (path !== undefined && files.length === 0) throw notFound("File");
  return { name, files, read: () => withTexts(ctx, files) };
}

/** The rows with their texts, of which about 1 MiB is held at a time. What was deleted for good meanwhile is left out. */
export async function* withTexts<Row extends { sha256: string; size: number }>(
  ctx: OwnerContext,
  rows: Row[],
): AsyncGenerator<Row & { text: string }> {
  const sizes = rows.map(({ size }) => size);
  for (const page of toPages([...rows.keys()], sizes)) {
    const some = page.map((index) => rows[index]!);
    const hashes = [...new Set(some.map(({ sha256 }) => sha256))];
    const found = await ctx.db.query<{ sha256: string; text: string }>(GET_TEXTS, [ctx.user.id, hashes]);
    const texts = new Map(found.map(({ sha256, text }) => [sha256, text]));
    for (const row of some) {
      const text = texts.get(row.sha256);
      if (text !== undefined) yield { ...row, text };
    }
  }
}
