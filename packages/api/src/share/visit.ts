import { verifyPassword } from "../auth/password.ts";
import { DomainError, notFound } from "../errors.ts";
import { withTexts } from "../file/archive.ts";
import { mimeTypeOf } from "../file/language.ts";
import { GET_TEXT } from "../file/statements.ts";
import type { MessageRow } from "../message/rows.ts";
import { listMessages } from "../message/service.ts";
import { MESSAGES_BY_ID } from "../message/statements.ts";
import { said } from "../said.ts";
import type { Visit } from "./access.ts";
import type { SharedMessage, SharedPage } from "./schema.ts";
import { MESSAGES_WITH_FILE, SHARED_FILES } from "./statements.ts";

const SEEN_EVERY_MS = 60_000;
const PAGE_MESSAGES = 100;

/** UNAUTHORIZED unless it is the share's password. */
export async function unlock({ share }: Visit, password: string | undefined): Promise<void> {
  if (share.password_hash === null) return;
  if (password === undefined) throw new DomainError("UNAUTHORIZED", said`This link has a password`);
  if (!(await verifyPassword(share.password_hash, password)))
    throw new DomainError("UNAUTHORIZED", said`The password is wrong`);
}

/** Notes once a minute that it is read. */
export async function noteVisit({ share, owner }: Visit): Promise<void> {
  if (share.last_seen_at && Date.now() - share.last_seen_at.getTime() < SEEN_EVERY_MS) return;
  await owner.db.prisma.neptun_user_share.updateMany({
    where: { neptun_user_id: owner.user.id, id: share.id },
    data: { last_seen_at: new Date(), updated_at: share.updated_at },
  });
}

/** The messages that are shown, a page in order; `next` is the id to go on after. NOT_FOUND unless a chat is shared. */
export async function listSharedMessages(visit: Visit, { after = 0, limit = PAGE_MESSAGES }: SharedPage) {
  const { share } = visit;
  if (share.kind !== "chat") throw notFound("Chat");
  const { rows, next } = share.live ? await readLive(visit, after, limit) : await readFixed(visit, after, limit);
  return { messages: rows.filter((row) => share.with_system || row.actor !== "system").map(toSharedMessage), next };
}

async function readLive({ share, owner }: Visit, after: number, limit: number) {
  const { chatMessages: rows, next } = await listMessages(owner, {
    chat_id: share.chat_id!,
    after,
    limit,
    from: "oldest",
    branch: share.branch_id?.toString(),
  });
  return { rows, next };
}

async function readFixed({ share, owner }: Visit, after: number, limit: number) {
  const ids = share.message_ids.filter((id) => id > after);
  const page = ids.slice(0, limit);
  const rows = await owner.db.query<MessageRow>(MESSAGES_BY_ID, [owner.user.id, share.chat_id, page]);
  return { rows, next: ids.length > limit ? page.at(-1)! : null };
}

const toSharedMessage = ({ id, actor, message, model, blocks, created_at }: MessageRow): SharedMessage => ({
  id,
  actor,
  message,
  model,
  blocks: blocks.map(({ position, file_id, title, version }) => ({ position, file_id, title, version })),
  created_at: new Date(created_at).toISOString(),
});

/** A file of what is shared as the database gives it. */
export interface SharedFileRow {
  id: number;
  title: string;
  version: number;
  language: string;
  extension: string;
  size: number;
  lines: number;
  sha256: string;
  created_at: Date;
}

/** The version of the file that is shared, or those of the project; of a chat none, as its messages tell them. */
export async function listSharedFiles({ share, owner }: Visit): Promise<SharedFileRow[]> {
  const ids = share.kind === "file" ? [share.file_id] : share.file_ids;
  return owner.db.query<SharedFileRow>(SHARED_FILES, [owner.user.id, ids]);
}

/** A version with its text. NOT_FOUND unless it is shared, or a block of a message that is shown. */
export async function readSharedFile(visit: Visit, id: number) {
  const { share, owner } = visit;
  const isShared = share.kind === "chat" ? await isInShownMessage(visit, id) : isListed(visit, id);
  const [file] = isShared ? await owner.db.query<SharedFileRow>(SHARED_FILES, [owner.user.id, [id]]) : [];
  const [content] = file ? await owner.db.query<{ text: string }>(GET_TEXT, [owner.user.id, file.sha256]) : [];
  if (!file || !content) throw notFound("File");
  return { ...file, text: content.text, type: mimeTypeOf(file) };
}

const isListed = ({ share }: Visit, id: number) =>
  share.kind === "file" ? share.file_id === id : share.file_ids.includes(id);

async function isInShownMessage(visit: Visit, fileId: number): Promise<boolean> {
  const { share, owner } = visit;
  const values = [owner.user.id, share.chat_id, fileId];
  for (const { id } of await owner.db.query<{ id: number }>(MESSAGES_WITH_FILE, values)) {
    const { messages } = await listSharedMessages(visit, { after: id - 1, limit: 1 });
    if (messages[0]?.id === id) return true;
  }
  return false;
}

/** Every message that is shown, a page at a time. */
export async function* readSharedMessages(visit: Visit): AsyncGenerator<SharedMessage[]> {
  let after: number | null = 0;
  while (after !== null) {
    const page: { messages: SharedMessage[]; next: number | null } = await listSharedMessages(visit, { after });
    yield page.messages;
    after = page.next;
  }
}

/** The files of a shared project for an archive. */
export async function listSharedFilesArchive(visit: Visit) {
  if (visit.share.kind === "chat") throw notFound("File");
  const files = await listSharedFiles(visit);
  return { name: visit.share.name, files, read: () => withTexts(visit.owner, files) };
}
