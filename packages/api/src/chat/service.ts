import type { Statement } from "@neptun/db";
import type { UserContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requireFresh } from "../fresh.ts";
import { nextOf, toPages } from "../paging.ts";
import { requireProject } from "../project/access.ts";
import { limits } from "../schema.ts";
import { CHAT_TABLES, type ChatRow, lockChat, requireChat, requireKnownModel } from "./access.ts";
import { chatIdsStatement, chatListStatement } from "./order.ts";
import type { CreateChatInput, DeleteChatInput, DeleteChatsInput, ListChatsInput, UpdateChatInput } from "./schema.ts";

/** The user's chats, or those of a project, the one used last first unless `order_by` says otherwise. */
export async function listChats(ctx: UserContext, input: ListChatsInput) {
  if (input.project_id !== undefined) await requireProject(ctx, input.project_id);
  const limit = input.limit ?? limits.page_items;
  const { statement, values } = chatListStatement(ctx.user.id, { ...input, limit });
  const chats = await ctx.db.query<ChatRow>(statement, values);
  return { next: nextOf(chats, limit), chats };
}

const CHATS_BY_ID: Statement = {
  name: "chat_by_id",
  text: `SELECT c.id, c.neptun_user_id, p.id AS project_id, c.model, c.name, c.created_at, c.updated_at
FROM unnest($2::int[]) WITH ORDINALITY AS x(id, ord) CROSS JOIN ${CHAT_TABLES}
WHERE c.neptun_user_id = $1 AND c.id = x.id AND c.deleted_at IS NULL ORDER BY x.ord`,
};

/**
 * Every chat of the list, however many, a page at a time: those that were in it when it was asked for, once each, in the
 * order of then. One that is deleted meanwhile is left out.
 */
export async function* listAllChats(ctx: UserContext, input: ListChatsInput): AsyncGenerator<ChatRow[]> {
  if (input.project_id !== undefined) await requireProject(ctx, input.project_id);
  const { statement, values } = chatIdsStatement(ctx.user.id, input);
  const [list] = await ctx.db.query<{ ids: number[] }>(statement, values);
  for (const ids of toPages(list!.ids)) yield await ctx.db.query<ChatRow>(CHATS_BY_ID, [ctx.user.id, ids]);
}

export async function getChat(ctx: UserContext, id: number) {
  return { chat: await requireChat(ctx, id) };
}

const CREATE_CHAT: Statement = {
  name: "chat_create",
  text: `WITH project AS (
  SELECT id FROM neptun_user_project WHERE neptun_user_id = $1 AND id = $4::int AND deleted_at IS NULL FOR KEY SHARE
), chat AS (
  INSERT INTO chat_conversation (neptun_user_id, model, name)
  SELECT $1, $2, $3 WHERE $4::int IS NULL OR EXISTS (SELECT 1 FROM project)
  RETURNING id, neptun_user_id, model, name, created_at, updated_at
), link AS (
  INSERT INTO neptun_user_project_chat_conversation (neptun_user_id, project_id, chat_conversation_id)
  SELECT chat.neptun_user_id, project.id, chat.id FROM chat, project
)
SELECT chat.*, $4::int AS project_id FROM chat`,
};

/** Creates the chat, in the project if one is given. */
export async function createChat(ctx: UserContext, { model, name, project_id }: CreateChatInput) {
  requireKnownModel(ctx, model);
  const [chat] = await ctx.db.query<ChatRow>(CREATE_CHAT, [ctx.user.id, model, name, project_id ?? null]);
  if (!chat) throw notFound("Project");
  return { chat };
}

/** Changes what is given; `project_id: null` takes the chat out of its project. */
export async function updateChat(ctx: UserContext, input: UpdateChatInput) {
  const { chat_id, name, model, project_id, if_updated_at } = input;
  if (model !== undefined) requireKnownModel(ctx, model);
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    requireFresh(await requireChat(inside, chat_id), if_updated_at);
    await db.prisma.chat_conversation.updateMany({
      where: { neptun_user_id: ctx.user.id, id: chat_id },
      data: { name, model },
    });
    if (project_id !== undefined) await moveChat(inside, chat_id, project_id);
    return getChat(inside, chat_id);
  });
}

async function moveChat(ctx: UserContext, chatId: number, projectId: number | null) {
  const key = { neptun_user_id: ctx.user.id, chat_conversation_id: chatId };
  const links = ctx.db.prisma.neptun_user_project_chat_conversation;
  if (projectId === null) {
    await links.deleteMany({ where: key });
    return;
  }
  await requireProject(ctx, projectId);
  await links.upsert({
    where: { neptun_user_id_chat_conversation_id: key },
    create: { ...key, project_id: projectId },
    update: { project_id: projectId },
  });
}

const DELETE_CHATS: Statement = {
  name: "chat_delete",
  text: `UPDATE chat_conversation c SET deleted_at = now()
WHERE c.neptun_user_id = $1 AND c.id = ANY($2::int[]) AND c.deleted_at IS NULL
  AND ($3::int IS NULL OR EXISTS (SELECT 1 FROM neptun_user_project_chat_conversation l
    WHERE l.neptun_user_id = $1 AND l.project_id = $3 AND l.chat_conversation_id = c.id))
RETURNING c.id`,
};

/** Moves the chat to the trash. */
export async function deleteChat(ctx: UserContext, input: DeleteChatInput): Promise<true> {
  const { chat_id, project_id, if_updated_at } = input;
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    requireFresh(await requireChat(inside, chat_id, project_id), if_updated_at);
    return deleteChats(inside, { chat_ids: [chat_id] });
  });
}

/** Leaves `updated_at`, so that the chat comes back to where it was. */
const RESTORE_CHAT: Statement = {
  name: "chat_restore",
  text: "UPDATE chat_conversation SET deleted_at = NULL WHERE neptun_user_id = $1 AND id = $2 AND deleted_at IS NOT NULL",
};

/** Brings the chat back from the trash; one that is not in it stays as it is. */
export async function restoreChat(ctx: UserContext, id: number) {
  await ctx.db.query(RESTORE_CHAT, [ctx.user.id, id]);
  return getChat(ctx, id);
}

/** Moves all of them to the trash, or none if one of them is not the user's (or not in the project). */
export async function deleteChats(ctx: UserContext, { chat_ids, project_id }: DeleteChatsInput): Promise<true> {
  const ids = [...new Set(chat_ids)];
  await ctx.db.transaction(async (db) => {
    if (project_id !== undefined) await requireProject({ ...ctx, db }, project_id);
    const gone = await db.query(DELETE_CHATS, [ctx.user.id, ids, project_id ?? null]);
    if (gone.length < ids.length) throw notFound("Chat");
  });
  ctx.answers.dropChats(ids);
  return true;
}
