import { setTimeout as sleep } from "node:timers/promises";
import { isUnavailable, type Statement } from "@neptun/db";
import type { Usage as Counted, Models } from "@neptun/models";
import { requireChat } from "../chat/access.ts";
import type { OwnerContext, UserContext } from "../context.ts";
import { requireProject } from "../project/access.ts";
import {
  addDays,
  type ChatUsageInput,
  daysBetween,
  MOST_DAYS,
  type ProjectUsageInput,
  type Usage,
  type Used,
  type UserUsageInput,
} from "./schema.ts";
import { ADD_USAGE, CHAT_USAGE, PROJECT_USAGE, USER_USAGE } from "./statements.ts";

const USUAL_DAYS = 30;

type Row = Used & { day: string | null; model: string | null; since: string | null };

/** What the user's answers used, also those that are gone: on at most 366 days. */
export async function getUserUsage(ctx: UserContext, { from, to }: UserUsageInput) {
  const last = to ?? lastDay(from);
  return { usage: await sumUp(ctx, USER_USAGE, [from ?? addDays(last, 1 - USUAL_DAYS), last]) };
}

/** What the answers in a chat used. */
export async function getChatUsage(ctx: UserContext, { chat_id, from, to }: ChatUsageInput) {
  await requireChat(ctx, chat_id);
  return { usage: await sumUp(ctx, CHAT_USAGE, [from ?? null, to ?? today(), chat_id]) };
}

/** What the answers in the chats of a project used. */
export async function getProjectUsage(ctx: UserContext, { project_id, from, to }: ProjectUsageInput) {
  await requireProject(ctx, project_id);
  return { usage: await sumUp(ctx, PROJECT_USAGE, [from ?? null, to ?? today(), project_id]) };
}

const today = () => new Date().toISOString().slice(0, 10);

/** Today, or as many days after `from` as can be counted. */
function lastDay(from: string | undefined): string {
  const now = today();
  if (from === undefined) return now;
  const days = daysBetween(from, now);
  return days < 0 ? from : days < MOST_DAYS ? now : addDays(from, MOST_DAYS - 1);
}

async function sumUp(ctx: OwnerContext, statement: Statement, asked: [from: string | null, to: string, id?: number]) {
  const rows = await ctx.db.query<Row>(statement, [ctx.user.id, ...asked]);
  const total = rows.find(({ day, model }) => day === null && model === null)!;
  return {
    from: asked[0] ?? total.since,
    to: asked[1],
    total,
    days: rows.flatMap((row) => (row.day === null ? [] : [{ ...row, day: row.day }])),
    models: rows.flatMap((row) => (row.model === null ? [] : [{ ...row, model: row.model }])),
  } satisfies Usage;
}

/** The models, for answers that belong to no chat: adds what each used when it ends, well or not. */
export const counting = (ctx: UserContext): Pick<Models, "answer"> => ({
  async answer(request, onText) {
    const started = performance.now();
    const sinceStart = () => Math.round(performance.now() - started);
    let first: number | undefined;
    let usage: Counted | undefined;
    try {
      const ending = await ctx.models.answer(request, (text) => {
        first ??= sinceStart();
        onText(text);
      });
      usage = ending.usage;
      return ending;
    } finally {
      const { prompt_tokens = null, completion_tokens = null, cost = null } = usage ?? {};
      const values = [prompt_tokens, completion_tokens, cost, sinceStart(), first ?? null];
      const add = () => ctx.db.query(ADD_USAGE, [ctx.user.id, request.model, ...values]);
      // How the answer ended is told, whether or not it can be counted now.
      if (usage || first !== undefined) await add().catch((error: unknown) => void addLater(add, error));
    }
  },
});

const RETRY_MS = 1_000;

/** A database that is away comes back, and nobody waits for it; what else goes wrong is the process's to log. */
async function addLater(add: () => Promise<unknown>, failure: unknown): Promise<void> {
  let error = failure;
  while (isUnavailable(error)) {
    await sleep(RETRY_MS, undefined, { ref: false });
    error = await add().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  }
  if (error !== undefined) throw error;
}
