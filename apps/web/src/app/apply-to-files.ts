import type { Change } from "@neptun/api/event/schema";
import type { ChatFile } from "@neptun/api/file/schema";
import { knownChat } from "../features/chat/chat-cache.ts";
import { patchFiles } from "../features/file/file-cache.ts";
import { withoutVersions, withVersion } from "../features/file/file-versions.ts";
import { filesPage } from "../lib/pages.ts";
import { trpcClient, utils } from "../lib/trpc.ts";

const MOST = 100;

/** Puts versions of files into the list of their chat; trees are asked for again where they are shown. */
export async function applyToFiles({ action, ids, chat_id }: Change): Promise<void> {
  // What is deleted for good was shown nowhere.
  if (chat_id === null) return;
  refreshProject(knownChat(chat_id)?.project_id);
  void utils.file.tree.invalidate({ chat_id });
  const known = utils.file.list.getData(filesPage(chat_id))?.chatFiles;
  if (!known) return;
  const isKnown = ids.every((id) => known.some((file) => file.id === id));
  if (action === "created" && isKnown) return;
  if (action === "deleted") return patchFiles(chat_id, (files) => withoutVersions(files, ids));
  const isOne = action === "changed" && isKnown && ids.length === 1;
  const files = action === "created" || isOne ? await readVersions(chat_id, ids) : undefined;
  if (files) patchFiles(chat_id, (before) => files.reduce(withVersion, before));
  else void utils.file.list.invalidate({ chat_id });
}

/** Of these versions those that the chat shows; undefined for too many. */
async function readVersions(chat_id: number, ids: number[]): Promise<ChatFile[] | undefined> {
  const after = Math.min(...ids) - 1 || undefined;
  const { chatFiles, next } = await trpcClient.file.list.query({ ...filesPage(chat_id), after, limit: MOST });
  const found = chatFiles.filter(({ id }) => ids.includes(id));
  return found.length < ids.length && next !== null ? undefined : found;
}

function refreshProject(project_id: number | null | undefined) {
  if (project_id === null) return;
  const of = project_id === undefined ? undefined : { project_id };
  void utils.project.files.invalidate(of);
  void utils.project.get.invalidate(of);
  void utils.project.context.invalidate(of);
}
