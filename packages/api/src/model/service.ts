import type { Context } from "../context.ts";

/** What can be asked now, from the cache: never waits for a provider. */
export const listModels = (ctx: Context) => ctx.models.list();
