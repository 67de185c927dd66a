import type { OwnerContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { PATH } from "./statements.ts";

/** Of each branch on the way its id, and up to which message it is shown. */
export interface Path {
  ids: number[];
  ends: number[];
}

/** The path of a branch of the user's own chat, or NOT_FOUND. */
export async function requireBranch(ctx: OwnerContext, chatId: number, id: number): Promise<Path> {
  if (id === 0) return { ids: [0], ends: [2_147_483_647] };
  const [path] = await ctx.db.query<Path>(PATH, [ctx.user.id, chatId, id]);
  if (!path) throw notFound("Branch");
  return path;
}
