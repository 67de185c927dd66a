import type { Chat } from "@neptun/api/chat/schema";
import type { Change } from "@neptun/api/event/schema";
import { dropChat, forgetChat, knownChat, placeChats } from "../features/chat/chat-cache.ts";
import { dropChats } from "../lib/offline-store.ts";
import { errorCode, trpcClient, utils } from "../lib/trpc.ts";
import { patchProject } from "./apply-to-projects.ts";

const isGone = ({ action }: Change) => action === "deleted" || action === "purged";
/** What is said in a chat moves it in the lists, and a share shows at it. */
const TOUCHING = ["chat", "message", "share"];

/** Shows chats as they are now, each at its place in the lists; or no longer. */
export async function applyToChats(changes: readonly Change[]): Promise<void> {
  const last = new Map<number, Change>();
  /** What they were put into, or taken out of, changes its numbers. */
  const moved = new Set<number>();
  for (const change of changes) {
    if (!TOUCHING.includes(change.kind) || change.action === "read") continue;
    const isChat = change.kind === "chat";
    for (const id of isChat ? change.ids : change.chat_id === null ? [] : [change.chat_id]) {
      if (isChat || !last.get(id) || !isGone(last.get(id)!))
        last.set(id, isChat ? change : { ...change, action: "changed" });
      if (isChat && change.action !== "changed") moved.add(id);
    }
  }
  const ids = [...last.keys()];
  const before = new Map(ids.map((id) => [id, knownChat(id)]));
  const chats = await Promise.all(ids.map((id) => (isGone(last.get(id)!) ? null : findChat(id))));
  for (const [at, id] of ids.entries()) {
    if (chats[at]) continue;
    dropChat(id);
    forgetChat(id);
  }
  const gone = ids.filter((_, at) => !chats[at]);
  if (gone.length > 0) void dropChats(gone);
  const found = chats.filter((chat) => chat !== null);
  for (const chat of found) utils.chat.get.setData({ chat_id: chat.id }, { chat });
  placeChats(found);
  if (found.some((chat) => hasOtherTags(before.get(chat.id), chat))) void utils.tag.list.invalidate();
  await countProjects([...moved], before, new Map(found.map((chat) => [chat.id, chat])));
}

async function findChat(chat_id: number): Promise<Chat | null> {
  try {
    return (await trpcClient.chat.get.query({ chat_id })).chat;
  } catch (error) {
    if (errorCode(error) !== "NOT_FOUND") throw error;
    return null;
  }
}

const hasOtherTags = (before: Chat | undefined, { tags }: Chat) =>
  before ? before.tags.join() !== tags.join() : tags.length > 0;

type Chats = ReadonlyMap<number, Chat | undefined>;

/** Projects that chats came to or left have other numbers; where nobody knows which one they left, all of them may. */
async function countProjects(ids: number[], before: Chats, after: Chats): Promise<void> {
  const projects = new Set<number>();
  let isUnknown = false;
  for (const id of ids) {
    const [from, to] = [before.get(id)?.project_id, after.get(id)?.project_id];
    if (from === to) continue;
    if (!before.get(id)) isUnknown = true;
    for (const project of [from, to]) if (project != null) projects.add(project);
  }
  if (isUnknown) void utils.project.list.invalidate();
  await Promise.all([...projects].map(patchProject));
}
