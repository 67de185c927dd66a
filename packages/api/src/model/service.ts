import type { Context } from "../context.ts";

/** What can be asked now, from the cache: never waits for a provider. */
export const listModels = (ctx: Context) => ctx.models.list();

/** The same, after every provider was asked: within the listing time-out. Those who ask at once share one question. */
export async function checkModels(ctx: Context) {
  await ctx.models.refresh();
  return ctx.models.list();
}
