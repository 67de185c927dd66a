import type { OwnerContext } from "../context.ts";
import { notFound } from "../errors.ts";

/** The message of that chat of the user's, or NOT_FOUND. */
export async function requireMessage(ctx: OwnerContext, chatId: number, id: number) {
  const message = await ctx.db.prisma.chat_conversation_message.findFirst({
    where: {
      neptun_user_id: ctx.user.id,
      id,
      chat_conversation_id: chatId,
      deleted_at: null,
      chat: { deleted_at: null },
    },
    select: { id: true, actor: true, status: true, parent_id: true, model: true },
  });
  if (!message) throw notFound("Message");
  return message;
}
