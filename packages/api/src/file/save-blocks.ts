import { setImmediate as pause } from "node:timers/promises";
import type { OwnerContext } from "../context.ts";
import { limits } from "../schema.ts";
import { type BlockPart, DraftFiles } from "./draft-files.ts";
import { type NamedBlock, nameBlocks } from "./naming.ts";
import { editsOf, type FileEdit } from "./patch.ts";
import type { Author } from "./schema.ts";
import { SNIPPETS } from "./statements.ts";
import { findHeads, insertVersions, sha256 } from "./versions.ts";

const INSERT_BLOCKS = {
  name: "message_block_insert",
  text: `INSERT INTO chat_conversation_message_block
  (neptun_user_id, chat_conversation_message_id, position, title, file_id, added, removed, problem)
SELECT $1, $2, x.* FROM unnest($3::int[], $4::text[], $5::int[], $6::int[], $7::int[], $8::text[])
  AS x(position, title, file_id, added, removed, problem)`,
};

const SNIPPET = /^snippet-(\d+)\./;

export interface SavedMessage {
  id: number;
  chat_conversation_id: number;
  message: string;
}

export interface SaveOptions {
  author: Author;
  /** The message ends before it was meant to: a block without an end is not saved. */
  cut?: boolean;
}

/**
 * Saves the code blocks of a stored message as files of its chat and links them both ways: a changed text makes the path's
 * next version, an unchanged one is linked to the version there is. In an answer, a block may also edit files; one that does
 * not fit leaves a problem and no version. Call it in the transaction that stored the message, which holds the chat's lock.
 * Others get their turn between two blocks.
 */
export async function saveBlocks(ctx: OwnerContext, message: SavedMessage, options: SaveOptions): Promise<void> {
  const { author, cut = false } = options;
  const chat_id = message.chat_conversation_id;
  const found = nameBlocks(message.message).filter(({ closed }) => closed || !cut);
  const read = found.slice(0, limits.batch_items).map((block) => ({ ...block, ...editsIn(block, author) }));
  const parts = (await nameSnippets(ctx, chat_id, read)).flatMap(toParts).slice(0, limits.batch_items);
  if (parts.length === 0) return;
  const titles = parts.map(({ title }) => title);
  const drafts = new DraftFiles(ctx, await findHeads(ctx, chat_id, titles));
  const outcomes = [];
  for (const part of parts) {
    outcomes.push(await drafts.apply(part));
    await pause();
  }
  const origin = { chat_id, message_id: message.id, author, evenInTrash: true };
  const rows = await insertVersions(
    ctx,
    origin,
    drafts.added.map(({ file }) => file),
  );
  for (const [n, { id }] of rows.entries()) drafts.added[n]!.draft.id = id;
  await ctx.db.query(INSERT_BLOCKS, [
    ctx.user.id,
    message.id,
    parts.map(({ position }) => position),
    titles,
    outcomes.map(({ version }) => version?.id ?? null),
    outcomes.map(({ added }) => added ?? null),
    outcomes.map(({ removed }) => removed ?? null),
    outcomes.map(({ problem }) => problem ?? null),
  ]);
}

/** Only answers edit: a diff that someone shows to a model is nothing to be applied. */
function editsIn(block: NamedBlock, author: Author): Partial<NamedBlock> & { edits?: FileEdit[] } {
  const edits = author === "assistant" ? editsOf(block) : undefined;
  if (!edits) return {};
  // A name that was made up for the block is not that of a file.
  const isMadeUp = (title: string) => block.nameless && title === block.title;
  return {
    nameless: false,
    title: "",
    edits: edits.map((edit) => (isMadeUp(edit.title) ? { ...edit, title: "" } : edit)),
  };
}

/** Each file after the first of a block stands one character further on. */
function toParts({
  position,
  title,
  edits,
  text,
  language,
  extension,
}: NamedBlock & { edits?: FileEdit[] }): BlockPart[] {
  if (!edits) return [{ position, title, does: { text, language, extension } }];
  return edits.map((edit, index) => ({ position: position + index, title: edit.title, does: edit }));
}

/** A nameless block is no version of another nameless block: it gets the chat's next number, unless the text is there. */
async function nameSnippets<Block extends { title: string; text: string; nameless: boolean }>(
  ctx: OwnerContext,
  chatId: number,
  blocks: Block[],
): Promise<Block[]> {
  if (!blocks.some(({ nameless }) => nameless)) return blocks;
  const snippets = await ctx.db.query<{ title: string; sha256: string | null }>(SNIPPETS, [ctx.user.id, chatId]);
  const known = new Map(snippets.map(({ title, sha256 }) => [sha256, title]));
  const taken = blocks.filter(({ nameless }) => !nameless).map(({ title }) => ({ title }));
  let last = Math.max(0, ...[...snippets, ...taken].map(({ title }) => Number(SNIPPET.exec(title)?.[1] ?? 0)));
  return blocks.map((block) => {
    if (!block.nameless) return block;
    const hash = sha256(block.text);
    const title = known.get(hash) ?? block.title.replace(SNIPPET, `snippet-${++last}.`);
    known.set(hash, title);
    return { ...block, title };
  });
}
