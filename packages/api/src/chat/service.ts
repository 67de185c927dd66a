import type { UserContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requireFresh } from "../fresh.ts";
import { nextOf, toPages } from "../paging.ts";
import { requireProject } from "../project/access.ts";
import { limits } from "../schema.ts";
import { type ChatRow, lockChat, requireChat, requireKnownModel } from "./access.ts";
import { findFew } from "./find.ts";
import { chatIdsStatement, chatListStatement } from "./order.ts";
import { organiseChats } from "./organise.ts";
import type {
  CreateChatInput,
  DeleteChatInput,
  DeleteChatsInput,
  ListChatsInput,
  RestoreChatsInput,
  UpdateChatInput,
} from "./schema.ts";
import { CHATS_BY_ID, CREATE_CHAT, DELETE_CHATS, RESTORE_CHAT, RESTORE_CHATS } from "./statements.ts";

/** The user's chats, or those of a project, the one used last first unless `order_by` says otherwise. */
export async function listChats(ctx: UserContext, input: ListChatsInput) {
  if (input.project_id !== undefined) await requireProject(ctx, input.project_id);
  const limit = input.limit ?? limits.page_items;
  const ids = await findFew(ctx, input);
  const { statement, values } = chatListStatement(ctx.user.id, { ...input, limit, ids });
  const chats = await ctx.db.query<ChatRow>(statement, values);
  return { next: nextOf(chats, limit), chats };
}

/**
 * Every chat of the list, however many, a page at a time: those that were in it when it was asked for, once each, in the
 * order of then. One that is deleted meanwhile is left out.
 */
export async function* listAllChats(ctx: UserContext, input: ListChatsInput): AsyncGenerator<ChatRow[]> {
  if (input.project_id !== undefined) await requireProject(ctx, input.project_id);
  const { statement, values } = chatIdsStatement(ctx.user.id, { ...input, ids: await findFew(ctx, input) });
  const [list] = await ctx.db.query<{ ids: number[] }>(statement, values);
  for (const ids of toPages(list!.ids)) yield await ctx.db.query<ChatRow>(CHATS_BY_ID, [ctx.user.id, ids]);
}

export async function getChat(ctx: UserContext, id: number) {
  return { chat: await requireChat(ctx, id) };
}

/** Creates the chat, in the project if one is given. */
export async function createChat(ctx: UserContext, { model, name, project_id }: CreateChatInput) {
  requireKnownModel(ctx, model);
  const [chat] = await ctx.db.query<ChatRow>(CREATE_CHAT, [ctx.user.id, model, name, project_id ?? null]);
  if (!chat) throw notFound("Project");
  return { chat };
}

/** Changes what is given; `project_id: null` takes the chat out of its project. */
export async function updateChat(ctx: UserContext, input: UpdateChatInput) {
  const { chat_id, name, model, if_updated_at, ...change } = input;
  if (model !== undefined) requireKnownModel(ctx, model);
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    requireFresh(await requireChat(inside, chat_id), if_updated_at);
    if (name !== undefined || model !== undefined) {
      const where = { neptun_user_id: ctx.user.id, id: chat_id };
      await db.prisma.chat_conversation.updateMany({ where, data: { name, model } });
    }
    await organiseChats(inside, [{ ...change, id: chat_id }]);
    return getChat(inside, chat_id);
  });
}

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

/** Brings the chat back from the trash; one that is not in it stays as it is. */
export async function restoreChat(ctx: UserContext, id: number) {
  await ctx.db.query(RESTORE_CHAT, [ctx.user.id, id]);
  return getChat(ctx, id);
}

/** Brings all of them back from the trash, or none if one of them is not the user's. */
export async function restoreChats(ctx: UserContext, { chat_ids }: RestoreChatsInput) {
  const ids = [...new Set(chat_ids)];
  return ctx.db.transaction(async (db) => {
    const back = await db.query(RESTORE_CHATS, [ctx.user.id, ids]);
    if (back.length < ids.length) throw notFound("Chat");
    return { chats: await db.query<ChatRow>(CHATS_BY_ID, [ctx.user.id, ids]) };
  });
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
