import { copyFiles, createChatFrom } from "../branch/copy.ts";
import { lockChat, requireChat, requireKnownModel } from "../chat/access.ts";
import type { UserContext } from "../context.ts";
import { requireMessage } from "../message/access.ts";
import type { SummariseInput } from "./schema.ts";
import { send } from "./service.ts";

const ASK =
  "Summarise our conversation so far, so that we can go on from your summary alone: what it is about, what was decided and why, names and values that matter, and what is still open. Do not repeat the files; they are here.";

/**
 * A new chat in the same project, in which the model is asked to summarise the branch up to the message, and which has the
 * newest versions of its files. Returns the chat, the question, and the answer that is `streaming`.
 */
export async function summarise(ctx: UserContext, { chat_id, message_id, name, message = ASK, model }: SummariseInput) {
  if (model !== undefined) requireKnownModel(ctx, model);
  const later: (() => void)[] = [];
  const made = await ctx.db.transaction(async (db) => {
    later.length = 0;
    const inside: UserContext = { ...ctx, db, afterCommit: (work) => later.push(work) };
    await lockChat(inside, chat_id);
    await requireMessage(inside, chat_id, message_id);
    const id = await createChatFrom(inside, { chat_id, message_id, name, kind: "summary" });
    await copyFiles(inside, { chat_id, message_id }, id, { onlyNewest: true });
    const chatMessages = await send(inside, { chat_id: id, message, model });
    return { chat: await requireChat(inside, id), chatMessages };
  });
  for (const work of later) {
    if (ctx.afterCommit) ctx.afterCommit(work);
    else work();
  }
  return made;
}
