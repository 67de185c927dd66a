import type { UserContext } from "../context.ts";
import { DomainError, invalid, notFound } from "../errors.ts";
import { CHAT_TAGS, type Tag, toTagKey, type UpdateTagInput } from "./schema.ts";
import {
  ADD_TAGS,
  FIND_OVERFULL,
  FIND_TAGS,
  LIST_TAGS,
  MAKE_TAGS,
  MARK_TAG,
  PURGE_TAGS,
  REMOVE_TAGS,
  RENAME_TAG,
  SET_TAGS,
} from "./statements.ts";

const MOST_TAGS = 200;

type TagRow = Omit<Tag, "created_at" | "updated_at"> & { created_at: Date; updated_at: Date };

/** The user's tags, with the number of their chats. */
export async function listTags(ctx: UserContext) {
  return { tags: await ctx.db.query<TagRow>(LIST_TAGS, [ctx.user.id, null]) };
}

async function getTag(ctx: UserContext, id: number) {
  const [tag] = await ctx.db.query<TagRow>(LIST_TAGS, [ctx.user.id, id]);
  if (!tag) throw notFound("Tag");
  return { tag };
}

/** Renames the tag on all chats; CONFLICT if another one has the name. */
export async function updateTag(ctx: UserContext, { tag_id, name }: UpdateTagInput) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    const { tag } = await getTag(inside, tag_id);
    const key = toTagKey(name);
    if (key !== toTagKey(tag.name)) {
      await db.query(PURGE_TAGS, [ctx.user.id, [key]]);
      const taken = await db.query(FIND_TAGS, [ctx.user.id, [key]]);
      if (taken.length > 0) throw new DomainError("CONFLICT", "There is a tag with this name already");
    }
    await db.query(RENAME_TAG, [ctx.user.id, tag_id, name, key]);
    return getTag(inside, tag_id);
  });
}

/** Takes the tag off all chats; until the trash is purged, or a tag of this name is made, it can be brought back. */
export async function deleteTag(ctx: UserContext, id: number): Promise<true> {
  await getTag(ctx, id);
  await ctx.db.query(MARK_TAG, [ctx.user.id, id, new Date()]);
  return true;
}

export async function restoreTag(ctx: UserContext, id: number) {
  await ctx.db.query(MARK_TAG, [ctx.user.id, id, null]);
  return getTag(ctx, id);
}

/** Gives chats that are locked these tags and no others. */
export async function setTags(ctx: UserContext, tags: Map<number, string[]>): Promise<void> {
  const ids = await makeTags(ctx, [...tags.values()].flat());
  const places = [...tags].flatMap(([chat, names]) => names.map((name) => ({ chat, tag: ids.get(toTagKey(name))! })));
  const values = [[...tags.keys()], places.map(({ chat }) => chat), places.map(({ tag }) => tag)];
  await ctx.db.query(SET_TAGS, [ctx.user.id, ...values]);
  await ctx.db.query(ADD_TAGS, [ctx.user.id, ...values.slice(1)]);
}

export async function addTags(ctx: UserContext, chats: number[], names: string[]): Promise<void> {
  const ids = [...(await makeTags(ctx, names)).values()];
  const places = chats.flatMap((chat) => ids.map((tag) => ({ chat, tag })));
  await ctx.db.query(ADD_TAGS, [ctx.user.id, places.map(({ chat }) => chat), places.map(({ tag }) => tag)]);
  const [overfull] = await ctx.db.query(FIND_OVERFULL, [ctx.user.id, chats, CHAT_TAGS]);
  if (overfull) throw invalid("add_tags", `A chat can have at most ${CHAT_TAGS} tags`);
}

export async function removeTags(ctx: UserContext, chats: number[], names: string[]): Promise<void> {
  await ctx.db.query(REMOVE_TAGS, [ctx.user.id, chats, names.map(toTagKey)]);
}

/** The ids of the tags of these names, by key; those that are new are made, those in the trash made anew. */
async function makeTags(ctx: UserContext, names: string[]): Promise<Map<string, number>> {
  const byKey = new Map(names.map((name) => [toTagKey(name), name]));
  if (byKey.size === 0) return new Map();
  const keys = [...byKey.keys()].sort();
  await ctx.db.query(PURGE_TAGS, [ctx.user.id, keys]);
  const [made] = await ctx.db.query<{ made: number; all: number }>(MAKE_TAGS, [
    ctx.user.id,
    keys.map((key) => byKey.get(key)!),
    keys,
  ]);
  if (made!.made > 0 && made!.made + made!.all > MOST_TAGS)
    throw invalid("tags", `There can be at most ${MOST_TAGS} tags`);
  const rows = await ctx.db.query<{ id: number; name_key: string }>(FIND_TAGS, [ctx.user.id, keys]);
  return new Map(rows.map(({ id, name_key }) => [name_key, id]));
}
