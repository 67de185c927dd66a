import type { UserContext } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import { said } from "../said.ts";
import { addTags, removeTags, setTags } from "../tag/service.ts";
import { type ChatRow, lockChats } from "./access.ts";
import type { UpdateChatsInput, UpdateEachChatInput } from "./schema.ts";
import { CHATS_BY_ID, COUNT_PINNED, MARK_CHATS, MOVE_CHATS, REQUIRE_PROJECTS, TAKE_OUT_CHATS } from "./statements.ts";

const MOST_PINNED = 100;

type Change = UpdateEachChatInput["chats"][number];

/** The same change to all of them, or to none if one is not the user's. How they were used, and so `updated_at`, stays. */
export async function updateChats(ctx: UserContext, input: UpdateChatsInput) {
  const { chat_ids, add_tags, remove_tags, ...change } = input;
  const ids = [...new Set(chat_ids)];
  return changeAll(ctx, ids, async (inside) => {
    await organiseChats(
      inside,
      ids.map((id) => ({ ...change, id })),
    );
    if (add_tags) await addTags(inside, ids, add_tags);
    if (remove_tags) await removeTags(inside, ids, remove_tags);
  });
}

/** To each its own change, the last where one comes twice; all or none. */
export async function updateEachChat(ctx: UserContext, { chats }: UpdateEachChatInput) {
  const changes = new Map(chats.map((change) => [change.id, change]));
  return changeAll(ctx, [...changes.keys()], (inside) => organiseChats(inside, [...changes.values()]));
}

async function changeAll(ctx: UserContext, ids: number[], change: (inside: UserContext) => Promise<void>) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChats(inside, ids);
    await change(inside);
    return { chats: await db.query<ChatRow>(CHATS_BY_ID, [ctx.user.id, ids]) };
  });
}

/** Pins, archives, moves and tags chats that are locked. */
export async function organiseChats(ctx: UserContext, changes: Change[]): Promise<void> {
  const user = ctx.user.id;
  const marked = changes.filter(({ pinned, archived }) => pinned !== undefined || archived !== undefined);
  if (marked.length > 0) {
    const pinned = marked.map((change) => change.pinned ?? null);
    await ctx.db.query(MARK_CHATS, [user, marked.map(({ id }) => id), pinned, marked.map((c) => c.archived ?? null)]);
    if (pinned.includes(true)) await requireRoomForPins(ctx);
  }
  await moveChats(ctx, changes);
  const tagged = changes.filter((change) => change.tags !== undefined);
  if (tagged.length > 0) await setTags(ctx, new Map(tagged.map(({ id, tags }) => [id, tags!])));
}

async function requireRoomForPins(ctx: UserContext) {
  const [row] = await ctx.db.query<{ count: number }>(COUNT_PINNED, [ctx.user.id]);
  if (row!.count > MOST_PINNED) throw invalid("pinned", said`At most ${MOST_PINNED} chats can be pinned`);
}

async function moveChats(ctx: UserContext, changes: Change[]) {
  const user = ctx.user.id;
  const out = changes.filter(({ project_id }) => project_id === null).map(({ id }) => id);
  if (out.length > 0) await ctx.db.query(TAKE_OUT_CHATS, [user, out]);
  const into = changes.flatMap(({ id, project_id }) => (project_id ? [{ id, project_id }] : []));
  if (into.length === 0) return;
  const projects = [...new Set(into.map(({ project_id }) => project_id))];
  const found = await ctx.db.query(REQUIRE_PROJECTS, [user, projects]);
  if (found.length < projects.length) throw notFound("Project");
  await ctx.db.query(MOVE_CHATS, [user, into.map(({ id }) => id), into.map(({ project_id }) => project_id)]);
}
