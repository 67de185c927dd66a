import type { Context, OwnerContext, UserContext } from "../context.ts";
import { DomainError, issueAt, notFound } from "../errors.ts";
import { withTexts } from "../file/archive.ts";
import { sortSource } from "../file/import.ts";
import { extensionOf, languageOfPath } from "../file/language.ts";
import type { ImportSource } from "../file/schema.ts";
import { chatScope, projectScope } from "../file/tree.ts";
import { requireFresh } from "../fresh.ts";
import { BEYOND_IDS, nextOf } from "../paging.ts";
import { said } from "../said.ts";
import { byteLength, isBlank, limits } from "../schema.ts";
import { createSecret } from "../session/service.ts";
import { type CollectionRow, lockCollection, requireCollection } from "./access.ts";
import {
  type CollectionFileRow,
  filesOfScope,
  filesOfVersions,
  inFolder,
  type PlainFile,
  putFiles,
  requireDistinct,
  requireRoom,
  toPlainFile,
} from "./files.ts";
import type {
  CreateCollectionInput,
  DeleteCollectionInput,
  FilesChoice,
  ListCollectionFilesInput,
  ListCollectionsInput,
  OpenSharedInput,
  UpdateCollectionInput,
} from "./schema.ts";
import { openSource, requireOneOf, requireShared } from "./sources.ts";
import {
  LIST_COLLECTION_FILES,
  LIST_COLLECTIONS,
  REMOVE_COLLECTION_FILES,
  RENAME_COLLECTION_FILES,
} from "./statements.ts";

/** By default, a list leaves the texts out once they exceed this many bytes together. */
const TEXT_BYTES_OF_A_LIST = 1024 * 1024;

/** The user's collections, oldest first. */
export async function listCollections(ctx: UserContext, input: ListCollectionsInput) {
  const { after, before, limit = limits.page_items } = input;
  const values = [ctx.user.id, after ?? 0, before ?? BEYOND_IDS, limit + 1];
  const collections = await ctx.db.query<CollectionRow>(LIST_COLLECTIONS, values);
  return { next: nextOf(collections, limit), collections };
}

/** Every collection of the list, however many, a page at a time. */
export async function* listAllCollections(
  ctx: UserContext,
  input: ListCollectionsInput,
): AsyncGenerator<CollectionRow[]> {
  let after: number | null | undefined = input.after;
  do {
    const page: { collections: CollectionRow[]; next: number | null } = await listCollections(ctx, { ...input, after });
    yield page.collections;
    after = page.next;
  } while (after !== null);
}

/** A collection with its files, without their texts. */
export async function getCollection(ctx: OwnerContext, id: number) {
  const collection = await requireCollection(ctx, id);
  return { collection, files: await chooseFiles(ctx, id, { include: "none" }) };
}

/** The files of a collection, or the one with that title. */
export async function listCollectionFiles(ctx: UserContext, { collection_id, ...choice }: ListCollectionFilesInput) {
  const collectionFiles = await chooseFiles(ctx, collection_id, choice);
  if (collectionFiles.length === 0) await requireCollection(ctx, collection_id);
  return { collectionFiles };
}

async function chooseFiles(ctx: OwnerContext, id: number, { title, include }: FilesChoice) {
  const most = include === "text" ? null : include === "none" ? -1 : TEXT_BYTES_OF_A_LIST;
  const files = await ctx.db.query<CollectionFileRow>(LIST_COLLECTION_FILES, [ctx.user.id, id, title ?? null, most]);
  if (files.length > 0 || title === undefined) return files;
  await requireCollection(ctx, id);
  throw notFound("File");
}

/** What anyone may read who knows the link; NOT_FOUND as soon as it is not shared any more. */
export async function openShared(ctx: Context, { link, ...choice }: OpenSharedInput) {
  const { owner, collection } = await requireShared(ctx, link);
  const files = await chooseFiles(owner, collection.id, choice);
  return { collection, files, ...(ctx.user?.id === owner.user.id && { collection_id: collection.id }) };
}

/** Makes a collection of the files that are named or brought, or of none. */
export async function createCollection(ctx: UserContext, input: CreateCollectionInput) {
  const { name, description, files } = await gather(ctx, input);
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    const data = { neptun_user_id: ctx.user.id, name, description };
    const { id } = await db.prisma.neptun_user_collection.create({ data });
    await putFiles(inside, id, files, "files");
    const collection = await requireCollection(inside, id);
    requireRoom(collection);
    return { collection };
  });
}

/** Makes a collection of the files of a zip or a list that can be stored; what is refused is told with its reason. */
export async function importCollection(ctx: UserContext, source: ImportSource) {
  const { files, refused } = await sortSource(source);
  const given = source.name === undefined || isBlank(source.name) ? "Imported files" : source.name;
  const name = [...given].slice(0, limits.name_characters).join("");
  const facts = { file_count: files.length, size: files.reduce((sum, { text }) => sum + byteLength(text), 0) };
  requireRoom(facts);
  return { ...(await createCollection(ctx, { name, files })), refused };
}

async function gather(ctx: UserContext, input: CreateCollectionInput) {
  const { files, file_ids, chat_id, project_id, collection_id, link, starter } = input;
  const from = { collection_id, link, starter };
  requireOneOf({ files, file_ids, chat_id, project_id, ...from }, 0);
  const isCopy = Object.values(from).some((value) => value !== undefined);
  const source = isCopy ? await openSource(ctx, from) : null;
  const name = input.name ?? source?.name;
  if (name === undefined)
    throw new DomainError("BAD_REQUEST", said`Required`, {
      issues: [issueAt(["name"], said`Required`, "invalid_type")],
    });
  const description = input.description === undefined ? (source?.description ?? null) : input.description;
  return { name, description, files: source ? inFolder(await source.read(), input.path) : await findFiles(ctx, input) };
}

async function findFiles(ctx: UserContext, input: CreateCollectionInput): Promise<PlainFile[]> {
  const { files, file_ids, chat_id, project_id } = input;
  if (files) return inFolder(files.map(toPlainFile), input.path);
  if (file_ids) return filesOfVersions(ctx, file_ids);
  if (chat_id !== undefined) return filesOfScope(ctx, chatScope(chat_id), input.path);
  return project_id === undefined ? [] : filesOfScope(ctx, projectScope(project_id), input.path);
}

/** Changes what is given, all of it or nothing: files are removed first, then renamed, then added or replaced. */
export async function updateCollection(ctx: UserContext, input: UpdateCollectionInput) {
  const { collection_id, if_updated_at, name, description, remove, rename, put } = input;
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    requireFresh(await lockCollection(inside, collection_id), if_updated_at);
    if (remove) await removeFiles(inside, collection_id, remove);
    if (rename) await renameFiles(inside, collection_id, rename);
    if (put) await putFiles(inside, collection_id, put.map(toPlainFile), "put");
    await mark(inside, collection_id, { name, description });
    const collection = await requireCollection(inside, collection_id);
    requireRoom(collection);
    return { collection };
  });
}

async function removeFiles(ctx: UserContext, id: number, titles: string[]) {
  const gone = await ctx.db.query(REMOVE_COLLECTION_FILES, [ctx.user.id, id, titles]);
  if (gone.length < new Set(titles).size) throw notFound("File");
}

/** CONFLICT if a file has one of the new titles. */
async function renameFiles(ctx: UserContext, id: number, all: { title: string; to: string }[]) {
  const changes = all.filter(({ title, to }) => title !== to);
  requireDistinct(
    all.map(({ title }) => title),
    "rename",
  );
  requireDistinct(
    all.map(({ to }) => to),
    "rename",
  );
  const files = await ctx.db.query<CollectionFileRow>(LIST_COLLECTION_FILES, [ctx.user.id, id, null, -1]);
  const titles = new Set(files.map(({ title }) => title));
  if (all.some(({ title }) => !titles.has(title))) throw notFound("File");
  const taken = changes.find(({ to }) => titles.has(to));
  if (taken) throw new DomainError("CONFLICT", said`Another file of this collection is called ${taken.to}`);
  const kinds = changes.map(({ to }) => languageOfPath(to));
  await ctx.db.query(RENAME_COLLECTION_FILES, [
    ctx.user.id,
    id,
    changes.map(({ title }) => title),
    changes.map(({ to }) => to),
    kinds.map((language) => language?.name ?? null),
    changes.map(({ to }, index) => (kinds[index] ? extensionOf(to) || kinds[index].extension : null)),
  ]);
}

interface Marks {
  name?: string;
  description?: string | null;
  link?: string | null;
  deleted_at?: Date | null;
}

async function mark(ctx: UserContext, id: number, { name, description, link, deleted_at }: Marks) {
  await ctx.db.prisma.neptun_user_collection.updateMany({
    where: { neptun_user_id: ctx.user.id, id },
    // Its files may be all that changes.
    data: { name, description, link, deleted_at, updated_at: new Date() },
  });
}

/** Gives the collection a link, by which whoever knows it may read it; one that has a link keeps it. */
export async function shareCollection(ctx: UserContext, id: number) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockCollection(inside, id);
    const { link } = await requireCollection(inside, id);
    if (link === null) await mark(inside, id, { link: createSecret() });
    return { collection: await requireCollection(inside, id) };
  });
}

/** Takes the link away, for good: one that is given later is another. */
export async function unshareCollection(ctx: UserContext, id: number) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockCollection(inside, id);
    await mark(inside, id, { link: null });
    return { collection: await requireCollection(inside, id) };
  });
}

/** Moves the collection to the trash; from there nobody reads it by its link. */
export async function deleteCollection(ctx: UserContext, input: DeleteCollectionInput): Promise<true> {
  const { collection_id, if_updated_at } = input;
  return ctx.db.transaction<true>(async (db) => {
    const inside = { ...ctx, db };
    requireFresh(await lockCollection(inside, collection_id), if_updated_at);
    await mark(inside, collection_id, { deleted_at: new Date() });
    return true;
  });
}

/** Brings the collection back from the trash, with its link if it had one; one that is not in it stays as it is. */
export async function restoreCollection(ctx: UserContext, id: number) {
  await ctx.db.prisma.neptun_user_collection.updateMany({
    where: { neptun_user_id: ctx.user.id, id, deleted_at: { not: null } },
    data: { deleted_at: null },
  });
  return { collection: await requireCollection(ctx, id) };
}

/** The files of a collection of the user's for an archive. */
export async function listCollectionArchive(ctx: UserContext, id: number) {
  return toArchive(ctx, await requireCollection(ctx, id));
}

/** The same for whoever knows the link. */
export async function listSharedArchive(ctx: Pick<Context, "db">, link: string) {
  const { owner, collection } = await requireShared(ctx, link);
  return toArchive(owner, collection);
}

async function toArchive(ctx: OwnerContext, { id, name }: CollectionRow) {
  const rows = await ctx.db.query<CollectionFileRow>(LIST_COLLECTION_FILES, [ctx.user.id, id, null, -1]);
  const files = rows.map((row) => ({ ...row, created_at: row.updated_at }));
  return { name, files, read: () => withTexts(ctx, files) };
}
