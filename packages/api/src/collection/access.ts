import type { OwnerContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { LIST_COLLECTIONS, LOCK_COLLECTION } from "./statements.ts";

/** A collection as the database gives it. */
export interface CollectionRow {
  id: number;
  neptun_user_id: number;
  name: string;
  description: string | null;
  link: string | null;
  file_count: number;
  size: number;
  created_at: Date;
  updated_at: Date;
}

/** The user's own collection, or NOT_FOUND. */
export async function requireCollection(ctx: OwnerContext, id: number): Promise<CollectionRow> {
  const [collection] = await ctx.db.query<CollectionRow>(LIST_COLLECTIONS, [ctx.user.id, id - 1, id + 1, null]);
  if (!collection) throw notFound("Collection");
  return collection;
}

/** Inside a transaction: nobody else changes the collection until it ends. NOT_FOUND if it is not the user's own. */
export async function lockCollection(ctx: OwnerContext, id: number): Promise<{ updated_at: Date }> {
  const [collection] = await ctx.db.query<{ updated_at: Date }>(LOCK_COLLECTION, [ctx.user.id, id]);
  if (!collection) throw notFound("Collection");
  return collection;
}
