import { lockChat, requireChat } from "../chat/access.ts";
import type { OwnerContext, UserContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { BEYOND_IDS, nextOf, type Rest, rowsOfChat, toPages } from "../paging.ts";
import { said } from "../said.ts";
import { toBranch } from "../schema.ts";
import { requireFile, requireHead } from "./access.ts";
import { extensionOf, languageOfPath, mimeTypeOf } from "./language.ts";
import type { DeleteFileInput, FileInput, ListFilesInput, NewFile, UploadFilesInput, VersionInput } from "./schema.ts";
import {
  DELETED_AT,
  FILES_BY_ID,
  GET_NUMBERED_VERSION,
  GET_VERSION,
  LIST_ALL_FILES,
  LIST_FILES,
  LIST_VERSIONS,
  MARK_FILE,
  TAKEN_PATH,
} from "./statements.ts";
import { addVersions, authorOf, type FileRow, setHeads } from "./versions.ts";

/** By default, a list leaves the texts out once they exceed this many bytes together. */
const TEXT_BYTES_OF_A_LIST = 1024 * 1024;

/** Up to how many bytes the texts are in a list; null for any. */
const mostTextOf = (include: ListFilesInput["include"]) =>
  include === "text" ? null : include === "none" ? -1 : TEXT_BYTES_OF_A_LIST;

/** A version as it crosses the wire. */
export const toChatFile = (ctx: UserContext, row: FileRow) => ({
  ...row,
  name: row.title,
  type: mimeTypeOf(row),
  url: ctx.fileUrl(row),
});

/** Stores the files as versions of their paths, in order, all or none. */
export async function createFiles(ctx: UserContext, input: { chat_id: number; message_id: number; files: NewFile[] }) {
  const { chat_id, message_id, files } = input;
  const rows = await addVersions(ctx, { chat_id, message_id, author: authorOf(ctx) }, files);
  return rows.map((row) => toChatFile(ctx, row));
}

/** The same without a message; what the language is, the path says where nothing else does. */
export async function uploadFiles(ctx: UserContext, { chat_id, files }: UploadFilesInput) {
  const versions = files.map(({ title, text, language, extension }) => ({
    title,
    text,
    language: language ?? languageOfPath(title)?.name ?? "text",
    extension: extension ?? extensionOf(title),
  }));
  const rows = await addVersions(ctx, { chat_id, message_id: null, author: authorOf(ctx) }, versions);
  return { chatFiles: rows.map((row) => toChatFile(ctx, row)) };
}

/** The files of a chat, every version, oldest first. */
export async function listFiles(ctx: UserContext, { chat_id, limit, after, before, include, branch }: ListFilesInput) {
  const rows = await ctx.db.query<FileRow>(LIST_FILES, [
    ctx.user.id,
    chat_id,
    after ?? 0,
    before ?? BEYOND_IDS,
    limit === undefined ? null : limit + 1,
    mostTextOf(include),
    toBranch(branch),
  ]);
  if (rows.length === 0) await requireChat(ctx, chat_id);
  const next = nextOf(rows, limit);
  return { chatFiles: rows.map((row) => toChatFile(ctx, row)), next };
}

/**
 * Every version of the list, however many, a page at a time: those that were in it when it was asked for, once each, oldest
 * first. Whether the texts are in it is decided for the whole list. One that is deleted meanwhile is left out.
 */
export async function* listAllFiles(ctx: UserContext, input: ListFilesInput) {
  const { chat_id, after, before, include, branch } = input;
  const key = [ctx.user.id, chat_id];
  const range = [after ?? 0, before ?? BEYOND_IDS];
  type FirstRow = FileRow & Rest & { with_texts: boolean };
  const first = await ctx.db.query<FirstRow>(LIST_ALL_FILES, [...key, ...range, mostTextOf(include), toBranch(branch)]);
  yield rowsOfChat(first).map((row) => toChatFile(ctx, row));
  const { rest_ids, rest_sizes, with_texts } = first[0] ?? {};
  for (const page of toPages(rest_ids ?? [], with_texts ? (rest_sizes ?? []) : undefined)) {
    const rows = await ctx.db.query<FileRow>(FILES_BY_ID, [...key, page, with_texts]);
    yield rows.map((row) => toChatFile(ctx, row));
  }
}

/** One file version with its text. */
export async function getFile(ctx: UserContext, { chat_id, file_id }: FileInput) {
  return { chatFile: toChatFile(ctx, await requireFile(ctx, chat_id, file_id)) };
}

/** Version number `version` of the file that `file_id` is a version of, with its text. */
export async function getVersion(ctx: UserContext, { chat_id, file_id, version }: VersionInput) {
  const [row] = await ctx.db.query<FileRow>(GET_NUMBERED_VERSION, [ctx.user.id, chat_id, file_id, version]);
  if (!row) throw notFound("File");
  return { chatFile: toChatFile(ctx, row) };
}

/** All versions of the file that this version belongs to, oldest first, without their texts. */
export async function listVersions(ctx: UserContext, { chat_id, file_id }: FileInput) {
  const rows = await ctx.db.query<FileRow>(LIST_VERSIONS, [ctx.user.id, chat_id, file_id]);
  if (rows.length === 0) throw notFound("File");
  return { chatFiles: rows.map((row) => toChatFile(ctx, row)), next: null };
}

/** Moves the file that this version belongs to, with all its versions, to the trash. */
export async function deleteFile(ctx: UserContext, { chat_id, file_id, if_head }: DeleteFileInput): Promise<true> {
  return ctx.db.transaction<true>(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    requireHead(await requireFile(inside, chat_id, file_id), if_head);
    await db.query(MARK_FILE, [ctx.user.id, chat_id, file_id, null, new Date()]);
    await setHeads(inside, chat_id);
    return true;
  });
}

/** Brings the file back from the trash; one that is not in it stays as it is. CONFLICT if its path is taken meanwhile. */
export async function restoreFile(ctx: UserContext, { chat_id, file_id }: FileInput) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    const ids = [ctx.user.id, chat_id, file_id];
    const [found] = await db.query<{ deleted_at: Date | null }>(DELETED_AT, ids);
    if (found?.deleted_at) {
      const [taken] = await db.query<{ title: string }>(TAKEN_PATH, [...ids, found.deleted_at]);
      if (taken)
        throw new DomainError("CONFLICT", said`Another file is called ${taken.title} now; rename that one first`);
      await db.query(MARK_FILE, [...ids, found.deleted_at, null]);
      await setHeads(inside, chat_id);
    }
    return getFile(inside, { chat_id, file_id });
  });
}

/** The raw text behind a file's address, for a caller who has shown the session or the address's signature. */
export async function readRawFile(
  ctx: Pick<OwnerContext, "db">,
  { neptun_user_id, chat_id, file_id }: FileInput & { neptun_user_id: number },
) {
  const [row] = await ctx.db.query<FileRow & { text: string }>(GET_VERSION, [neptun_user_id, chat_id, file_id]);
  if (!row) throw notFound("File");
  const { title, text, sha256, updated_at } = row;
  return { title, text, sha256, updated_at, type: mimeTypeOf(row) };
}
