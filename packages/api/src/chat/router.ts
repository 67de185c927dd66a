import { z } from "zod";
import { getChatContext } from "../generation/turns.ts";
import { Once, once } from "../idempotency.ts";
import { ProjectContext } from "../project/schema.ts";
import { router, userProcedure } from "../trpc.ts";
import { updateChats, updateEachChat } from "./organise.ts";
import {
  ChangedChatsOutput,
  ChatInput,
  ChatOutput,
  ChatSettingsOutput,
  ChatsOutput,
  CreateChatInput,
  DeleteChatInput,
  DeleteChatsInput,
  ListChatsInput,
  RestoreChatsInput,
  UpdateChatInput,
  UpdateChatsInput,
  UpdateEachChatInput,
  UpdateSettingsInput,
} from "./schema.ts";
import {
  createChat,
  deleteChat,
  deleteChats,
  getChat,
  listChats,
  restoreChat,
  restoreChats,
  updateChat,
} from "./service.ts";
import { getSettings, updateSettings } from "./settings.ts";

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
  settings: userProcedure
    .input(ChatInput)
    .output(ChatSettingsOutput)
    .query(({ ctx, input }) => getSettings(ctx, input.chat_id)),
  updateSettings: userProcedure
    .input(UpdateSettingsInput)
    .output(ChatSettingsOutput)
    .mutation(({ ctx, input }) => updateSettings(ctx, input)),
  /** What the model of the chat is told before the conversation. */
  context: userProcedure
    .input(ChatInput)
    .output(ProjectContext)
    .query(({ ctx, input }) => getChatContext(ctx, input.chat_id)),
  updateMany: userProcedure
    .input(UpdateChatsInput)
    .output(ChangedChatsOutput)
    .mutation(({ ctx, input }) => updateChats(ctx, input)),
  updateEach: userProcedure
    .input(UpdateEachChatInput)
    .output(ChangedChatsOutput)
    .mutation(({ ctx, input }) => updateEachChat(ctx, input)),
  restoreMany: userProcedure
    .input(RestoreChatsInput)
    .output(ChangedChatsOutput)
    .mutation(({ ctx, input }) => restoreChats(ctx, input)),
  deleteMany: userProcedure
    .input(DeleteChatsInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => deleteChats(ctx, input)),
});
