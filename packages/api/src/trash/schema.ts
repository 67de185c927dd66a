import { z } from "zod";
import { Id, limits, Timestamp } from "../schema.ts";

export const TrashKind = z.enum(["project", "chat", "message", "file", "collection", "prompt"]);

/** Something that was deleted, and what was deleted with it. */
export const TrashItem = z.object({
  kind: TrashKind,
  id: Id,
  /** A project's, chat's or collection's or prompt's name, a file's title, the beginning of a message. */
  title: z.string(),
  /** Where a message or file was. */
  chat_id: Id.nullable(),
  chat_name: z.string().nullable(),
  deleted_at: Timestamp,
  /** When it is deleted for good. */
  purged_at: Timestamp,
});
export const TrashOutput = z.object({ items: z.array(TrashItem), next: z.string().nullable() });

/** `after` is the `next` of the page before. */
export const ListTrashInput = z.object({
  limit: z.int().min(1).max(limits.page_items).default(100),
  after: z
    .string()
    .regex(/^\d{1,15}\.(project|chat|message|file|collection|prompt)\.\d{1,10}$/)
    .nullish(),
});
export type ListTrashInput = z.infer<typeof ListTrashInput>;

export const PurgeInput = z.object({ kind: TrashKind, id: Id });
export type PurgeInput = z.infer<typeof PurgeInput>;
