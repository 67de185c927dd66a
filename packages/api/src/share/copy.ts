import { MOST_COPIED } from "../chat/schema.ts";
import { createChat } from "../chat/service.ts";
import { copySettings } from "../chat/settings.ts";
import type { UserContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { withTexts } from "../file/archive.ts";
import { usualModel } from "../file/import.ts";
import { insertVersions } from "../file/versions.ts";
import { insertMessages } from "../message/service.ts";
import { said } from "../said.ts";
import { isBlank } from "../schema.ts";
import type { Visit } from "./access.ts";
import type { SharedMessage } from "./schema.ts";
import { LINK_BLOCKS, SET_MODELS, SHARED_FILES } from "./statements.ts";
import { listSharedFiles, readSharedMessages, type SharedFileRow } from "./visit.ts";

/**
 * A new chat of the user's with what is shown: all of it, or nothing. `address` is told in its first message. PAYLOAD_TOO_LARGE
 * beyond 10,000 messages or 32 MiB.
 */
export async function copyShare(ctx: UserContext, visit: Visit, address: string) {
  if (ctx.user.scope === "read") throw new DomainError("FORBIDDEN", said`This token may only read`);
  const name = [...visit.share.name].slice(0, 256).join("");
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    const reader = { ...visit, owner: { ...visit.owner, db } };
    const { chat } = await createChat(inside, { name, model: await usualModel(inside) });
    const origin = { role: "system" as const, content: `This chat goes on from a copy of ${address}` };
    await insertMessages(inside, chat.id, [origin]);
    const room = { ...MOST_COPIED };
    if (visit.share.kind === "chat") {
      await copySettingsOf(inside, chat.id, visit);
      for await (const page of readSharedMessages(reader)) await copyMessages(inside, reader, chat.id, page, room);
    } else await copyFiles(inside, reader, chat.id, await listSharedFiles(reader), room);
    return { chat };
  });
}

/** How its models answer; what they are told is shown to nobody, and so it is copied for its owner alone. */
async function copySettingsOf(ctx: UserContext, chatId: number, { share, owner }: Visit) {
  const from = { user_id: owner.user.id, chat_id: share.chat_id!, instructions: owner.user.id === ctx.user.id };
  await copySettings(ctx, chatId, from);
}

interface Room {
  messages: number;
  bytes: number;
}

function take(room: Room, messages: number, bytes: number) {
  room.messages -= messages;
  room.bytes -= bytes;
  if (room.messages < 0 || room.bytes < 0)
    throw new DomainError("PAYLOAD_TOO_LARGE", said`This is too much to be copied; read it as text instead`);
}

async function copyMessages(ctx: UserContext, visit: Visit, chatId: number, page: SharedMessage[], room: Room) {
  const messages = page.filter(({ message }) => !isBlank(message));
  take(
    room,
    messages.length,
    messages.reduce((sum, { message }) => sum + message.length, 0),
  );
  if (messages.length === 0) return;
  const made = messages.map(({ actor, message }) => ({ role: actor, content: message }));
  const rows = await insertMessages(ctx, chatId, made);
  const ids = rows.map(({ id }) => id);
  await ctx.db.query(SET_MODELS, [ctx.user.id, ids, messages.map(({ model }) => model)]);
  await copyBlocks(ctx, visit, chatId, messages, ids, room);
}

/** The files of the messages' blocks, each once, in the order in which they come up. */
async function copyBlocks(
  ctx: UserContext,
  visit: Visit,
  chatId: number,
  messages: SharedMessage[],
  messageIds: number[],
  room: Room,
) {
  const blocks = messages.flatMap((message, n) => message.blocks.map((b) => ({ ...b, message_id: messageIds[n]! })));
  const first = new Map(blocks.toReversed().map(({ file_id, message_id }) => [file_id, message_id]));
  const values = [visit.owner.user.id, [...first.keys()]];
  const files = await visit.owner.db.query<SharedFileRow>(SHARED_FILES, values);
  files.sort((a, b) => a.id - b.id);
  const made = await copyFiles(ctx, visit, chatId, files, room, (id) => first.get(id));
  const linked = blocks.filter(({ file_id }) => made.has(file_id));
  await ctx.db.query(LINK_BLOCKS, [
    ctx.user.id,
    linked.map(({ message_id }) => message_id),
    linked.map(({ position }) => position),
    linked.map(({ file_id }) => made.get(file_id)!),
    linked.map(({ title }) => title),
  ]);
}

/** The new versions by the ids of those they are copies of. */
async function copyFiles(
  ctx: UserContext,
  visit: Visit,
  chatId: number,
  files: SharedFileRow[],
  room: Room,
  messageOf: (id: number) => number | undefined = () => undefined,
): Promise<Map<number, number>> {
  take(
    room,
    0,
    files.reduce((sum, { size }) => sum + size, 0),
  );
  const versions: (SharedFileRow & { text: string })[] = [];
  for await (const file of withTexts(visit.owner, files)) versions.push(file);
  const rows = await insertVersions(
    ctx,
    { chat_id: chatId, message_id: null, author: "user" },
    versions.map(({ id, title, text, language, extension }) => {
      const message_id = messageOf(id);
      const file = { title, text, language, extension };
      return message_id === undefined ? file : { ...file, message_id, author: "assistant" as const };
    }),
  );
  return new Map(rows.map((row, n) => [versions[n]!.id, row.id]));
}
