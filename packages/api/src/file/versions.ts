import { createHash } from "node:crypto";
import type { OwnerContext } from "../context.ts";
import { byteLength } from "../schema.ts";
import type { NewFile } from "./schema.ts";

/** The newest version of a title in a chat, deleted ones included: their numbers are not given out again. */
export interface Head {
  id: number;
  title: string;
  version: number;
  sha256: string;
  deleted: boolean;
}

const HEADS = {
  name: "file_heads",
  text: `SELECT head.* FROM unnest($3::text[]) AS wanted(title)
CROSS JOIN LATERAL (
  SELECT id, title, version, sha256, deleted_at IS NOT NULL AS deleted FROM chat_conversation_file
  WHERE neptun_user_id = $1 AND chat_conversation_id = $2 AND md5(title) = md5(wanted.title) AND title = wanted.title
  ORDER BY version DESC LIMIT 1
) head`,
};

/** The heads of these titles, by title. Under the chat's lock they stay so. */
export async function latestVersions(ctx: OwnerContext, chatId: number, titles: string[]): Promise<Map<string, Head>> {
  const heads = await ctx.db.query<Head>(HEADS, [ctx.user.id, chatId, [...new Set(titles)]]);
  return new Map(heads.map((head) => [head.title, head]));
}

export interface NewVersion extends NewFile {
  version: number;
  sha256: string;
}

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Numbers each file on from its title's head, in order, and moves the heads on. */
export function numberVersions(heads: Map<string, Head>, files: NewFile[]): NewVersion[] {
  return files.map((file) => {
    const version = (heads.get(file.title)?.version ?? 0) + 1;
    const hash = sha256(file.text);
    heads.set(file.title, { id: 0, title: file.title, version, sha256: hash, deleted: false });
    return { ...file, version, sha256: hash };
  });
}

/** A file version as the database gives it. */
export interface FileRow {
  id: number;
  chat_conversation_id: number;
  chat_conversation_message_id: number;
  neptun_user_id: number;
  title: string;
  version: number;
  text: string | null;
  language: string;
  extension: string;
  size: number;
  created_at: Date;
  updated_at: Date;
}

const INSERT_FILES = {
  name: "file_insert",
  text: `WITH added AS (
  INSERT INTO chat_conversation_file (neptun_user_id, chat_conversation_id, chat_conversation_message_id, title, version,
    text, language, extension, size, sha256)
  SELECT $1, $2, $3, x.title, x.version, x.text, x.language, x.extension, x.size, x.sha256
  FROM unnest($4::text[], $5::int[], $6::text[], $7::text[], $8::text[], $9::int[], $10::text[])
    WITH ORDINALITY AS x(title, version, text, language, extension, size, sha256, ord)
  ORDER BY x.ord
  RETURNING id, chat_conversation_id, chat_conversation_message_id, neptun_user_id, title, version, text, language,
    extension, size, created_at, updated_at
)
SELECT * FROM added ORDER BY id`,
};

/** Stores the versions in order. */
export async function insertFiles(
  ctx: OwnerContext,
  chatId: number,
  messageId: number,
  files: NewVersion[],
): Promise<FileRow[]> {
  if (files.length === 0) return [];
  return ctx.db.query<FileRow>(INSERT_FILES, [
    ctx.user.id,
    chatId,
    messageId,
    files.map(({ title }) => title),
    files.map(({ version }) => version),
    files.map(({ text }) => text),
    files.map(({ language }) => language),
    files.map(({ extension }) => extension),
    files.map(({ text }) => byteLength(text)),
    files.map((file) => file.sha256),
  ]);
}
