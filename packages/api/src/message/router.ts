import { Once, once } from "../idempotency.ts";
import { router, userProcedure } from "../trpc.ts";
import { findMessages, outlineOf } from "./find.ts";
import {
  ChatMessageOutput,
  ChatMessagesOutput,
  CreatedMessagesOutput,
  CreateMessageInput,
  CreateMessagesInput,
  DeletedMessagesOutput,
  DeleteLastMessageInput,
  DeleteMessageInput,
  EditMessageInput,
  FindMessagesInput,
  FoundMessagesOutput,
  ListMessagesInput,
  MessageInput,
  OutlineInput,
  OutlineOutput,
} from "./schema.ts";
import {
  createMessages,
  deleteLastMessage,
  deleteMessage,
  editMessage,
  listMessages,
  restoreMessages,
} from "./service.ts";

export const messageRouter = router({
  list: userProcedure
    .input(ListMessagesInput)
    .output(ChatMessagesOutput)
    .query(({ ctx, input }) => listMessages(ctx, input)),
  /** Where a text is in a chat. */
  find: userProcedure
    .input(FindMessagesInput)
    .output(FoundMessagesOutput)
    .query(({ ctx, input }) => findMessages(ctx, input)),
  outline: userProcedure
    .input(OutlineInput)
    .output(OutlineOutput)
    .query(({ ctx, input }) => outlineOf(ctx, input.chat_id)),
  create: userProcedure
    .input(CreateMessageInput)
    .output(ChatMessageOutput)
    .mutation(async ({ ctx, input: { chat_id, message, actor, file_ids } }) => {
      const [chatMessage] = await createMessages(ctx, chat_id, [{ content: message, role: actor, file_ids }]);
      return { chatMessage: chatMessage! };
    }),
  createMany: userProcedure
    .input(CreateMessagesInput)
    .output(CreatedMessagesOutput)
    .mutation(async ({ ctx, input }) => ({ chatMessages: await createMessages(ctx, input.chat_id, input.messages) })),
  deleteLast: userProcedure
    .input(DeleteLastMessageInput)
    .output(DeletedMessagesOutput)
    .mutation(({ ctx, input }) => deleteLastMessage(ctx, input)),
  /** With all that follows it, on every branch. */
  delete: userProcedure
    .input(DeleteMessageInput)
    .output(DeletedMessagesOutput)
    .mutation(({ ctx, input }) => deleteMessage(ctx, input)),
  /** Another wording, on a branch of its own. */
  edit: userProcedure
    .input(EditMessageInput.extend(Once.shape))
    .output(ChatMessageOutput)
    .mutation(({ ctx, input }) =>
      once(ctx, "message.edit", input, async (inside) => ({ chatMessage: await editMessage(inside, input) })),
    ),
  /** Brings a message back from the trash, with those that went there with it. */
  restore: userProcedure
    .input(MessageInput)
    .output(CreatedMessagesOutput)
    .mutation(({ ctx, input }) => restoreMessages(ctx, input.chat_id, input.message_id)),
});
