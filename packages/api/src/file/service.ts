import { lockChat, requireChat } from "../chat/access.ts";
import type { OwnerContext, UserContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requireMessage } from "../message/access.ts";
import { BEYOND_IDS, nextOf } from "../paging.ts";
import { requireFile } from "./access.ts";
import { mimeTypeOf } from "./language.ts";
import type { FileInput, ListFilesInput, NewFile } from "./schema.ts";
import { type FileRow, insertFiles, latestVersions, numberVersions } from "./versions.ts";

/** By default, a list leaves the texts out once they exceed this many bytes together. */
const TEXT_BYTES_OF_A_LIST = 1024 * 1024;

const toChatFile = (ctx: UserContext, row: FileRow) => ({
  ...row,
  name: row.title,
  type: mimeTypeOf(row),
  url: ctx.fileUrl(row),
});

/** Stores the files as versions of their titles, in order, all or none. */
export async function createFiles(ctx: UserContext, input: { chat_id: number; message_id: number; files: NewFile[] }) {
  const { chat_id, message_id, files } = input;
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    await requireMessage(inside, chat_id, message_id);
    const heads = await latestVersions(
      inside,
      chat_id,
      files.map(({ title }) => title),
    );
    const rows = await insertFiles(inside, chat_id, message_id, numberVersions(heads, files));
    await db.prisma.chat_conversation.update({
      where: { neptun_user_id_id: { neptun_user_id: ctx.user.id, id: chat_id } },
      data: { updated_at: new Date() },
    });
    return rows.map((row) => toChatFile(ctx, row));
  });
}

const LIST_FILES = {
  name: "file_list",
  text: `WITH page AS (
  SELECT f.* FROM chat_conversation_file f
  WHERE f.neptun_user_id = $1 AND f.chat_conversation_id = $2 AND f.deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM chat_conversation c WHERE c.neptun_user_id = $1 AND c.id = $2 AND c.deleted_at IS NULL)
    AND f.id > $3::bigint AND f.id < $4::bigint
  ORDER BY f.id LIMIT $5::int
)
SELECT id, chat_conversation_id, chat_conversation_message_id, neptun_user_id, title, version,
  CASE WHEN $6::bigint IS NULL OR (SELECT sum(size) FROM page) <= $6::bigint THEN text END AS text,
  language, extension, size, created_at, updated_at
FROM page ORDER BY id`,
};

/** The files of a chat, every version, oldest first. */
export async function listFiles(ctx: UserContext, { chat_id, limit, after, before, include }: ListFilesInput) {
  const rows = await ctx.db.query<FileRow>(LIST_FILES, [
    ctx.user.id,
    chat_id,
    after ?? 0,
    before ?? BEYOND_IDS,
    limit === undefined ? null : limit + 1,
    include === "text" ? null : include === "none" ? -1 : TEXT_BYTES_OF_A_LIST,
  ]);
  if (rows.length === 0) await requireChat(ctx, chat_id);
  const next = nextOf(rows, limit);
  return { chatFiles: rows.map((row) => toChatFile(ctx, row)), next };
}

/** One file version with its text. */
export async function getFile(ctx: UserContext, { chat_id, file_id }: FileInput) {
  return { chatFile: toChatFile(ctx, await requireFile(ctx, chat_id, file_id)) };
}

/** All versions of the file that this version belongs to, oldest first, without their texts. */
export async function listVersions(ctx: UserContext, { chat_id, file_id }: FileInput) {
  const { title } = await requireFile(ctx, chat_id, file_id);
  const rows = await ctx.db.query<FileRow>(LIST_VERSIONS, [ctx.user.id, chat_id, title]);
  return { chatFiles: rows.map((row) => toChatFile(ctx, row)), next: null };
}

/** Marks all versions of the file that version $3 is one of: from one `deleted_at` ($4) to another ($5). */
const MARK_FILE = {
  name: "file_mark",
  text: `UPDATE chat_conversation_file f SET deleted_at = $5::timestamptz, updated_at = now()
FROM chat_conversation_file one
WHERE one.neptun_user_id = $1 AND one.chat_conversation_id = $2 AND one.id = $3
  AND f.neptun_user_id = $1 AND f.chat_conversation_id = $2 AND md5(f.title) = md5(one.title) AND f.title = one.title
  AND f.deleted_at IS NOT DISTINCT FROM $4::timestamptz`,
};

/** Moves the file that this version belongs to, with all its versions, to the trash. */
export async function deleteFile(ctx: UserContext, { chat_id, file_id }: FileInput): Promise<true> {
  return ctx.db.transaction<true>(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    await requireFile(inside, chat_id, file_id);
    await db.query(MARK_FILE, [ctx.user.id, chat_id, file_id, null, new Date()]);
    return true;
  });
}

/** Brings the file back from the trash; one that is not in it stays as it is. */
export async function restoreFile(ctx: UserContext, { chat_id, file_id }: FileInput) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    const where = { neptun_user_id: ctx.user.id, chat_conversation_id: chat_id, id: file_id };
    const found = await db.prisma.chat_conversation_file.findFirst({ where, select: { deleted_at: true } });
    if (found?.deleted_at) await db.query(MARK_FILE, [ctx.user.id, chat_id, file_id, found.deleted_at, null]);
    return getFile(inside, { chat_id, file_id });
  });
}

const LIST_VERSIONS = {
  name: "file_versions",
  text: `SELECT id, chat_conversation_id, chat_conversation_message_id, neptun_user_id, title, version, NULL AS text, language,
  extension, size, created_at, updated_at
FROM chat_conversation_file
WHERE neptun_user_id = $1 AND chat_conversation_id = $2 AND md5(title) = md5($3) AND title = $3 AND deleted_at IS NULL
ORDER BY version`,
};

/** The raw text behind a file's address, for a caller who has shown the session or the address's signature. */
export async function readRawFile(
  ctx: Pick<OwnerContext, "db">,
  { neptun_user_id, chat_id, file_id }: FileInput & { neptun_user_id: number },
) {
  const row = await ctx.db.prisma.chat_conversation_file.findFirst({
    where: { neptun_user_id, id: file_id, chat_conversation_id: chat_id, deleted_at: null, chat: { deleted_at: null } },
  });
  if (!row) throw notFound("File");
  const { title, text, sha256, updated_at } = row;
  return { title, text, sha256, updated_at, type: mimeTypeOf(row) };
}

const NEWEST_FILES = {
  name: "file_newest",
  text: `SELECT DISTINCT ON (title) id FROM chat_conversation_file
WHERE neptun_user_id = $1 AND chat_conversation_id = $2 AND deleted_at IS NULL ORDER BY title, version DESC`,
};

/** The newest version of every file of a chat, one after the other, so that no more than one text is held. */
export async function listArchive(ctx: OwnerContext, chatId: number) {
  await requireChat(ctx, chatId);
  const heads = await ctx.db.query<{ id: number }>(NEWEST_FILES, [ctx.user.id, chatId]);
  return (async function* () {
    for (const { id } of heads) {
      const { title, text, created_at } = await requireFile(ctx, chatId, id);
      yield { title, text, created_at };
    }
  })();
}
