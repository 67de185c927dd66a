import { z } from "zod";
import { CopyBranchInput } from "../branch/schema.ts";
import { Chat } from "../chat/schema.ts";
import { ChatMessage, FileIds, MessageText } from "../message/schema.ts";
import { because, said } from "../said.ts";
import { Id, isBlank, Text } from "../schema.ts";

export const SendInput = z.object({
  chat_id: Id,
  message: MessageText,
  model: z.string().max(256).optional(),
  file_ids: FileIds.optional(),
  /** The message of which this is another wording, on a branch of its own; its files, unless others are named. */
  instead_of: Id.optional(),
});
export type SendInput = z.infer<typeof SendInput>;

/** The user's message and the answer to it, which is `streaming`. */
export const SendOutput = z.object({ chatMessages: z.array(ChatMessage) });

export const AnswerInput = z.object({ chat_id: Id, message_id: Id });
export type AnswerInput = z.infer<typeof AnswerInput>;

export const RetryInput = AnswerInput.extend({
  model: z.string().max(256).optional(),
  /** What the model is told besides: "shorter", "with tests". */
  instruction: Text.max(4000)
    .refine(
      (text) => !isBlank(text),
      because(() => said`Must not be blank`),
    )
    .optional(),
});
export type RetryInput = z.infer<typeof RetryInput>;

export const AnswerMessageInput = AnswerInput.extend({ model: z.string().max(256).optional() });
export type AnswerMessageInput = z.infer<typeof AnswerMessageInput>;

export const ContinueInput = AnswerInput.extend({ model: z.string().max(256).optional() });
export type ContinueInput = z.infer<typeof ContinueInput>;

/** A new chat that begins with a summary of this one up to a message. */
export const SummariseInput = CopyBranchInput.extend({
  /** What the model is asked, instead of the usual words. */
  message: MessageText.optional(),
  model: z.string().max(256).optional(),
});
export type SummariseInput = z.infer<typeof SummariseInput>;
/** The chat, the question in it, and the answer, which is `streaming`. */
export const SummariseOutput = z.object({ chat: Chat, chatMessages: z.array(ChatMessage) });

export const FollowInput = AnswerInput.extend({
  /** How much of the answer the reader has, in UTF-16 code units. */
  position: z.int().min(0).default(0),
  /** What a reconnecting event source sends: the position of the last event it saw. */
  lastEventId: z
    .string()
    .regex(/^\d{1,9}$/)
    .nullish(),
});
export type FollowInput = z.infer<typeof FollowInput>;

export const AnswerEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), position: z.int(), text: z.string() }),
  z.object({ kind: z.literal("end"), chatMessage: ChatMessage }),
]);
export type AnswerEvent = z.infer<typeof AnswerEvent>;
