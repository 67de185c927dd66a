import type { Db } from "@neptun/db";
import type { UserContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { PURGE_LINEAGES, PURGE_TEXTS } from "../file/statements.ts";
import { said } from "../said.ts";
import type { ListTrashInput, PurgeInput } from "./schema.ts";
import { LIST_TRASH, PURGE, PURGE_BRANCHES, PURGE_ROWS } from "./statements.ts";

interface TrashRow {
  kind: PurgeInput["kind"];
  id: number;
  title: string;
  chat_id: number | null;
  chat_name: string | null;
  deleted_at: Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** What the user deleted, newest first. */
export async function listTrash(ctx: UserContext, { limit, after }: ListTrashInput) {
  const [ms = null, kind = null, id = null] = after?.split(".") ?? [];
  const rows = await ctx.db.query<TrashRow>(LIST_TRASH, [ctx.user.id, ms, kind, id, limit + 1]);
  const more = rows.length > limit;
  if (more) rows.pop();
  const last = rows.at(-1);
  const lifetime = ctx.settings.trashDays * DAY_MS;
  return {
    items: rows.map((row) => ({ ...row, purged_at: new Date(row.deleted_at.getTime() + lifetime) })),
    next: more && last ? `${last.deleted_at.getTime()}.${last.kind}.${last.id}` : null,
  };
}

/** Deletes one item of the trash for good, with all that went to the trash with it. */
export async function purgeItem(ctx: UserContext, { kind, id }: PurgeInput): Promise<true> {
  const gone = await ctx.db.query(PURGE[kind], [ctx.user.id, id]);
  if (gone.length === 0) throw new DomainError("NOT_FOUND", said`Trash item not found`);
  await purgeLeftovers(ctx.db, ctx.user.id);
  return true;
}

/** Deletes everything in the user's trash for good. */
export async function emptyTrash(ctx: UserContext): Promise<true> {
  await purgeBefore(ctx.db, new Date(Date.now() + DAY_MS), ctx.user.id);
  return true;
}

/** Deletes for good what everyone deleted more than so many days ago. */
export const purgeTrash = (db: Db, days: number): Promise<void> =>
  purgeBefore(db, new Date(Date.now() - days * DAY_MS), null);

/** A few rows at a time, so that nobody waits long for a lock, or for the one connection. */
async function purgeBefore(db: Db, time: Date, userId: number | null): Promise<void> {
  for (const statement of PURGE_ROWS) {
    while ((await db.query(statement, [time, userId])).length > 0);
  }
  await purgeLeftovers(db, userId);
}

/** What nothing refers to any more goes with the last that did: branches without messages, files without versions, texts without files. */
async function purgeLeftovers(db: Db, userId: number | null): Promise<void> {
  for (const statement of [PURGE_BRANCHES, PURGE_LINEAGES, PURGE_TEXTS]) {
    while ((await db.query(statement, [userId])).length > 0);
  }
}
