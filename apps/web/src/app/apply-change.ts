import type { Change } from "@neptun/api/event/schema";
import { dropItems } from "../features/trash/use-trash.ts";
import { utils } from "../lib/trpc.ts";
import { applyToChats } from "./apply-to-chats.ts";
import { applyToFiles } from "./apply-to-files.ts";
import { applyToMessages } from "./apply-to-messages.ts";
import { applyToProject } from "./apply-to-projects.ts";
import { applyToPrompts } from "./apply-to-prompts.ts";

/**
 * Brings what the page knows up to date: only what changed is asked for, and only where it is shown or kept. What happened in one
 * chat is applied in its order, and each chat is asked for once.
 */
export async function applyChanges(changes: readonly Change[]): Promise<void> {
  // What was restored keeps its row in an open trash, with the way to it.
  for (const { action, kind: of, ids } of changes)
    if (action === "purged") dropItems(({ kind, id }) => kind === of && ids.includes(id));
  const places = new Map<number | null, Change[]>();
  for (const change of changes) places.set(change.chat_id, [...(places.get(change.chat_id) ?? []), change]);
  await Promise.all([
    applyToChats(changes),
    ...[...places.values()].map(async (some) => {
      for (const change of some) await applyToThing(change);
    }),
  ]);
}

async function applyToThing(change: Change): Promise<void> {
  if (change.kind === "message") return applyToMessages(change);
  if (change.kind === "file") return applyToFiles(change);
  if (change.kind === "project") return applyToProject(change);
  if (change.kind === "prompt") return applyToPrompts(change);
  if (change.kind === "collection") void utils.collection.list.invalidate();
  // Links to a chat say whether it is in the trash.
  else if (change.kind === "share" || (change.kind === "chat" && change.action !== "read"))
    void utils.share.list.invalidate();
  else if (change.kind === "tag") void utils.tag.list.invalidate();
  else if (change.kind === "session") void utils.session.list.invalidate();
  else if (change.kind === "token") void utils.token.list.invalidate();
}
