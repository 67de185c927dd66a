import { z } from "zod";
import { because, said } from "../said.ts";
import { Actor, Branch, batchOf, Id, IfUpdatedAt, isBlank, Next, Page, Text, Timestamp, textUpTo } from "../schema.ts";

export const MessageStatus = z.enum(["complete", "streaming", "stopped", "interrupted", "failed"]);
export type MessageStatus = z.infer<typeof MessageStatus>;

/** A fenced block of the message, and the file version that it is. */
export const MessageBlock = z.object({
  /** UTF-16 offset of the opening fence in the message; one more for each further file that the block changes. */
  position: z.int(),
  file_id: Id,
  title: z.string(),
  version: z.int(),
  /** The version of the file before it, to compare with; null where there is none. */
  before_id: Id.nullable(),
  /** Lines against the version before; null where it is not known. */
  added: z.int().nullable(),
  removed: z.int().nullable(),
});
export type MessageBlock = z.infer<typeof MessageBlock>;

/** A fenced block that should have changed a file and could not. */
export const BlockProblem = z.object({
  position: z.int(),
  /** The path that it was for; "" where it named none. */
  title: z.string(),
  /** Why, for people. */
  problem: z.string(),
});
export type BlockProblem = z.infer<typeof BlockProblem>;

/** A file version that was given to the model with a message. */
export const MessageFile = z.object({
  file_id: Id,
  title: z.string(),
  version: z.int(),
  /** The chat that the file is in. */
  chat_conversation_id: Id,
  /** Bytes of the text in UTF-8. */
  size: z.int(),
});
export type MessageFile = z.infer<typeof MessageFile>;

/** How an answer came about: absent where no model was asked. */
export const MessageGeneration = z.object({
  model: z.string(),
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
  /** What the provider answered instead: its HTTP status, and its own name for the request. */
  provider_status: z.int().nullable(),
  provider_request_id: z.string().nullable(),
  /** From then on the provider takes requests again, where it told so. */
  retry_at: Timestamp.nullable(),
  prompt_tokens: z.int().nullable(),
  completion_tokens: z.int().nullable(),
  duration_ms: z.int().nullable(),
  /** Until the first word came. */
  first_token_ms: z.int().nullable(),
  /** In US dollars, where the provider or the operator tells a price. */
  cost: z.number().nullable(),
  /** What the model was told besides. */
  instruction: z.string().nullable(),
});

export const ChatMessage = z.object({
  id: Id,
  chat_conversation_id: Id,
  neptun_user_id: Id,
  /** The message this one follows. */
  parent_id: Id.nullable(),
  message: z.string(),
  actor: Actor,
  model: z.string().nullable(),
  status: MessageStatus,
  generation: MessageGeneration.nullable(),
  blocks: z.array(MessageBlock),
  problems: z.array(BlockProblem),
  /** What the model was given to read with it. */
  files: z.array(MessageFile),
  created_at: Timestamp,
  updated_at: Timestamp,
  /** The branch it was written in; 0 is the chat's first one. */
  branch_id: z.int(),
});
/** As it crosses the wire. */
export type ChatMessage = z.infer<typeof ChatMessage>;
export const ChatMessageOutput = z.object({ chatMessage: ChatMessage });
export const ChatMessagesOutput = z.object({
  chatMessages: z.array(ChatMessage),
  next: Next,
  /** Where to go on towards older messages, as `before`; absent where there are none. */
  older: Id.optional(),
  /** Where to go on towards newer messages, as `after`; absent where there are none. */
  newer: Id.optional(),
});

export const MessageText = textUpTo("message_bytes").refine(
  (text) => !isBlank(text),
  because(() => said`Must not be blank`),
);

export const ListMessagesInput = Page.extend({
  chat_id: Id,
  /** The end that a page without `after` and `before` starts from. Every page is in order. */
  from: z.enum(["oldest", "newest"]).default("oldest"),
  /** With a limit: a page with this message in its middle; `before` and `after` go on from it. */
  around: Id.optional(),
  /** The messages of this branch instead of the current one's, or of `all`. */
  branch: Branch.optional(),
  /** What infinite queries go on from, in the place of `before`, `after` and `around`. */
  cursor: z.object({ before: Id.optional(), after: Id.optional() }).nullish(),
});
export type ListMessagesInput = z.infer<typeof ListMessagesInput>;

/** What the files of one message may hold together. */
export const MOST_FILE_BYTES = 4 * 1024 * 1024;

/** Versions of files, of any of the user's chats, that the model gets to read with the message. */
export const FileIds = z.array(Id).max(100);

export const CreateMessageInput = z.object({
  chat_id: Id,
  message: MessageText,
  actor: Actor,
  file_ids: FileIds.optional(),
});
export type CreateMessageInput = z.infer<typeof CreateMessageInput>;

export const CreateMessagesInput = z.object({
  chat_id: Id,
  messages: batchOf(z.object({ content: MessageText, role: Actor, file_ids: FileIds.optional() })),
});
export type CreateMessagesInput = z.infer<typeof CreateMessagesInput>;
export const CreatedMessagesOutput = z.object({ chatMessages: z.array(ChatMessage) });

/** Another wording of a message, on a branch of its own. */
export const EditMessageInput = z.object({
  chat_id: Id,
  message_id: Id,
  message: MessageText,
  /** Those of the message, unless given. */
  file_ids: FileIds.optional(),
});
export type EditMessageInput = z.infer<typeof EditMessageInput>;

export const MessageInput = z.object({ chat_id: Id, message_id: Id });

/** `if_updated_at` is about the chat, which everything that is said in it changes. */
export const DeleteLastMessageInput = IfUpdatedAt.extend({ chat_id: Id });
export type DeleteLastMessageInput = z.infer<typeof DeleteLastMessageInput>;
export const DeleteMessageInput = DeleteLastMessageInput.extend({ message_id: Id });
export type DeleteMessageInput = z.infer<typeof DeleteMessageInput>;
export const DeletedMessagesOutput = z.object({ deleted: z.array(Id) });

/** How long a text to be found may be, in UTF-16 code units. */
export const FIND_LENGTH = 200;

export const FindMessagesInput = z.object({
  chat_id: Id,
  /** As it is written; any blanks stand for any others. */
  text: Text.refine(
    (text) => text.length <= FIND_LENGTH,
    because(() => said`Must not exceed ${FIND_LENGTH} characters`),
  ).refine(
    (text) => text.trim() !== "",
    because(() => said`Must not be blank`),
  ),
  match_case: z.boolean().optional(),
  whole_words: z.boolean().optional(),
  /** The `next` of the page before. */
  after: Id.nullish(),
});
export type FindMessagesInput = z.infer<typeof FindMessagesInput>;
export const FoundMessagesOutput = z.object({
  /** In order, with how often the text is in each. */
  found: z.array(z.object({ message_id: Id, count: z.int() })),
  /** Every page looks through a part of the chat, so it may be empty and still go on. */
  next: Next,
});

/** How many turns an outline has at most. */
export const OUTLINE_LENGTH = 120;
export const OutlineInput = z.object({ chat_id: Id });
export const OutlineOutput = z.object({
  /** What the user asked, in order: all of it, or evenly chosen. */
  turns: z.array(
    z.object({
      message_id: Id,
      /** Counted from 1. */
      number: z.int(),
      /** How its message begins. */
      text: z.string(),
    }),
  ),
  /** How many there are. */
  total: z.int(),
});
