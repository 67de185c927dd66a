import type { OwnerContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { setHeads } from "../file/versions.ts";
import type { Fork } from "./schema.ts";
import {
  BEGIN_BRANCH,
  FORK_POINT,
  IS_SHOWN,
  LIST_FORKS,
  NEWEST_THROUGH,
  OPEN_BRANCH,
  SET_HEAD_MESSAGE,
} from "./statements.ts";

interface ForkPoint {
  branch_id: number;
  ids: number[];
  ends: number[];
  before_id: number | null;
  before_branch_id: number | null;
}

/**
 * Under the chat's lock: begins a branch beside the message, which shows what comes before it and nothing yet of its own, and
 * makes it the current one. What is written next stands where the message does.
 */
export async function branchBeside(ctx: OwnerContext, chatId: number, messageId: number): Promise<void> {
  const key = [ctx.user.id, chatId];
  const [at] = await ctx.db.query<ForkPoint>(FORK_POINT, [...key, messageId]);
  if (!at) throw notFound("Message");
  const { ids, ends } = pathBefore(at);
  await ctx.db.query(BEGIN_BRANCH, [...key, ids, ends, at.before_id]);
  await setHeads(ctx, chatId, { anyway: true });
}

/** The first message of a branch has its place where that branch begins: another one begins there too. */
function pathBefore({ branch_id, ids, ends, before_id, before_branch_id }: ForkPoint) {
  if (before_id !== null && before_branch_id === branch_id) return { ids, ends: [...ends.slice(0, -1), before_id] };
  if (branch_id !== 0) return { ids: ids.slice(0, -1), ends: ends.slice(0, -1) };
  return { ids, ends: [0] };
}

/** Under the chat's lock: shows the message, on the branch in which something was said last of those that go through it. */
export async function openThrough(ctx: OwnerContext, chatId: number, messageId: number): Promise<void> {
  const [newest] = await ctx.db.query<{ id: number }>(NEWEST_THROUGH, [ctx.user.id, chatId, messageId]);
  if (!newest) throw notFound("Message");
  await ctx.db.query(OPEN_BRANCH, [ctx.user.id, chatId, newest.id]);
  await settle(ctx, chatId);
}

/** Under the chat's lock, after messages or versions went or came back: its newest message, and its files, as its branch shows them. */
export async function settle(ctx: OwnerContext, chatId: number, { anyway = true } = {}): Promise<void> {
  await ctx.db.query(SET_HEAD_MESSAGE, [ctx.user.id, chatId]);
  await setHeads(ctx, chatId, { anyway });
}

/** Where the chat goes on in more than one way, and the first messages of each. */
export const listForks = (ctx: OwnerContext, chatId: number) => ctx.db.query<Fork>(LIST_FORKS, [ctx.user.id, chatId]);

/** The message among the others that stand in its place, or alone. */
export async function versionsOf(ctx: OwnerContext, chatId: number, messageId: number): Promise<number[]> {
  const forks = await listForks(ctx, chatId);
  return forks.find(({ message_ids }) => message_ids.includes(messageId))?.message_ids ?? [messageId];
}

/** Whether the current branch shows the message. */
export async function isShown(ctx: OwnerContext, chatId: number, messageId: number): Promise<boolean> {
  const [row] = await ctx.db.query<{ shown: boolean }>(IS_SHOWN, [ctx.user.id, chatId, messageId]);
  return row?.shown ?? false;
}
