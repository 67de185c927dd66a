import type { OwnerContext } from "../context.ts";
import { limits } from "../schema.ts";
import { Turns } from "../turns.ts";
import { type BlockPart, DraftFiles } from "./draft-files.ts";
import { type NamedBlock, nameBlocks } from "./naming.ts";
import { editsOf, type FileEdit } from "./patch.ts";
import type { Author } from "./schema.ts";
import { LAST_SNIPPET, SNIPPETS } from "./statements.ts";
import { findHeads, findHeadsBeside, insertVersions, sha256 } from "./versions.ts";

const INSERT_BLOCKS = {
  name: "message_block_insert",
  text: `INSERT INTO chat_conversation_message_block
  (neptun_user_id, chat_conversation_message_id, position, title, file_id, added, removed, problem)
SELECT $1, x.* FROM unnest($2::int[], $3::int[], $4::text[], $5::int[], $6::int[], $7::int[], $8::text[])
  AS x(message_id, position, title, file_id, added, removed, problem)`,
};

const SNIPPET = /^snippet-(\d+)\./;

/** A block of a message, and how it changes files where it is none itself. */
export type FoundBlock = NamedBlock & { edits?: FileEdit[] };

/**
 * The blocks of a message that are to be saved, as many as a request may have items. Of one that ends before it was meant to
 * (`cut`), a block without an end is left out.
 */
export function blocksToSave(text: string, author: Author, { cut = false } = {}): FoundBlock[] {
  if (!text.includes("```") && !text.includes("~~~")) return [];
  let left = limits.batch_items;
  const found: FoundBlock[] = [];
  for (const block of nameBlocks(text)) {
    if (left === 0) break;
    if (cut && !block.closed) continue;
    const one: FoundBlock = { ...block, ...editsIn(block, author) };
    one.edits = one.edits?.slice(0, left);
    left -= countParts(one);
    found.push(one);
  }
  return found;
}

/** How many files the block may change. */
export const countParts = ({ edits }: FoundBlock) => edits?.length ?? 1;

/** The blocks of one stored message. */
export interface BlockSource {
  message_id: number;
  author: Author;
  blocks: FoundBlock[];
}

/** Rows of one statement. */
const ROWS = 1000;

/**
 * Saves the code blocks of stored messages, in their order, as files of their chat and links them both ways: a changed text
 * makes the path's next version, an unchanged one is linked to the version there is. In an answer, a block may also edit
 * files; one that does not fit leaves a problem and no version. Call it in the transaction that stored the messages, which
 * holds the chat's lock. Others get their turn meanwhile. With `aside`, the messages are on a branch that is not the current.
 */
export async function saveBlocks(
  ctx: OwnerContext,
  chat_id: number,
  sources: BlockSource[],
  { aside = false } = {},
): Promise<void> {
  const read = sources.flatMap(({ message_id, author, blocks }) =>
    blocks.map((block) => ({ ...block, message_id, author })),
  );
  if (read.length === 0) return;
  const turns = new Turns();
  const parts = (await nameSnippets(ctx, chat_id, read)).flatMap(toParts);
  const titles = parts.map(({ title }) => title);
  const heads = aside
    ? await findHeadsBeside(ctx, chat_id, titles, sources[0]!.message_id)
    : await findHeads(ctx, chat_id, titles);
  const drafts = new DraftFiles(ctx, heads);
  const outcomes = [];
  for (const part of parts) {
    outcomes.push(await drafts.apply(part));
    await turns.give();
  }
  for (let from = 0; from < drafts.added.length; from += ROWS) {
    const some = drafts.added.slice(from, from + ROWS);
    const origin = { chat_id, message_id: null, author: "user" as const, evenInTrash: true };
    const rows = await insertVersions(
      ctx,
      origin,
      some.map(({ file }) => file),
    );
    for (const [n, { id }] of rows.entries()) some[n]!.draft.id = id;
  }
  await ctx.db.query(INSERT_BLOCKS, [
    ctx.user.id,
    parts.map(({ message_id }) => message_id),
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

type SourceBlock = FoundBlock & Pick<BlockPart, "message_id" | "author">;

/** Each file after the first of a block stands one character further on. */
function toParts({ message_id, author, position, title, edits, text, language, extension }: SourceBlock): BlockPart[] {
  const origin = { message_id, author };
  if (!edits) return [{ ...origin, position, title, does: { text, language, extension } }];
  return edits.map((edit, index) => ({ ...origin, position: position + index, title: edit.title, does: edit }));
}

/** A nameless block is no version of another nameless block: it gets the chat's next number, unless the text is there. */
async function nameSnippets<Block extends FoundBlock>(
  ctx: OwnerContext,
  chatId: number,
  blocks: Block[],
): Promise<Block[]> {
  const nameless = blocks.filter((block) => block.nameless);
  if (nameless.length === 0) return blocks;
  const chat = [ctx.user.id, chatId];
  const hashes = [...new Set(nameless.map(({ text }) => sha256(text)))];
  const snippets = await ctx.db.query<{ title: string; sha256: string }>(SNIPPETS, [...chat, hashes]);
  const [given] = await ctx.db.query<{ last: number }>(LAST_SNIPPET, chat);
  const known = new Map(snippets.map(({ title, sha256 }) => [sha256, title]));
  let last = given!.last;
  for (const { nameless, title } of blocks) {
    if (!nameless) last = Math.max(last, Number(SNIPPET.exec(title)?.[1] ?? 0));
  }
  return blocks.map((block) => {
    if (!block.nameless) return block;
    const hash = sha256(block.text);
    const title = known.get(hash) ?? block.title.replace(SNIPPET, `snippet-${++last}.`);
    known.set(hash, title);
    return { ...block, title };
  });
}
