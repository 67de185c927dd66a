import { lockChat, requireChat } from "../chat/access.ts";
import type { OwnerContext, UserContext } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import { lockProject, requireProject } from "../project/access.ts";
import { findLanguage, mimeTypeOf } from "./language.ts";
import type { TreeChange, TreeFile, TreeFilter } from "./schema.ts";
import { LIST_TREE, PIN_PATH, PREFER_LINEAGE, type ScopeKind } from "./tree-statements.ts";
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
  pinned: boolean;
  /** 1 for what fills the path. */
  place: string;
}

/** What stands at every path of the chat or the project, in the order of the paths. */
export async function listTree(ctx: UserContext, scope: Scope, { path, language }: TreeFilter) {
  const values = [ctx.user.id, scope.id, path ?? null, language === undefined ? null : namesOf(language)];
  const rows = await ctx.db.query<TreeRow>(LIST_TREE[scope.kind], values);
  if (rows.length === 0) await requireScope(ctx, scope);
  const files: Listed<TreeFile>[] = [];
  for (const row of rows) {
    const version = toTreeVersion(ctx, row);
    if (Number(row.place) > 1) files.at(-1)!.conflicts.push(version);
    else files.push({ ...version, pinned: row.pinned, preferred: row.preferred, conflicts: [] });
  }
  return { files };
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
    const { files } = await listTree(inside, scope, { path: title });
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
