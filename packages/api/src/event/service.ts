import type { Db } from "@neptun/db";
import type { z } from "zod";
import { requireChat } from "../chat/access.ts";
import type { UserContext } from "../context.ts";
import type { Change, FollowEventsInput, ListMarksInput, ReadChatInput, UserEvent } from "./schema.ts";
import {
  DROP_WAITING,
  FIND_POSITION,
  FIND_WAITING,
  LIST_MARKS,
  MARKS_OF,
  OPEN_FEED,
  PLACE_EVENTS,
  READ_CHAT,
  READ_EVENTS,
  TRIM_EVENTS,
} from "./statements.ts";

export interface EventRow extends Omit<Change, "created_at"> {
  created_at: Date;
}
export interface EventsRead {
  rows: EventRow[];
  last: number;
  /** What came before this may be gone. */
  trimmed: number;
}

const MOST_KEPT = 10_000;
const PAGE = 500;

/** Gives the user's new events their places. */
export const placeEvents = async (db: Db, userId: number): Promise<void> =>
  void (await db.query(PLACE_EVENTS, [userId]));

/** The events after a position, oldest first; null for a user who is gone. */
export async function readEvents(db: Db, userId: number, after: number, limit = PAGE): Promise<EventsRead | null> {
  type Row = Omit<EventRow, "position"> & { position: number | null; last_position: number; trimmed_position: number };
  const rows = await db.query<Row>(READ_EVENTS, [userId, after, limit]);
  const [first] = rows;
  if (!first) return null;
  const events = rows.flatMap(({ last_position: _, trimmed_position: __, position, ...row }) =>
    position === null ? [] : [{ position, ...row }],
  );
  return { rows: events, last: first.last_position, trimmed: first.trimmed_position };
}

/** From where on to follow: nothing that is read after this was asked for is missed. */
export async function findPosition(ctx: UserContext) {
  await ctx.db.query(OPEN_FEED, [ctx.user.id]);
  await placeEvents(ctx.db, ctx.user.id);
  const [row] = await ctx.db.query<{ position: number }>(FIND_POSITION, [ctx.user.id]);
  return { position: row?.position ?? 0 };
}

/** What came after a position, for somebody who was away. */
export async function listEvents(ctx: UserContext, after: number) {
  await placeEvents(ctx.db, ctx.user.id);
  const read = await readEvents(ctx.db, ctx.user.id, after);
  if (!read || isUnknown(read, after)) return { events: [], position: read?.last ?? 0, reset: true };
  return { events: read.rows, position: read.rows.at(-1)?.position ?? after, reset: false };
}

/** Some of what came after the position is gone, or the position is another database's. */
export const isUnknown = ({ last, trimmed }: EventsRead, after: number) => after < trimmed || after > last;

/** The user's events from a position on, as they are committed, until the reader, its session or the server ends. */
export async function* followEvents(
  ctx: UserContext,
  { after, lastEventId }: FollowEventsInput,
  signal?: AbortSignal,
): AsyncGenerator<UserEvent> {
  const known = lastEventId ? Number(lastEventId) : after;
  const reader = ctx.events.open(ctx.user.id, ctx.isSignedIn, signal);
  try {
    let at = known ?? (await findPosition(ctx)).position;
    if (known !== undefined) {
      await ctx.db.query(OPEN_FEED, [ctx.user.id]);
      await placeEvents(ctx.db, ctx.user.id);
    }
    let isReset = false;
    let isFirst = true;
    while (!reader.isOver) {
      const read = await reader.read(at);
      if (!read) return;
      isReset = isUnknown(read, at);
      if (isReset) at = read.last;
      if (isFirst || isReset) yield { kind: isReset ? "reset" : "ready", position: at };
      isFirst = false;
      if (isReset) continue;
      for (const { created_at, ...event } of read.rows) {
        if (reader.isOver) return;
        yield { ...event, created_at: created_at.toISOString() };
        at = event.position;
      }
      if (read.rows.length === 0) await reader.change(at);
    }
  } finally {
    reader.close();
  }
}

/** Which chats have an answer under way, and which have something that was not read. */
export async function listMarks(ctx: UserContext, { chat_ids }: z.infer<typeof ListMarksInput>) {
  const { db, user } = ctx;
  type Row = { id: number; is_generating: boolean };
  const rows = await (chat_ids ? db.query<Row>(MARKS_OF, [user.id, chat_ids]) : db.query<Row>(LIST_MARKS, [user.id]));
  const idsOf = (generating: boolean) => rows.filter((row) => row.is_generating === generating).map(({ id }) => id);
  return { generating: idsOf(true), unread: idsOf(false) };
}

/** The user has seen the chat up to this message. */
export async function readChat(
  ctx: UserContext,
  { chat_id, message_id }: z.infer<typeof ReadChatInput>,
): Promise<true> {
  await requireChat(ctx, chat_id);
  await ctx.db.query(READ_CHAT, [ctx.user.id, chat_id, message_id]);
  return true;
}

/** Bounds what is kept: a day of events, and of one user the newest ten thousand. */
export async function trimEvents(db: Db): Promise<void> {
  const waiting = await db.query<{ id: number; is_watched: boolean }>(FIND_WAITING, []);
  const unwatched = waiting.filter(({ is_watched }) => !is_watched).map(({ id }) => id);
  if (unwatched.length > 0) await db.query(DROP_WAITING, [unwatched]);
  for (const { id, is_watched } of waiting) if (is_watched) await placeEvents(db, id);
  await db.query(TRIM_EVENTS, [MOST_KEPT]);
}
