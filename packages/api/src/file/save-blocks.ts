import type { OwnerContext } from "../context.ts";
import type { MessageBlock } from "../message/schema.ts";
import { limits } from "../schema.ts";
import { nameBlocks } from "./naming.ts";
import type { Author } from "./schema.ts";
import { SNIPPETS } from "./statements.ts";
import { findHeads, insertVersions, type NewVersion, sha256 } from "./versions.ts";

const INSERT_BLOCKS = {
  name: "message_block_insert",
  text: `INSERT INTO chat_conversation_message_block (neptun_user_id, chat_conversation_message_id, position, file_id, title)
SELECT $1, $2, x.* FROM unnest($3::int[], $4::int[], $5::text[]) AS x(position, file_id, title)`,
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

/** A version that a block is; stored already, or about to be. */
interface Target {
  id: number;
  version: number;
  sha256: string;
}

/**
 * Saves the code blocks of a stored message as files of its chat and links them both ways: a changed text makes the path's
 * next version, an unchanged one is linked to the version there is. Call it in the transaction that stored the message,
 * which holds the chat's lock.
 */
export async function saveBlocks(
  ctx: OwnerContext,
  message: SavedMessage,
  { author, cut = false }: SaveOptions,
): Promise<MessageBlock[]> {
  const found = nameBlocks(message.message)
    .filter(({ closed }) => closed || !cut)
    .slice(0, limits.batch_items);
  if (found.length === 0) return [];
  const chat_id = message.chat_conversation_id;
  const named = await nameSnippets(ctx, chat_id, found);
  const titles = named.map(({ title }) => title);
  const heads = new Map<string, Target>(await findHeads(ctx, chat_id, titles));
  const changed: { target: Target; file: NewVersion }[] = [];
  const blocks = named.map(({ position, title, text, language, extension }) => {
    const hash = sha256(text);
    const head = heads.get(title);
    if (head?.sha256 === hash) return { position, title, target: head };
    const target = { id: 0, version: 0, sha256: hash };
    heads.set(title, target);
    changed.push({ target, file: { title, text, language, extension } });
    return { position, title, target };
  });
  const origin = { chat_id, message_id: message.id, author, evenInTrash: true };
  const rows = await insertVersions(
    ctx,
    origin,
    changed.map(({ file }) => file),
  );
  rows.forEach(({ id, version }, n) => {
    Object.assign(changed[n]!.target, { id, version });
  });
  await ctx.db.query(INSERT_BLOCKS, [
    ctx.user.id,
    message.id,
    blocks.map(({ position }) => position),
    blocks.map(({ target }) => target.id),
    titles,
  ]);
  return blocks.map(({ position, title, target: { id, version } }) => ({
    position,
    file_id: id,
    title,
    version,
    added: null,
    removed: null,
  }));
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
