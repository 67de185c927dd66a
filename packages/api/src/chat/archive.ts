import type { UserContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { type ArchivedFile, listArchive, withTexts } from "../file/archive.ts";
import { chatScope } from "../file/tree.ts";
import { listAllMessages } from "../message/service.ts";
import type { ChatRow } from "./access.ts";
import { CHATS_BY_ID } from "./statements.ts";

interface Entry {
  title: string;
  created_at: Date;
}
interface ChatEntries {
  chat: ChatRow;
  words: Entry;
  files: (ArchivedFile & { path: string })[];
}

/** Of each chat the conversation, as Markdown, and beside it a folder of its files. NOT_FOUND if one is not the user's own. */
export async function listChatsArchive(ctx: UserContext, chat_ids: number[]) {
  const ids = [...new Set(chat_ids)];
  const chats = await ctx.db.query<ChatRow>(CHATS_BY_ID, [ctx.user.id, ids]);
  if (chats.length < ids.length) throw notFound("Chat");
  const all: ChatEntries[] = [];
  const taken = new Set<string>();
  for (const chat of chats) {
    const folder = folderOf(chat, taken);
    const { files } = await listArchive(ctx, chatScope(chat.id));
    const words = { title: `${folder}.md`, created_at: chat.updated_at };
    all.push({ chat, words, files: files.map((file) => ({ ...file, path: `${folder}/${file.title}` })) });
  }
  const entries = all.flatMap(({ words, files }) => [
    words,
    ...files.map(({ path, created_at }) => ({ title: path, created_at })),
  ]);
  return { name: chats.length === 1 ? chats[0]!.name : "chats", files: entries, read: () => readEntries(ctx, all) };
}

async function* readEntries(ctx: UserContext, all: ChatEntries[]): AsyncGenerator<Entry & { text: string }> {
  for (const { chat, words, files } of all) {
    const text = await readWords(ctx, chat).catch(() => undefined); // it was deleted meanwhile
    if (text === undefined) continue;
    yield { ...words, text };
    for await (const { path, text, created_at } of withTexts(ctx, files)) yield { title: path, text, created_at };
  }
}

const SPEAKERS = { user: "You", assistant: "Assistant", system: "System" };

async function readWords(ctx: UserContext, chat: ChatRow): Promise<string> {
  const parts = [`# ${chat.name.replace(/\s+/g, " ")}\n`];
  const { pages } = await listAllMessages(ctx, { chat_id: chat.id, from: "oldest" });
  for await (const rows of pages)
    for (const { actor, message, created_at } of rows)
      parts.push(
        `## ${SPEAKERS[actor as keyof typeof SPEAKERS]}, ${new Date(created_at).toISOString()}\n\n${message}\n`,
      );
  return parts.join("\n");
}

/** The chat's name as one that a folder may have, and no other chat's folder has. */
function folderOf({ id, name }: ChatRow, taken: Set<string>): string {
  const plain = [...name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ")].slice(0, 80).join("");
  const folder = plain.replace(/\s+/g, " ").replace(/^[ .]+|[ .]+$/g, "") || "chat";
  const key = folder.normalize("NFC").toLowerCase();
  if (!taken.has(key)) {
    taken.add(key);
    return folder;
  }
  return `${folder} (${id})`;
}
