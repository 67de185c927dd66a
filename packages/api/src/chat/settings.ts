import type { ModelSettings } from "@neptun/models";
import type { OwnerContext, UserContext } from "../context.ts";
import { requireFresh } from "../fresh.ts";
import { isBlank } from "../schema.ts";
import { lockChat, requireChat } from "./access.ts";
import type { UpdateSettingsInput } from "./schema.ts";
import { COPY_SETTINGS, GET_SETTINGS, SET_SETTINGS } from "./statements.ts";

export interface SettingsRow {
  chat_conversation_id: number;
  neptun_user_id: number;
  instructions: string | null;
  temperature: number | null;
  top_p: number | null;
  max_tokens: number | null;
  stop_sequences: string[];
  reasoning_effort: string | null;
  created_at: Date;
  updated_at: Date;
}

/** What is set for a chat, also for one in the trash; undefined where there is none. Until something is, its times are the chat's. */
export async function findSettings(ctx: OwnerContext, chatId: number): Promise<SettingsRow | undefined> {
  return (await ctx.db.query<SettingsRow>(GET_SETTINGS, [ctx.user.id, chatId]))[0];
}

/** What is set for the user's own chat, or NOT_FOUND. */
export async function getSettings(ctx: OwnerContext, chatId: number) {
  await requireChat(ctx, chatId);
  return { settings: (await findSettings(ctx, chatId))! };
}

/** Changes what is given. To set something is not to use the chat: its own `updated_at` stays. */
export async function updateSettings(ctx: UserContext, { chat_id, if_updated_at, ...changes }: UpdateSettingsInput) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    const { settings } = await getSettings(inside, chat_id);
    requireFresh(settings, if_updated_at);
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const next: SettingsRow = { ...settings, ...Object.fromEntries(given) };
    await db.query(SET_SETTINGS, [
      ctx.user.id,
      chat_id,
      next.instructions === null || isBlank(next.instructions) ? null : next.instructions,
      next.temperature,
      next.top_p,
      next.max_tokens,
      next.stop_sequences,
      next.reasoning_effort,
    ]);
    return getSettings(inside, chat_id);
  });
}

/** Gives a new chat what is set for another one, of another user perhaps; what its models are told only with `instructions`. */
export async function copySettings(
  ctx: OwnerContext,
  chatId: number,
  from: { user_id: number; chat_id: number; instructions: boolean },
): Promise<void> {
  await ctx.db.query(COPY_SETTINGS, [ctx.user.id, chatId, from.user_id, from.chat_id, from.instructions]);
}

/** As the port to the models takes them. */
export const toModelSettings = (settings: SettingsRow): ModelSettings => ({
  temperature: settings.temperature ?? undefined,
  top_p: settings.top_p ?? undefined,
  max_tokens: settings.max_tokens ?? undefined,
  stop: settings.stop_sequences,
  reasoning_effort: settings.reasoning_effort ?? undefined,
});
