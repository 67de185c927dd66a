import { lockChat, requireChat } from "../chat/access.ts";
import type { UserContext } from "../context.ts";
import { requireFile } from "../file/access.ts";
import { toChatFile } from "../file/service.ts";
import { authorOf, findHeads, insertVersions } from "../file/versions.ts";
import { requireFresh } from "../fresh.ts";
import { requireMessage } from "../message/access.ts";
import { type Path, requireBranch } from "./access.ts";
import type { CompareBranchesInput, ComparedFile, OpenBranchInput, TakeFileInput } from "./schema.ts";
import { HEADS_ON_PATH, LIST_BRANCHES } from "./statements.ts";
import { listForks, openThrough } from "./switch.ts";

interface BranchRow {
  id: number;
  parent_id: number | null;
  after_id: number | null;
  path_ids: number[];
  path_ends: number[];
  current: boolean;
  messages: number;
  files: number;
  first_id: number;
  first_actor: "user" | "assistant" | "system";
  first_text: string;
  last_id: number;
  last_actor: "user" | "assistant" | "system";
  last_text: string;
  created_at: Date;
  updated_at: Date;
}

/** The branches of a chat that have messages of their own, the one begun first first, and where they part. */
export async function listBranches(ctx: UserContext, chatId: number) {
  await requireChat(ctx, chatId);
  const branches = await ctx.db.query<BranchRow>(LIST_BRANCHES, [ctx.user.id, chatId]);
  return { branches, forks: await listForks(ctx, chatId) };
}

export async function listChatForks(ctx: UserContext, chatId: number) {
  await requireChat(ctx, chatId);
  return { forks: await listForks(ctx, chatId) };
}

/** Shows the message, on the branch in which something was said last of those that go through it. */
export async function openBranch(ctx: UserContext, { chat_id, message_id, if_updated_at }: OpenBranchInput) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    requireFresh(await requireChat(inside, chat_id), if_updated_at);
    await requireMessage(inside, chat_id, message_id);
    await openThrough(inside, chat_id, message_id);
    return { chat: await requireChat(inside, chat_id) };
  });
}

interface PathHead {
  title: string;
  file_id: number;
  version: number;
  language: string;
  size: number;
  sha256: string;
}

/** Up to where two branches are the same, and which files differ at their ends. */
export async function compareBranches(ctx: UserContext, { chat_id, left, right }: CompareBranchesInput) {
  await requireChat(ctx, chat_id);
  const paths = [await requireBranch(ctx, chat_id, left), await requireBranch(ctx, chat_id, right)] as const;
  const [mine, theirs] = [await headsOn(ctx, chat_id, paths[0]), await headsOn(ctx, chat_id, paths[1])];
  const titles = [...new Set([...mine.keys(), ...theirs.keys()])].sort();
  const files = titles.flatMap((title): ComparedFile[] => {
    const [one, other] = [mine.get(title) ?? null, theirs.get(title) ?? null];
    return one?.sha256 === other?.sha256 ? [] : [{ title, left: one, right: other }];
  });
  return { after_id: lastShared(...paths), files };
}

/** The last message before two paths part; null where that is at the beginning. */
function lastShared(left: Path, right: Path): number | null {
  let at = 0;
  while (at + 1 < left.ids.length && at + 1 < right.ids.length && left.ids[at + 1] === right.ids[at + 1]) at++;
  return Math.min(left.ends[at]!, right.ends[at]!) || null;
}

async function headsOn(ctx: UserContext, chatId: number, { ids, ends }: Path): Promise<Map<string, PathHead>> {
  const rows = await ctx.db.query<PathHead>(HEADS_ON_PATH, [ctx.user.id, chatId, ids, ends]);
  return new Map(rows.map((row) => [row.title, row]));
}

/** Makes the text of a version, of whichever branch, the newest at its path on the current one. */
export async function takeFile(ctx: UserContext, { chat_id, file_id }: TakeFileInput) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    const { title, text, language, extension, version, sha256 } = await requireFile(inside, chat_id, file_id);
    const head = (await findHeads(inside, chat_id, [title])).get(title);
    if (head?.sha256 === sha256) return { chatFile: toChatFile(ctx, await requireFile(inside, chat_id, head.id)) };
    const note = `Taken from another branch (version ${version})`;
    const origin = { chat_id, message_id: null, author: authorOf(ctx) };
    const [added] = await insertVersions(inside, origin, [{ title, text, language, extension, note }]);
    return { chatFile: toChatFile(ctx, added!) };
  });
}
