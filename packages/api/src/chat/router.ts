import { z } from "zod";
import { Once, once } from "../idempotency.ts";
import { router, userProcedure } from "../trpc.ts";
import {
  ChatInput,
  ChatOutput,
  ChatsOutput,
  CreateChatInput,
  DeleteChatInput,
  DeleteChatsInput,
  ListChatsInput,
  UpdateChatInput,
} from "./schema.ts";
import { createChat, deleteChat, deleteChats, getChat, listChats, restoreChat, updateChat } from "./service.ts";

export const chatRouter = router({
  list: userProcedure
    .input(ListChatsInput)
    .output(ChatsOutput)
    .query(({ ctx, input }) => listChats(ctx, input)),
  get: userProcedure
    .input(ChatInput)
    .output(ChatOutput)
    .query(({ ctx, input }) => getChat(ctx, input.chat_id)),
  create: userProcedure
    .input(CreateChatInput.extend(Once.shape))
    .output(ChatOutput)
    .mutation(({ ctx, input }) => once(ctx, "chat.create", input, (inside) => createChat(inside, input))),
  update: userProcedure
    .input(UpdateChatInput)
    .output(ChatOutput)
    .mutation(({ ctx, input }) => updateChat(ctx, input)),
  delete: userProcedure
    .input(DeleteChatInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => deleteChat(ctx, input)),
  restore: userProcedure
    .input(ChatInput)
    .output(ChatOutput)
    .mutation(({ ctx, input }) => restoreChat(ctx, input.chat_id)),
  deleteMany: userProcedure
    .input(DeleteChatsInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => deleteChats(ctx, input)),
});
