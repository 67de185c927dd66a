import type { OwnerContext } from "../context.ts";
import type { MessageBlock } from "../message/schema.ts";
import { limits } from "../schema.ts";
import { nameBlocks } from "./naming.ts";
import { type Head, insertFiles, latestVersions, type NewVersion, numberVersions, sha256 } from "./versions.ts";

const INSERT_BLOCKS = {
  name: "message_block_insert",
  text: `INSERT INTO chat_conversation_message_block (neptun_user_id, chat_conversation_message_id, position, file_id)
SELECT $1, $2, x.position, x.file_id FROM unnest($3::int[], $4::int[]) AS x(position, file_id)`,
};

const SNIPPET = /^snippet-(\d+)\./;

const SNIPPETS = {
  name: "file_snippets",
  text: `SELECT DISTINCT ON (title) id, title, version, sha256, deleted_at IS NOT NULL AS deleted
FROM chat_conversation_file
WHERE neptun_user_id = $1 AND chat_conversation_id = $2 AND title LIKE 'snippet-%' ORDER BY title, version DESC`,
};

/**
 * Saves the code blocks of a stored message as files of its chat and links them both ways: a changed text makes the title's
 * next version, an unchanged one is linked to the version there is. A block without an end counts unless the message was
 * cut. Call it in the transaction that stored the message, which holds the chat's lock.
 */
export async function saveBlocks(
  ctx: OwnerContext,
  message: { id: number; chat_conversation_id: number; message: string },
  { cut = false } = {},
): Promise<MessageBlock[]> {
  const found = nameBlocks(message.message)
    .filter(({ closed }) => closed || !cut)
    .slice(0, limits.batch_items);
  if (found.length === 0) return [];
  const chatId = message.chat_conversation_id;
  const named = await nameSnippets(ctx, chatId, found);
  const heads = await latestVersions(
    ctx,
    chatId,
    named.map(({ title }) => title),
  );
  const changed: NewVersion[] = [];
  const blocks = named.map(({ position, title, text, language, extension }) => {
    const head = heads.get(title);
    if (!head || head.deleted || head.sha256 !== sha256(text)) {
      changed.push(...numberVersions(heads, [{ title, text, language, extension }]));
    }
    const { id, version } = heads.get(title)!;
    return { position, file_id: id, title, version };
  });
  const added = await insertFiles(ctx, chatId, message.id, changed);
  const ids = new Map(added.map(({ id, title, version }) => [`${version} ${title}`, id]));
  for (const block of blocks) block.file_id ||= ids.get(`${block.version} ${block.title}`)!;
  await ctx.db.query(INSERT_BLOCKS, [
    ctx.user.id,
    message.id,
    blocks.map(({ position }) => position),
    blocks.map(({ file_id }) => file_id),
  ]);
  return blocks;
}

/** A nameless block is no version of another nameless block: it gets the chat's next number, unless the text is there. */
async function nameSnippets<Block extends { title: string; text: string; nameless: boolean }>(
  ctx: OwnerContext,
  chatId: number,
  blocks: Block[],
): Promise<Block[]> {
  if (!blocks.some(({ nameless }) => nameless)) return blocks;
  const snippets = await ctx.db.query<Head>(SNIPPETS, [ctx.user.id, chatId]);
  const known = new Map(snippets.filter(({ deleted }) => !deleted).map((head) => [head.sha256, head.title]));
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
