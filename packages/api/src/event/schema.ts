import { z } from "zod";
import { MessageStatus } from "../message/schema.ts";
import { Id, Timestamp } from "../schema.ts";

const KINDS = [
  "chat",
  "message",
  "file",
  "project",
  "collection",
  "prompt",
  "share",
  "tag",
  "session",
  "token",
] as const;
const ACTIONS = ["created", "changed", "moved", "read", "deleted", "restored", "purged", "ended"] as const;

/** A place in the order of a user's events; 0 is before the first. */
export const Position = z.int().min(0).max(2_147_483_647);

/** Something happened to one of the user's things; what it is like now, the thing itself tells. */
export const Change = z.object({
  position: Position,
  kind: z.enum(KINDS),
  action: z.enum(ACTIONS),
  /** The chat it happened in. */
  chat_id: Id.nullable(),
  /** Of the things that it happened to: chats, messages, versions of files … */
  ids: z.array(Id),
  /** Of the message that changed, where it is one. */
  status: MessageStatus.nullable(),
  created_at: Timestamp,
});
export type Change = z.infer<typeof Change>;

/** What comes first, and from where on the rest follows. */
export const Start = z.object({
  position: Position,
  /** `ready`: nothing was missed. `reset`: what came before is not known any more; everything has to be read again. */
  kind: z.enum(["ready", "reset"]),
});
export const UserEvent = z.union([Start, Change]);
export type UserEvent = z.infer<typeof UserEvent>;

export const FollowEventsInput = z.object({
  /** The position of the last event that is known; without it, from now on. */
  after: Position.optional(),
  /** What a reconnecting event source sends: the same. */
  lastEventId: z
    .string()
    .regex(/^\d{1,10}$/)
    .nullish(),
});
export type FollowEventsInput = z.infer<typeof FollowEventsInput>;

export const PositionOutput = z.object({ position: Position });

export const ListEventsInput = z.object({ after: Position });
/** What was missed, up to a bound; `reset` where some of it is not known any more. */
export const EventsOutput = z.object({ events: z.array(Change), position: Position, reset: z.boolean() });

export const ListMarksInput = z.object({ chat_ids: z.array(Id).max(500).optional() });
/** Chats in which an answer is being written, and those that have something unread. */
export const MarksOutput = z.object({ generating: z.array(Id), unread: z.array(Id) });

export const ReadChatInput = z.object({ chat_id: Id, message_id: Id });
