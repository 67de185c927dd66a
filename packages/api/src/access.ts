import { requireChat } from "./chat/access.ts";
import { requireCollection } from "./collection/access.ts";
import type { OwnerContext } from "./context.ts";
import { notFound } from "./errors.ts";
import { requireFile } from "./file/access.ts";
import { requireMessage } from "./message/access.ts";
import { requireProject } from "./project/access.ts";
import { requirePrompt } from "./prompt/access.ts";
import { requireShare } from "./share/access.ts";

/** The ids that an address names, from the outside in. */
export interface Path {
  user_id?: number;
  project_id?: number;
  chat_id?: number;
  message_id?: number;
  file_id?: number;
  collection_id?: number;
  prompt_id?: number;
  share_id?: number;
}

/** Makes sure that the whole chain exists and is the user's own; the first link that is not is NOT_FOUND. */
export async function requirePath(ctx: OwnerContext, path: Path): Promise<void> {
  const { user_id, project_id, chat_id, message_id, file_id, collection_id, prompt_id, share_id } = path;
  if (user_id !== undefined && user_id !== ctx.user.id) throw notFound("User");
  if (project_id !== undefined) await requireProject(ctx, project_id);
  if (collection_id !== undefined) await requireCollection(ctx, collection_id);
  if (prompt_id !== undefined) await requirePrompt(ctx, prompt_id);
  if (share_id !== undefined) await requireShare(ctx, share_id);
  if (chat_id === undefined) return;
  await requireChat(ctx, chat_id, project_id);
  if (message_id !== undefined) await requireMessage(ctx, chat_id, message_id);
  if (file_id !== undefined) await requireFile(ctx, chat_id, file_id);
}
