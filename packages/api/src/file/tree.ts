import { lockChat, requireChat } from "../chat/access.ts";
import type { OwnerContext, UserContext } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import { lockProject, requireProject } from "../project/access.ts";
import { said } from "../said.ts";
import { limits } from "../schema.ts";
import { findLanguage, mimeTypeOf } from "./language.ts";
import type { TreeChange, TreeFile, TreePage } from "./schema.ts";
import {
  COUNT_VERSIONS,
  LIST_TREE,
  PIN_PATH,
  PREFER_LINEAGE,
  type ScopeKind,
  TREE_FILES,
  TREE_HEADS,
} from "./tree-statements.ts";
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

/** The files at one path: what fills it, then those of other chats. */
interface Place {
  ids: number[];
  pinned: boolean;
}

/** Rows that are read at once; a path has as many as there are chats with a file at it. */
const ROWS = 500;
const ROWS_OF_A_PAGE = 2000;

/** What stands at the paths of the chat or the project, in their order: a page; `next` is the path to go on after. */
export async function listTree(ctx: UserContext, scope: Scope, page: TreePage) {
  const limit = page.limit ?? limits.page_items;
  const { places, titles } = await findPlaces(ctx, scope, { ...page, limit: limit + 1 });
  const some = takeUpTo(ROWS_OF_A_PAGE, places.slice(0, limit));
  const files = [];
  for (const few of inPages(some)) files.push(...(await readPlaces(ctx, few)));
  return { files, next: some.length < places.length ? titles[some.length - 1]! : null };
}

/**
 * The whole tree, however large, a page at a time: what stood at its paths when it was asked for. A file that is deleted
 * meanwhile is left out; one that is changed is shown as it is then.
 */
export async function* listWholeTree(ctx: UserContext, scope: Scope, page: TreePage) {
  const { places } = await findPlaces(ctx, scope, page);
  for (const some of inPages(places)) yield await readPlaces(ctx, some);
}

function* inPages(places: Place[]): Generator<Place[]> {
  for (let from = 0; from < places.length; ) {
    const page = takeUpTo(ROWS, places, from);
    yield page;
    from += page.length;
  }
}

/** As many places as have so many rows together; one at least. */
function takeUpTo(rows: number, places: Place[], from = 0): Place[] {
  let end = from;
  for (let sum = 0; end < places.length; end++) {
    sum += places[end]!.ids.length;
    if (sum > rows && end > from) break;
  }
  return places.slice(from, end);
}

async function findPlaces(ctx: UserContext, scope: Scope, { path, language, after, limit }: TreePage) {
  const names = language === undefined ? null : namesOf(language);
  const values = [ctx.user.id, scope.id, path ?? null, names, after ?? null, limit ?? null];
  const [found] = await ctx.db.query<{ ids: number[]; firsts: boolean[]; pins: boolean[]; titles: string[] }>(
    LIST_TREE[scope.kind],
    values,
  );
  const { ids, firsts, pins, titles } = found!;
  if (ids.length === 0) await requireScope(ctx, scope);
  const places: Place[] = [];
  for (const [index, id] of ids.entries()) {
    if (firsts[index]) places.push({ ids: [id], pinned: pins[index]! });
    else places.at(-1)!.ids.push(id);
  }
  return { places, titles };
}

/** A file of another chat at the path is in conflict if its text is another. */
async function readPlaces(ctx: UserContext, places: Place[]): Promise<Listed<TreeFile>[]> {
  const rows = await readFiles(
    ctx,
    places.flatMap(({ ids }) => ids),
  );
  return places.flatMap(({ ids, pinned }) => {
    const [first, ...others] = ids.flatMap((id) => rows.get(id) ?? []);
    if (!first) return [];
    const conflicts = others.filter((row) => row.sha256 !== first.sha256).map((row) => toTreeVersion(ctx, row));
    return { ...toTreeVersion(ctx, first), pinned, preferred: first.preferred, conflicts };
  });
}

type Visible = { id: number; head_id: number } & Pick<TreeRow, "chat_name" | "preferred">;
type Counted = Pick<TreeRow, "lineage_id" | "versions">;

/** The visible ones of these files, by their ids. */
async function readFiles({ db, user }: UserContext, ids: number[]): Promise<Map<number, TreeRow>> {
  const files = await db.query<Visible>(TREE_FILES, [user.id, ids]);
  const heads = await db.query<FileRow>(TREE_HEADS, [user.id, files.map(({ head_id }) => head_id)]);
  const counted = await db.query<Counted>(COUNT_VERSIONS, [user.id, ids]);
  const byLineage = new Map(heads.map((head) => [head.lineage_id, head]));
  const counts = new Map(counted.map(({ lineage_id, versions }) => [lineage_id, versions]));
  const rows = files.flatMap(({ id, chat_name, preferred }) => {
    const head = byLineage.get(id);
    const versions = counts.get(id) ?? 0;
    return head && versions > 0 ? { ...head, chat_name, preferred, versions } : [];
  });
  return new Map(rows.map((row) => [row.lineage_id, row]));
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
      if (preferred_lineage_id !== null && !isThere)
        throw invalid("preferred_lineage_id", said`No such file at ${title}`);
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
