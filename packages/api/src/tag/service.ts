import type { UserContext } from "../context.ts";
import { DomainError, invalid, notFound } from "../errors.ts";
import { said } from "../said.ts";
import { CHAT_TAGS, type MergeTagInput, type Tag, toTagKey, type UpdateTagInput } from "./schema.ts";
import {
  ADD_TAGS,
  COLOUR_TAG,
  FIND_OVERFULL,
  FIND_TAGS,
  LIST_TAGS,
  LOCK_TAGS,
  MAKE_TAGS,
  MARK_TAG,
  MERGE_TAG,
  PURGE_TAGS,
  REMOVE_TAGS,
  RENAME_TAG,
  SET_TAGS,
  UNMERGE_TAG,
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

/** Renames the tag on all chats, or gives it a colour; CONFLICT if another one has the name. */
export async function updateTag(ctx: UserContext, { tag_id, name, colour }: UpdateTagInput) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    const { tag } = await getTag(inside, tag_id);
    if (name !== undefined) await renameTag(inside, tag, name);
    if (colour !== undefined) await db.query(COLOUR_TAG, [ctx.user.id, tag_id, colour]);
    return getTag(inside, tag_id);
  });
}

async function renameTag(ctx: UserContext, tag: TagRow, name: string) {
  const key = toTagKey(name);
  if (key !== toTagKey(tag.name)) {
    await ctx.db.query(PURGE_TAGS, [ctx.user.id, [key]]);
    const taken = await ctx.db.query(FIND_TAGS, [ctx.user.id, [key]]);
    if (taken.length > 0) throw new DomainError("CONFLICT", said`There is a tag with this name already`);
  }
  await ctx.db.query(RENAME_TAG, [ctx.user.id, tag.id, name, key]);
}

/** Gives the tag's chats another tag in its place and deletes it; to restore it takes all of that back. */
export async function mergeTag(ctx: UserContext, { tag_id, into_tag_id }: MergeTagInput) {
  if (tag_id === into_tag_id) throw invalid("into_tag_id", said`Must be another tag`);
  return ctx.db.transaction(async (db) => {
    const found = await db.query(LOCK_TAGS, [ctx.user.id, [tag_id, into_tag_id]]);
    if (found.length < 2) throw notFound("Tag");
    await db.query(MERGE_TAG, [ctx.user.id, tag_id, into_tag_id]);
    await db.query(MARK_TAG, [ctx.user.id, tag_id, new Date()]);
    return getTag({ ...ctx, db }, into_tag_id);
  });
}

/** Takes the tag off all chats; until the trash is purged, or a tag of this name is made, it can be brought back. */
export async function deleteTag(ctx: UserContext, id: number): Promise<true> {
  await getTag(ctx, id);
  await ctx.db.query(MARK_TAG, [ctx.user.id, id, new Date()]);
  return true;
}

/** Brings the tag back to its chats; one that was merged into another also out of that one. */
export async function restoreTag(ctx: UserContext, id: number) {
  return ctx.db.transaction(async (db) => {
    await db.query(UNMERGE_TAG, [ctx.user.id, id]);
    await db.query(MARK_TAG, [ctx.user.id, id, null]);
    return getTag({ ...ctx, db }, id);
  });
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
  if (overfull) throw invalid("add_tags", said`A chat can have at most ${CHAT_TAGS} tags`);
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
    throw invalid("tags", said`There can be at most ${MOST_TAGS} tags`);
  const rows = await ctx.db.query<{ id: number; name_key: string }>(FIND_TAGS, [ctx.user.id, keys]);
  return new Map(rows.map(({ id, name_key }) => [name_key, id]));
}
