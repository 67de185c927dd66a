import { lockChat, requireChat } from "../chat/access.ts";
import type { OwnerContext, UserContext } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import { toPages } from "../paging.ts";
import { lockProject, requireProject } from "../project/access.ts";
import { limits } from "../schema.ts";
import { findLanguage, mimeTypeOf } from "./language.ts";
import type { TreeChange, TreeFile, TreePage } from "./schema.ts";
import { LIST_TREE, PIN_PATH, PREFER_LINEAGE, type ScopeKind, TREE_FILES } from "./tree-statements.ts";
import type { FileRow } from "./versions.ts";

/** Whose files make one tree. */
export interface Scope {
  kind: ScopeKind;
  id: number;
}

export const chatScope = (id: number): Scope => ({ kind: "chat", id });
export const projectScope = (id: number): Scope => ({ kind: "project", id });

/** NOT_FOUND if it is not the user's own; its name otherwise. */
export async function requireScope(ctx: OwnerContext, { kind, id }: Scope): Promise<string> {
  const { name } = await (kind === "chat" ? requireChat(ctx, id) : requireProject(ctx, id));
  return name;
}

const lockScope = (ctx: OwnerContext, { kind, id }: Scope): Promise<unknown> =>
  kind === "chat" ? lockChat(ctx, id) : lockProject(ctx, id);

interface TreeRow extends FileRow {
  chat_name: string;
  versions: number;
  preferred: boolean;
}

/** The files at one path: what fills it, then those that are its conflicts. */
interface Place {
  ids: number[];
  pinned: boolean;
}

/** What stands at the paths of the chat or the project, in their order: a page; `next` is the path to go on after. */
export async function listTree(ctx: UserContext, scope: Scope, page: TreePage) {
  const limit = page.limit ?? limits.page_items;
  const { places, last } = await findPlaces(ctx, scope, { ...page, limit: limit + 1 });
  const isLast = places.length <= limit;
  return { files: await readPlaces(ctx, places.slice(0, limit)), next: isLast ? null : last };
}

/**
 * The whole tree, however large, a page at a time: what stood at its paths when it was asked for. A file that is deleted
 * meanwhile is left out; one that is changed is shown as it is then.
 */
export async function* listWholeTree(ctx: UserContext, scope: Scope, page: TreePage) {
  const { places } = await findPlaces(ctx, scope, page);
  for (const some of toPages([...places.keys()])) {
    yield await readPlaces(
      ctx,
      some.map((index) => places[index]!),
    );
  }
}

async function findPlaces(ctx: UserContext, scope: Scope, { path, language, after, limit }: TreePage) {
  const names = language === undefined ? null : namesOf(language);
  const values = [ctx.user.id, scope.id, path ?? null, names, after ?? null, limit ?? null];
  const [found] = await ctx.db.query<{ ids: number[]; firsts: boolean[]; pins: boolean[]; last: string | null }>(
    LIST_TREE[scope.kind],
    values,
  );
  const { ids, firsts, pins, last } = found!;
  if (ids.length === 0) await requireScope(ctx, scope);
  const places: Place[] = [];
  for (const [index, id] of ids.entries()) {
    if (firsts[index]) places.push({ ids: [id], pinned: pins[index]! });
    else places.at(-1)!.ids.push(id);
  }
  return { places, last };
}

async function readPlaces(ctx: UserContext, places: Place[]): Promise<Listed<TreeFile>[]> {
  const rows = await ctx.db.query<TreeRow>(TREE_FILES, [ctx.user.id, places.flatMap(({ ids }) => ids)]);
  const byId = new Map(rows.map((row) => [row.lineage_id, row]));
  return places.flatMap(({ ids, pinned }) => {
    const [first, ...others] = ids.flatMap((id) => byId.get(id) ?? []);
    if (!first) return [];
    const conflicts = others.map((row) => toTreeVersion(ctx, row));
    return { ...toTreeVersion(ctx, first), pinned, preferred: first.preferred, conflicts };
  });
}

/** Pins a path, or chooses what fills it. NOT_FOUND if there is no file at it. */
export async function updateTree(ctx: UserContext, scope: Scope, change: TreeChange) {
  const { title, pinned, preferred_lineage_id } = change;
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockScope(inside, scope);
    const at = [ctx.user.id, scope.id, title];
    if (pinned !== undefined) await db.query(PIN_PATH[scope.kind], [...at, pinned]);
    if (preferred_lineage_id !== undefined) {
      const there = await db.query<{ id: number }>(PREFER_LINEAGE[scope.kind], [...at, preferred_lineage_id]);
      const isThere = there.length === 0 || there.some(({ id }) => id === preferred_lineage_id);
      if (preferred_lineage_id !== null && !isThere) throw invalid("preferred_lineage_id", `No such file at ${title}`);
    }
    const { files } = await listTree(inside, scope, { path: title, limit: 1 });
    const file = files.find((each) => each.title === title);
    if (!file) throw notFound("File");
    return { file };
  });
}

/** A language as it may be written, in lower case. */
function namesOf(language: string): string[] {
  const known = findLanguage(language);
  return [language, ...(known ? [known.name, ...known.aliases, ...known.extensions] : [])].map((name) =>
    name.toLowerCase(),
  );
}

/** As its schema wants it: times are still dates. */
type Listed<File> = {
  [Key in keyof File]: Key extends "created_at" | "updated_at"
    ? Date
    : Key extends "conflicts"
      ? TreeVersion[]
      : File[Key];
};
type TreeVersion = ReturnType<typeof toTreeVersion>;

const toTreeVersion = (ctx: UserContext, row: TreeRow) => ({ ...row, type: mimeTypeOf(row), url: ctx.fileUrl(row) });
