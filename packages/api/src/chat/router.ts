import { z } from "zod";
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
import { createChat, deleteChats, getChat, listChats, updateChat } from "./service.ts";

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
    .input(CreateChatInput)
    .output(ChatOutput)
    .mutation(({ ctx, input }) => createChat(ctx, input)),
  update: userProcedure
    .input(UpdateChatInput)
    .output(ChatOutput)
    .mutation(({ ctx, input }) => updateChat(ctx, input)),
  delete: userProcedure
    .input(DeleteChatInput)
    .output(z.literal(true))
    .mutation(({ ctx, input: { chat_id, project_id } }) => deleteChats(ctx, { chat_ids: [chat_id], project_id })),
  deleteMany: userProcedure
    .input(DeleteChatsInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => deleteChats(ctx, input)),
});
