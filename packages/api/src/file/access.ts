import type { OwnerContext } from "../context.ts";
import { notFound } from "../errors.ts";

/** The file version of that chat of the user's, or NOT_FOUND. */
export async function requireFile(ctx: OwnerContext, chatId: number, id: number) {
  const file = await ctx.db.prisma.chat_conversation_file.findFirst({
    where: {
      neptun_user_id: ctx.user.id,
      id,
      chat_conversation_id: chatId,
      deleted_at: null,
      chat: { deleted_at: null },
    },
  });
  if (!file) throw notFound("File");
  return file;
}
