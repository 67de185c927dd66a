import { branchBeside, isShown, openThrough, settle, versionsOf } from "../branch/switch.ts";
import { lockChat, requireChat } from "../chat/access.ts";
import type { OwnerContext, UserContext } from "../context.ts";
import { DomainError, invalid, notFound } from "../errors.ts";
import { blocksToSave, countParts, type FoundBlock, saveBlocks } from "../file/save-blocks.ts";
import type { Author } from "../file/schema.ts";
import { authorOf } from "../file/versions.ts";
import { requireFresh } from "../fresh.ts";
import { BEYOND_IDS, nextOf, type Rest, rowsOfChat, toPages } from "../paging.ts";
import { said } from "../said.ts";
import { type Actor, limits, toBranch } from "../schema.ts";
import { Turns } from "../turns.ts";
import { requireMessage } from "./access.ts";
import type { MessageRow } from "./rows.ts";
import {
  type DeleteLastMessageInput,
  type DeleteMessageInput,
  type EditMessageInput,
  type ListMessagesInput,
  MOST_FILE_BYTES,
} from "./schema.ts";
import {
  GET_MESSAGE,
  GIVE_FILES,
  INSERT_MESSAGES,
  LAST_QUESTION,
  LIST_ALL_MESSAGES,
  LIST_MESSAGES,
  LIST_MESSAGES_BACKWARDS,
  MESSAGES_BY_ID,
  RESTORE_MESSAGES,
  TRASH_FROM,
} from "./statements.ts";

export interface NewMessage {
  content: string;
  role: Actor;
  /** Versions of files that go to the model with it. */
  file_ids?: number[];
}

/**
 * Stores all of them in the given order, or none; with them the files in their code blocks, and which files the model gets to
 * read. NOT_FOUND if one of those is not the user's own; BAD_REQUEST if there are more blocks than a request may have.
 */
export async function createMessages(ctx: OwnerContext, chatId: number, messages: NewMessage[]): Promise<MessageRow[]> {
  const authorIn = ({ role }: NewMessage) => (role === "assistant" ? "assistant" : authorOf(ctx));
  const blocks = await findAllBlocks(messages, authorIn);
  const isPlain = ({ file_ids = [] }: NewMessage, n: number) => blocks[n]!.length === 0 && file_ids.length === 0;
  if (messages.every(isPlain)) return insertMessages(ctx, chatId, messages);
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    const rows = await insertMessages(inside, chatId, messages);
    for (const [n, row] of rows.entries()) await giveFiles(inside, row, messages[n]!.file_ids ?? []);
    const sources = rows.map(({ id }, n) => ({
      message_id: id,
      author: authorIn(messages[n]!),
      blocks: blocks[n]!,
    }));
    await saveBlocks(inside, chatId, sources);
    return db.query<MessageRow>(MESSAGES_BY_ID, [ctx.user.id, chatId, rows.map(({ id }) => id)]);
  });
}

/** The blocks of each message. Finding out that it has none takes a while too; others get their turn between two. */
async function findAllBlocks(messages: NewMessage[], authorIn: (message: NewMessage) => Author) {
  const turns = new Turns();
  const all: FoundBlock[][] = [];
  let parts = 0;
  for (const message of messages) {
    const blocks = blocksToSave(message.content, authorIn(message));
    parts = blocks.reduce((sum, block) => sum + countParts(block), parts);
    if (parts > limits.batch_blocks) throw tooManyBlocks();
    all.push(blocks);
    await turns.give();
  }
  return all;
}

const tooManyBlocks = () =>
  invalid(
    "messages",
    said`Must not hold more than ${limits.batch_blocks} code blocks together: send them in several requests`,
  );

async function giveFiles(ctx: OwnerContext, { id, actor }: MessageRow, fileIds: number[]): Promise<void> {
  const ids = [...new Set(fileIds)];
  if (ids.length === 0) return;
  if (actor !== "user") throw new DomainError("BAD_REQUEST", said`Only a message of the user can come with files`);
  const [given] = await ctx.db.query<{ files: number; bytes: number }>(GIVE_FILES, [ctx.user.id, id, ids]);
  if (given!.files < ids.length) throw notFound("File");
  requireFilesBytes(given!.bytes);
}

/** PAYLOAD_TOO_LARGE if files of this size are more than can be given with a message. */
export function requireFilesBytes(bytes: number): void {
  if (bytes <= MOST_FILE_BYTES) return;
  throw new DomainError(
    "PAYLOAD_TOO_LARGE",
    said`The files of a message must not exceed ${MOST_FILE_BYTES} bytes together`,
  );
}

/** The rows alone, without their code blocks. */
export async function insertMessages(ctx: OwnerContext, chatId: number, messages: NewMessage[]): Promise<MessageRow[]> {
  const rows = await ctx.db.query<MessageRow>(INSERT_MESSAGES, [
    ctx.user.id,
    chatId,
    messages.map(({ role }) => role),
    messages.map(({ content }) => content),
  ]);
  if (rows.length === 0) throw notFound("Chat");
  return rows;
}

/** The user's own message as it stands now, or NOT_FOUND. */
export async function getMessage(ctx: OwnerContext, chatId: number, id: number): Promise<MessageRow> {
  const [row] = await ctx.db.query<MessageRow>(GET_MESSAGE, [ctx.user.id, chatId, id]);
  if (!row) throw notFound("Message");
  return row;
}

/** A page in order, from either end; `next` is the id to go on from in that direction. */
export async function listMessages(ctx: OwnerContext, input: ListMessagesInput) {
  const { chat_id, limit = limits.page_items, from } = input;
  const branch = toBranch(input.branch);
  const { after, before, around }: Pick<ListMessagesInput, "after" | "before" | "around"> = input.cursor ?? input;
  if (around !== undefined && after === undefined && before === undefined)
    return listAround(ctx, { chat_id, limit, around, branch });
  const backwards = after === undefined && (before !== undefined || from === "newest");
  const rows = await listBetween(ctx, chat_id, { after, before, backwards, limit, branch });
  if (rows.length === 0) await requireChat(ctx, chat_id);
  const next = nextOf(rows, limit);
  if (backwards) rows.reverse();
  const [oldest, newest] = [rows[0]?.id, rows.at(-1)?.id];
  const isMore = next !== null;
  const ends = backwards
    ? { older: isMore ? oldest : undefined, newer: before === undefined ? undefined : newest }
    : { older: after === undefined ? undefined : oldest, newer: isMore ? newest : undefined };
  return { chatMessages: rows, next, ...ends };
}

interface Between {
  after?: number | undefined;
  before?: number | undefined;
  backwards: boolean;
  limit: number;
  branch: number | null;
}

/** One row more than asked for, if there is one. */
const listBetween = (
  ctx: OwnerContext,
  chatId: number,
  { after = 0, before = BEYOND_IDS, backwards, limit, branch }: Between,
) =>
  ctx.db.query<MessageRow>(backwards ? LIST_MESSAGES_BACKWARDS : LIST_MESSAGES, [
    ctx.user.id,
    chatId,
    after,
    before,
    limit + 1,
    branch,
  ]);

interface Around extends Pick<Between, "limit" | "branch"> {
  chat_id: number;
  around: number;
}

/** The message with those before and after it. NOT_FOUND if the branch does not show it. */
async function listAround(ctx: OwnerContext, { chat_id, limit, around, branch }: Around) {
  const half = Math.ceil(limit / 2);
  const old = await listBetween(ctx, chat_id, { before: around + 1, backwards: true, limit: half, branch });
  if (old[0]?.id !== around) {
    await requireChat(ctx, chat_id);
    throw notFound("Message");
  }
  const young = await listBetween(ctx, chat_id, { after: around, backwards: false, limit: limit - half, branch });
  const older = nextOf(old, half);
  const newer = young.length > limit - half;
  const chatMessages = [...old.reverse(), ...young.slice(0, limit - half)];
  return { chatMessages, next: older, older: older ?? undefined, newer: newer ? chatMessages.at(-1)!.id : undefined };
}

/**
 * Every message of the list, however many, a page at a time: those that were in it when it was asked for, once each, in
 * order. One that is deleted meanwhile is left out. `updated_at` is the chat's, as it was then.
 */
export async function listAllMessages(ctx: UserContext, { chat_id, after, before, branch }: ListMessagesInput) {
  const key = [ctx.user.id, chat_id];
  const range = [after ?? 0, before ?? BEYOND_IDS, toBranch(branch)];
  type FirstRow = MessageRow & Rest & { chat_updated_at: Date };
  const first = await ctx.db.query<FirstRow>(LIST_ALL_MESSAGES, [...key, ...range]);
  const page = rowsOfChat(first);
  async function* readPages(): AsyncGenerator<MessageRow[]> {
    yield page;
    for (const ids of toPages(first[0]?.rest_ids ?? [], first[0]?.rest_sizes ?? []))
      yield await ctx.db.query<MessageRow>(MESSAGES_BY_ID, [...key, ids]);
  }
  return { updated_at: first[0]!.chat_updated_at, pages: readPages() };
}

/** Moves the last user message on the current branch and all that follows it to the trash. */
export const deleteLastMessage = (ctx: UserContext, { chat_id, if_updated_at }: DeleteLastMessageInput) =>
  trash(ctx, chat_id, if_updated_at, async (inside) => {
    const [last] = await inside.db.query<{ id: number }>(LAST_QUESTION, [ctx.user.id, chat_id]);
    return last ? trashFrom(inside, chat_id, last.id) : [];
  });

/** Moves the message and all that follows it, on every branch, to the trash; where there is another version of it, that is shown then. */
export const deleteMessage = (ctx: UserContext, { chat_id, message_id, if_updated_at }: DeleteMessageInput) =>
  trash(ctx, chat_id, if_updated_at, async (inside) => {
    await requireMessage(inside, chat_id, message_id);
    const wasShown = await isShown(inside, chat_id, message_id);
    const versions = await versionsOf(inside, chat_id, message_id);
    const deleted = await trashFrom(inside, chat_id, message_id);
    const next = versions.findLast((id) => id < message_id) ?? versions.find((id) => id > message_id);
    if (wasShown && next !== undefined) await openThrough(inside, chat_id, next);
    return deleted;
  });

async function trash(
  ctx: UserContext,
  chatId: number,
  ifUpdatedAt: string[] | undefined,
  run: (inside: UserContext) => Promise<number[]>,
) {
  const deleted = await ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chatId);
    requireFresh(await requireChat(inside, chatId), ifUpdatedAt);
    return run(inside);
  });
  ctx.answers.drop(deleted);
  return { deleted };
}

async function trashFrom(ctx: UserContext, chatId: number, id: number): Promise<number[]> {
  const rows = await ctx.db.query<{ id: number }>(TRASH_FROM, [ctx.user.id, chatId, id]);
  await settle(ctx, chatId);
  return rows.map((row) => row.id);
}

/** Another wording of the message, on a branch of its own that is shown then. */
export async function editMessage(ctx: UserContext, input: EditMessageInput): Promise<MessageRow> {
  const { chat_id, message_id } = input;
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    const wording = await reworded(inside, input);
    await branchBeside(inside, chat_id, message_id);
    const [row] = await createMessages(inside, chat_id, [wording]);
    return row!;
  });
}

/** The message with other words, and, unless others are named, its files. */
export async function reworded(ctx: UserContext, input: EditMessageInput): Promise<NewMessage> {
  const { actor, status, files } = await getMessage(ctx, input.chat_id, input.message_id);
  if (status === "streaming") throw new DomainError("CONFLICT", said`This answer is still being written`);
  const file_ids = input.file_ids ?? files.map(({ file_id }) => file_id);
  return { content: input.message, role: actor, file_ids };
}

/**
 * Brings back from the trash the message and what went there with it, each to its old place in the chat, and shows it.
 * CONFLICT if the path of one of its files is taken meanwhile.
 */
export async function restoreMessages(ctx: UserContext, chatId: number, id: number) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chatId);
    const restored = await db.query<{ id: number }>(RESTORE_MESSAGES, [ctx.user.id, chatId, id]);
    if (restored.length === 0) return { chatMessages: [await getMessage(inside, chatId, id)] };
    const ids = restored.map((row) => row.id);
    await settle(inside, chatId, { anyway: false });
    if (!(await isShown(inside, chatId, ids.at(-1)!))) await openThrough(inside, chatId, ids.at(-1)!);
    return { chatMessages: await db.query<MessageRow>(MESSAGES_BY_ID, [ctx.user.id, chatId, ids]) };
  });
}
