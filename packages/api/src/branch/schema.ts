import { z } from "zod";
import { Chat } from "../chat/schema.ts";
import { ChatFile } from "../file/schema.ts";
import { Actor, Id, IfUpdatedAt, Name, Timestamp } from "../schema.ts";

const BranchId = z.int().min(0).max(2_147_483_647);

/** One way in which a chat goes on. */
export const ChatBranch = z.object({
  /** 0 is the chat's first branch. */
  id: BranchId,
  /** The branch that it leaves, after which message (null: before the first). */
  parent_id: BranchId.nullable(),
  after_id: Id.nullable(),
  /** It shows messages of these branches, up to these messages; its own come last. */
  path_ids: z.array(BranchId),
  path_ends: z.array(z.int()),
  /** Whether it is the one that the chat shows. */
  current: z.boolean(),
  /** How many messages are its own, and how many file versions were made in it. */
  messages: z.int(),
  files: z.int(),
  /** The first and the last message of its own: who wrote it, and how it begins. */
  first_id: Id,
  first_actor: Actor,
  first_text: z.string(),
  last_id: Id,
  last_actor: Actor,
  last_text: z.string(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type ChatBranch = z.infer<typeof ChatBranch>;

/** Where a chat goes on in more than one way: after which message (null: at its beginning), and with which messages. */
export const Fork = z.object({ after_id: Id.nullable(), message_ids: z.array(Id) });
export type Fork = z.infer<typeof Fork>;

export const ForksOutput = z.object({ forks: z.array(Fork) });
export const BranchesOutput = z.object({ branches: z.array(ChatBranch), forks: z.array(Fork) });
export const BranchesInput = z.object({ chat_id: Id });

export const OpenBranchInput = IfUpdatedAt.extend({ chat_id: Id, message_id: Id });
export type OpenBranchInput = z.infer<typeof OpenBranchInput>;
export const OpenedBranchOutput = z.object({ chat: Chat });

export const CompareBranchesInput = z.object({ chat_id: Id, left: BranchId, right: BranchId });
export type CompareBranchesInput = z.infer<typeof CompareBranchesInput>;

const Side = z.object({ file_id: Id, version: z.int(), language: z.string(), size: z.int() }).nullable();
export const ComparedFile = z.object({ title: z.string(), left: Side, right: Side });
export type ComparedFile = z.infer<typeof ComparedFile>;
export const ComparisonOutput = z.object({
  /** The last message that both show; null where they share none. */
  after_id: Id.nullable(),
  /** The paths at which they differ. */
  files: z.array(ComparedFile),
});

/** A branch up to a message, in a chat of its own; it is named after the old one unless a name is given. */
export const CopyBranchInput = z.object({ chat_id: Id, message_id: Id, name: Name.optional() });
export type CopyBranchInput = z.infer<typeof CopyBranchInput>;
export const CopiedBranchOutput = z.object({ chat: Chat });

export const TakeFileInput = z.object({ chat_id: Id, file_id: Id });
export type TakeFileInput = z.infer<typeof TakeFileInput>;
export const TakenFileOutput = z.object({ chatFile: ChatFile });
