import { z } from "zod";
import { Email, Password } from "../auth/schema.ts";
import { Chat } from "../chat/schema.ts";
import { Actor, Id, Next, Page, Timestamp } from "../schema.ts";

/** What one person may share at a time. */
export const MOST_SHARES = 500;
/** Files of one shared project. */
export const MOST_SHARED_FILES = 1000;

export const ShareKind = z.enum(["chat", "file", "project"]);
export type ShareKind = z.infer<typeof ShareKind>;

/** A link by which others read a chat, a version of a file, or the files of a project. */
export const Share = z.object({
  id: Id,
  neptun_user_id: Id,
  kind: ShareKind,
  /** The chat, or the one that the file is in. */
  chat_id: Id.nullable(),
  file_id: Id.nullable(),
  project_id: Id.nullable(),
  /** Of the chat or project, or the title of the file. */
  name: z.string(),
  /** The branch of the chat that is shown; null: the one that the chat shows. */
  branch_id: z.int().nullable(),
  /** The chat goes on being shown as it grows; otherwise it is shown as it was when it was shared. */
  live: z.boolean(),
  /** Messages by the system are shown too. */
  with_system: z.boolean(),
  /** Whoever knows it may read, at `/s/{link}`. */
  link: z.string(),
  has_password: z.boolean(),
  /** Only who is signed in with one of these addresses may read; everyone if it is empty. */
  emails: z.array(z.string()),
  /** null: never */
  expires_at: Timestamp.nullable(),
  /** What is shared is in the trash, and cannot be read until it comes back. */
  in_trash: z.boolean(),
  /** When it was last read, to the minute; null if nobody has. */
  last_seen_at: Timestamp.nullable(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type Share = z.infer<typeof Share>;
export const ShareOutput = z.object({ share: Share });
export const SharesOutput = z.object({ shares: z.array(Share), next: Next });

/** All of them, newest first, or those of one thing. */
export const ListSharesInput = Page.omit({ after: true }).extend({
  chat_id: Id.optional(),
  file_id: Id.optional(),
  project_id: Id.optional(),
});
export type ListSharesInput = z.infer<typeof ListSharesInput>;

const Emails = z.array(Email).max(100);
const Access = {
  password: Password.nullish(),
  emails: Emails.optional(),
  expires_at: z.iso.datetime({ offset: true }).nullish(),
};

/** Exactly one of `chat_id`, `file_id` (a version) and `project_id`. */
export const CreateShareInput = z.object({
  chat_id: Id.optional(),
  file_id: Id.optional(),
  project_id: Id.optional(),
  /** Of a chat: this branch of it, whichever it shows. */
  branch_id: z.int().min(0).max(999_999_999).optional(),
  /** Of a chat. */
  live: z.boolean().optional(),
  with_system: z.boolean().optional(),
  ...Access,
});
export type CreateShareInput = z.infer<typeof CreateShareInput>;

/** Who may read from now on, and how long; null takes the password or the end away. */
export const ShareChanges = z.object(Access);
export const UpdateShareInput = ShareChanges.extend({ share_id: Id });
export type UpdateShareInput = z.infer<typeof UpdateShareInput>;
export const ShareInput = z.object({ share_id: Id });

/** What a visitor is told: nothing about whose it is. */
export const SharedThing = z.object({
  kind: ShareKind,
  name: z.string(),
  live: z.boolean(),
  created_at: Timestamp,
  expires_at: Timestamp.nullable(),
});
export const SharedThingOutput = z.object({ share: SharedThing });

/** A message as a visitor reads it. */
export const SharedMessage = z.object({
  id: Id,
  actor: Actor,
  message: z.string(),
  model: z.string().nullable(),
  /** Its fenced blocks that are files: where the fence begins, in UTF-16 code units, and what `/files/{file_id}` holds. */
  blocks: z.array(z.object({ position: z.int(), file_id: Id, title: z.string(), version: z.int() })),
  created_at: Timestamp,
});
export type SharedMessage = z.infer<typeof SharedMessage>;
export const SharedMessagesOutput = z.object({ messages: z.array(SharedMessage), next: Next });
export const SharedPage = z.object({ limit: Page.shape.limit, after: Id.optional() });
export type SharedPage = z.infer<typeof SharedPage>;

/** A file of what is shared; its text is read by itself. */
export const SharedFile = z.object({
  id: Id,
  title: z.string(),
  version: z.int(),
  language: z.string(),
  size: z.int(),
  lines: z.int(),
  sha256: z.string(),
  created_at: Timestamp,
});
export type SharedFile = z.infer<typeof SharedFile>;
export const SharedFilesOutput = z.object({ files: z.array(SharedFile) });

/** The new chat of who goes on with a copy. */
export const CopiedShareOutput = z.object({ chat: Chat });
