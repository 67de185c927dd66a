import { z } from "zod";
import { Instructions } from "../project/schema.ts";
import { because, said } from "../said.ts";
import { batchOf, Id, IfUpdatedAt, limits, Name, Next, Page, Text, Timestamp } from "../schema.ts";
import { TagName, TagNames } from "../tag/schema.ts";

export const Chat = z.object({
  id: Id,
  neptun_user_id: Id,
  /** The project the chat belongs to, or null. */
  project_id: Id.nullable(),
  model: z.string(),
  name: z.string(),
  created_at: Timestamp,
  updated_at: Timestamp,
  pinned: z.boolean(),
  /** Put away: the app shows it in its archive only. */
  archived: z.boolean(),
  tags: z.array(z.string()),
  /** Others can read it by a link. */
  shared: z.boolean(),
  /** The chat and the message that it goes on from, with a copy of what was said up to there, or with a summary. The chat only while it is there. */
  origin_chat_id: Id.nullable(),
  origin_message_id: Id.nullable(),
  origin_kind: z.enum(["copy", "summary"]).nullable(),
});
export type Chat = z.infer<typeof Chat>;
export const ChatOutput = z.object({ chat: Chat });
export const ChatsOutput = z.object({ chats: z.array(Chat), next: Next });

export const ChatInput = z.object({ chat_id: Id });
export type ChatInput = z.infer<typeof ChatInput>;

const ORDER_FIELDS = ["id", "name", "model", "created_at", "updated_at"] as const;
export type ChatOrder = { field: (typeof ORDER_FIELDS)[number]; direction: "asc" | "desc" }[];
const ORDER_BY = new RegExp(`^(${ORDER_FIELDS.join("|")})(:(asc|desc))?$`);

/** "updated_at:desc,name:asc" */
export const OrderBy = z
  .string()
  .refine(
    (text) => text.split(",").every((part) => ORDER_BY.test(part.trim())),
    because(() => said`Must be fields of ${ORDER_FIELDS.join(", ")} with :asc or :desc, separated by commas`),
  )
  .transform(
    (text) =>
      text
        .split(",")
        .map((part) => part.trim().split(":"))
        .map(([field, direction = "asc"]) => ({ field, direction })) as ChatOrder,
  );

export const ListChatsInput = Page.omit({ before: true }).extend({
  order_by: OrderBy.optional(),
  /** Only the chats of this project. */
  project_id: Id.optional(),
  /** Only those that are pinned, or only those that are not. */
  pinned: z.boolean().optional(),
  /** Only those that are archived, or only those that are not; without it, both. */
  archived: z.boolean().optional(),
  /** Only those with the tag of this name. */
  tag: TagName.optional(),
  /** Only chats whose name contains this, without regard to case. */
  query: Text.max(limits.name_characters).optional(),
  /** `after` under the name that infinite queries use. */
  cursor: Id.nullish(),
});
export type ListChatsInput = z.infer<typeof ListChatsInput>;

/** What may be copied from one chat into another at once. */
export const MOST_COPIED = { messages: 10_000, bytes: 32 * 1024 * 1024 };

const Model = z.string().max(256);
export const CreateChatInput = z.object({ model: Model, name: Name, project_id: Id.optional() });
export type CreateChatInput = z.infer<typeof CreateChatInput>;

export const UpdateChatInput = IfUpdatedAt.extend({
  chat_id: Id,
  name: Name.optional(),
  model: Model.optional(),
  /** Moves the chat into a project, or with null out of it. */
  project_id: Id.nullable().optional(),
  pinned: z.boolean().optional(),
  archived: z.boolean().optional(),
  /** All of its tags; those that are new are made. */
  tags: TagNames.optional(),
});
export type UpdateChatInput = z.infer<typeof UpdateChatInput>;

/** The same change to many chats. */
export const UpdateChatsInput = z.object({
  chat_ids: batchOf(Id),
  /** Moves them into a project, or with null out of theirs. */
  project_id: Id.nullable().optional(),
  pinned: z.boolean().optional(),
  archived: z.boolean().optional(),
  add_tags: TagNames.optional(),
  remove_tags: TagNames.optional(),
});
export type UpdateChatsInput = z.infer<typeof UpdateChatsInput>;

/** A change of its own to each, such as back to what it was. */
export const UpdateEachChatInput = z.object({
  chats: batchOf(
    UpdateChatInput.pick({ project_id: true, pinned: true, archived: true, tags: true }).extend({ id: Id }),
  ),
});
export type UpdateEachChatInput = z.infer<typeof UpdateEachChatInput>;
/** As they are now, in the order of the input. */
export const ChangedChatsOutput = z.object({ chats: z.array(Chat) });

export const RestoreChatsInput = z.object({ chat_ids: batchOf(Id) });
export type RestoreChatsInput = z.infer<typeof RestoreChatsInput>;

export const DeleteChatsInput = z.object({
  chat_ids: batchOf(Id),
  /** Only if all of them are in this project. */
  project_id: Id.optional(),
});
export type DeleteChatsInput = z.infer<typeof DeleteChatsInput>;
export const DeleteChatInput = IfUpdatedAt.extend({ chat_id: Id, project_id: Id.optional() });
export type DeleteChatInput = z.infer<typeof DeleteChatInput>;

export const REASONING_EFFORTS = ["none", "minimal", "low", "medium", "high", "xhigh"] as const;
const MOST_STOPS = 4;
const STOP_LENGTH = 200;

const StopSequence = Text.min(1).max(STOP_LENGTH);

/** What may be set; null, and no stop sequence, leave it to the provider of the model. */
export const SettingsChanges = z.object({
  /** What every model is told in this chat, after what its project tells it. */
  instructions: Instructions.nullable().optional(),
  temperature: z.number().min(0).max(2).nullable().optional(),
  top_p: z.number().min(0).max(1).nullable().optional(),
  /** Of one answer, thoughts included. */
  max_tokens: z.int().min(1).max(1_000_000).nullable().optional(),
  /** An answer ends before the first of them. */
  stop_sequences: z.array(StopSequence).max(MOST_STOPS).optional(),
  reasoning_effort: z.enum(REASONING_EFFORTS).nullable().optional(),
});
export type SettingsChanges = z.infer<typeof SettingsChanges>;
export const UpdateSettingsInput = SettingsChanges.extend({ ...ChatInput.shape, ...IfUpdatedAt.shape });
export type UpdateSettingsInput = z.infer<typeof UpdateSettingsInput>;

/** What the models of a chat are told, and how they are to answer. */
export const ChatSettings = z.object({
  chat_conversation_id: Id,
  neptun_user_id: Id,
  instructions: z.string().nullable(),
  temperature: z.number().nullable(),
  top_p: z.number().nullable(),
  max_tokens: z.int().nullable(),
  stop_sequences: z.array(z.string()),
  reasoning_effort: z.string().nullable(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type ChatSettings = z.infer<typeof ChatSettings>;
export const ChatSettingsOutput = z.object({ settings: ChatSettings });
