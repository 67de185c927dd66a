import type { OwnerContext } from "../context.ts";
import { notFound, stale } from "../errors.ts";
import { GET_VERSION } from "./statements.ts";
import type { FileRow } from "./versions.ts";

/** The file version of that chat of the user's, with its text, or NOT_FOUND. */
export async function requireFile(ctx: OwnerContext, chatId: number, id: number): Promise<FileRow & { text: string }> {
  const [file] = await ctx.db.query<FileRow & { text: string }>(GET_VERSION, [ctx.user.id, chatId, id]);
  if (!file) throw notFound("File");
  return file;
}

/** PRECONDITION_FAILED if newest versions are named and the file's is none of them. */
export function requireHead({ head_id }: { head_id: number }, if_head: number[] | undefined): void {
  if (if_head && !if_head.includes(head_id)) throw stale();
}
