import { createHash } from "node:crypto";
import { setImmediate as pause } from "node:timers/promises";
import { isNotNullViolation, isUniqueViolation } from "@neptun/db";
import { requireChat } from "../chat/access.ts";
import type { OwnerContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { said } from "../said.ts";
import { byteLength } from "../schema.ts";
import type { Author, NewFile } from "./schema.ts";
import { HEADS_BESIDE, HEADS_OF_TITLES, HIDE_HEADS, INSERT_VERSIONS, SET_HEADS } from "./statements.ts";

/** A file version as the database gives it. */
export interface FileRow {
  id: number;
  chat_conversation_id: number;
  chat_conversation_message_id: number | null;
  neptun_user_id: number;
  lineage_id: number;
  head_id: number;
  title: string;
  version: number;
  author: Author;
  note: string | null;
  text: string | null;
  language: string;
  extension: string;
  size: number;
  lines: number;
  sha256: string;
  created_at: Date;
  updated_at: Date;
  branch_id: number;
}

/** The newest version at a path of a chat. */
export interface Head {
  id: number;
  lineage_id: number;
  title: string;
  version: number;
  sha256: string;
  /** Bytes of the text in UTF-8. */
  size: number;
  language: string;
  extension: string;
  /** null unless it was asked for */
  text: string | null;
}

/** The visible files at these paths of a chat, by path. Under the chat's lock they stay so. */
export async function findHeads(
  ctx: OwnerContext,
  chatId: number,
  titles: string[],
  { texts = false } = {},
): Promise<Map<string, Head>> {
  const heads = await ctx.db.query<Head>(HEADS_OF_TITLES, [ctx.user.id, chatId, [...new Set(titles)], texts]);
  return new Map(heads.map((head) => [head.title, head]));
}

/** The same on the branch of a message. */
export async function findHeadsBeside(
  ctx: OwnerContext,
  chatId: number,
  titles: string[],
  messageId: number,
): Promise<Map<string, Head>> {
  const heads = await ctx.db.query<Head>(HEADS_BESIDE, [ctx.user.id, chatId, messageId, [...new Set(titles)]]);
  return new Map(heads.map((head) => [head.title, head]));
}

/**
 * After versions of a chat went to the trash or came back, or another branch is shown: every file stands where its newest live
 * version on the branch has it. CONFLICT if another file is there meanwhile; with `anyway`, the newer one is shown. Call it
 * under the chat's lock, in the transaction that moved them.
 */
export async function setHeads(ctx: OwnerContext, chatId: number, { anyway = false } = {}): Promise<void> {
  await ctx.db.query(HIDE_HEADS, [ctx.user.id, chatId, anyway]);
  await ctx.db.query(SET_HEADS, [ctx.user.id, chatId, anyway]).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    throw new DomainError("CONFLICT", said`Another file took the path of one of these; rename that one first`);
  });
}

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Lines of a text; a line break at its end begins no other. */
export function countLines(text: string): number {
  let lines = text === "" || text.endsWith("\n") ? 0 : 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

const TEXT_AT_ONCE = 1024 * 1024;

/** What is stored about each text. Of much text others get their turn in between. */
async function factsOf(files: { text: string }[]): Promise<{ size: number; lines: number; sha256: string }[]> {
  const facts = [];
  let length = 0;
  for (const { text } of files) {
    length += text.length;
    if (length > TEXT_AT_ONCE) {
      await pause();
      length = text.length;
    }
    facts.push({ size: byteLength(text), lines: countLines(text), sha256: sha256(text) });
  }
  return facts;
}

export interface NewVersion extends NewFile {
  note?: string | null;
  /** Where they are not those of all. */
  message_id?: number;
  author?: Author;
}

export interface Origin {
  chat_id: number;
  /** The message they come from, if they come from one. */
  message_id: number | null;
  author: Author;
  /** Also where chat or message are in the trash: an answer is stored to its end. */
  evenInTrash?: boolean;
}

/** Who edits or uploads, by the door that is used. */
export const authorOf = ({ door }: OwnerContext): Author => (door === "api" ? "api" : "user");

/**
 * Stores the versions in order, each as the next of the file at its path, or none of them. One statement, to be called under
 * the chat's lock. NOT_FOUND if the chat or the message is not the user's own.
 */
export async function insertVersions(ctx: OwnerContext, origin: Origin, files: NewVersion[]): Promise<FileRow[]> {
  if (files.length === 0) return [];
  const { chat_id, message_id, author, evenInTrash = false } = origin;
  const facts = await factsOf(files);
  const rows = await ctx.db.query<FileRow>(INSERT_VERSIONS, [
    ctx.user.id,
    chat_id,
    files.map((file) => file.message_id ?? message_id),
    files.map((file) => file.author ?? author),
    evenInTrash,
    files.map(({ title }) => title),
    files.map(({ text }) => text),
    files.map(({ language }) => language),
    files.map(({ extension }) => extension),
    facts.map(({ size }) => size),
    facts.map(({ lines }) => lines),
    facts.map((fact) => fact.sha256),
    files.map(({ note }) => note ?? null),
  ]);
  if (rows.length > 0) return rows;
  await requireChat(ctx, chat_id);
  throw notFound("Message");
}

const ATTEMPTS = 4;

/** The same outside of a transaction: anew where one of the paths changed hands while it waited for the chat's lock. */
export async function addVersions(ctx: OwnerContext, origin: Origin, files: NewVersion[]): Promise<FileRow[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await insertVersions(ctx, origin, files);
    } catch (error) {
      const changedHands = isUniqueViolation(error) || isNotNullViolation(error);
      if (!changedHands || attempt === ATTEMPTS) throw error;
    }
  }
}
