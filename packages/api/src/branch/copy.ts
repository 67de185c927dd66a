import { lockChat, requireChat } from "../chat/access.ts";
import { MOST_COPIED } from "../chat/schema.ts";
import { createChat } from "../chat/service.ts";
import { copySettings } from "../chat/settings.ts";
import type { UserContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { usualModel } from "../file/import.ts";
import { setHeads } from "../file/versions.ts";
import { requireMessage } from "../message/access.ts";
import { said } from "../said.ts";
import { limits } from "../schema.ts";
import {
  COPY_FILES,
  COPY_MESSAGES,
  COPY_TAGS,
  KEEP_PREFERRED,
  MEASURE_FILES,
  MEASURE_MESSAGES,
  SET_ORIGIN,
} from "./copy-statements.ts";
import type { CopyBranchInput } from "./schema.ts";

/**
 * A new chat in the same project with the messages of a branch up to this one, and the files of then with their versions; the
 * chat stays as it is. CONFLICT while the message is being written; PAYLOAD_TOO_LARGE beyond 10,000 messages, 10,000 versions
 * or 32 MiB of messages.
 */
export async function copyBranch(ctx: UserContext, input: CopyBranchInput) {
  const key = [ctx.user.id, input.chat_id, input.message_id];
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, input.chat_id);
    const { status } = await requireMessage(inside, input.chat_id, input.message_id);
    if (status === "streaming") throw new DomainError("CONFLICT", said`This answer is still being written`);
    const [size] = await db.query<{ messages: number; bytes: number }>(MEASURE_MESSAGES, key);
    if (size!.messages > MOST_COPIED.messages || size!.bytes > MOST_COPIED.bytes) throw tooMuch();
    const id = await createChatFrom(inside, { ...input, kind: "copy" });
    const copied = await db.query<{ id: number; new_id: number }>(COPY_MESSAGES, [...key, id]);
    await copyFiles(inside, input, id, { copied });
    return { chat: await requireChat(inside, id) };
  });
}

const tooMuch = () =>
  new DomainError("PAYLOAD_TOO_LARGE", said`This is too much to be copied; read it as text instead`);

/** "Deploy (2)", and after that "Deploy (3)". */
function nextName(name: string): string {
  const [, stem, number] = /^(.*?)(?: \((\d{1,4})\))?$/su.exec(name)!;
  const room = limits.name_characters - " (10000)".length;
  return `${[...stem!].slice(0, room).join("")} (${Number(number ?? 1) + 1})`;
}

/** An empty chat that says where it comes from, with the model, the settings, the tags and the project of that one. */
export async function createChatFrom(
  ctx: UserContext,
  { chat_id, message_id, name, kind }: CopyBranchInput & { kind: "copy" | "summary" },
): Promise<number> {
  const from = await requireChat(ctx, chat_id);
  const model = ctx.models.isKnown(from.model) ? from.model : await usualModel(ctx);
  const project_id = from.project_id ?? undefined;
  const { chat } = await createChat(ctx, { model, name: name ?? nextName(from.name), project_id });
  await copySettings(ctx, chat.id, { user_id: ctx.user.id, chat_id, instructions: true });
  await ctx.db.query(COPY_TAGS, [ctx.user.id, chat_id, chat.id]);
  await ctx.db.query(SET_ORIGIN, [ctx.user.id, chat.id, chat_id, message_id, kind]);
  return chat.id;
}

/**
 * The files as the branch has them at the message: all versions, at the messages that were copied, or only the newest. What
 * the project shows at their paths stays: where another text is shown there, it counts as chosen from now on.
 */
export async function copyFiles(
  ctx: UserContext,
  { chat_id, message_id }: CopyBranchInput,
  newChatId: number,
  { copied = [], onlyNewest = false }: { copied?: { id: number; new_id: number }[]; onlyNewest?: boolean },
): Promise<void> {
  const key = [ctx.user.id, chat_id, message_id];
  const [size] = await ctx.db.query<{ versions: number }>(MEASURE_FILES, key);
  if (size!.versions > MOST_COPIED.messages) throw tooMuch();
  const ids = [copied.map(({ id }) => id), copied.map(({ new_id }) => new_id)];
  await ctx.db.query(COPY_FILES, [...key, newChatId, ...ids, onlyNewest]);
  await setHeads(ctx, newChatId, { anyway: true });
  await ctx.db.query(KEEP_PREFERRED, [ctx.user.id, newChatId]);
}
