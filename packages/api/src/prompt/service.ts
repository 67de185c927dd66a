import { filledSize, fillVariables } from "../collection/variables.ts";
import type { UserContext } from "../context.ts";
import { DomainError, invalid, notFound } from "../errors.ts";
import { requireFresh } from "../fresh.ts";
import { BEYOND_IDS, nextOf } from "../paging.ts";
import { said } from "../said.ts";
import { limits } from "../schema.ts";
import { lockPrompt, requirePrompt } from "./access.ts";
import {
  type CreatePromptInput,
  type DeletePromptInput,
  type FillPromptInput,
  type ListPromptsInput,
  MOST_PROMPTS,
  MOST_VERSIONS,
  type UpdatePromptInput,
  type VersionInput,
} from "./schema.ts";
import { ADD_VERSION, COUNT_PROMPTS, CREATE_PROMPT, FIND_NAMED, LIST_PROMPTS, LIST_VERSIONS } from "./statements.ts";

interface ListedRow {
  id: number;
  neptun_user_id: number;
  name: string;
  description: string | null;
  version: number;
  excerpt: string;
  created_at: Date;
  updated_at: Date;
}
interface VersionRow {
  prompt_id: number;
  version: number;
  text: string | null;
  characters: number;
  created_at: Date;
}

/** The user's prompts, oldest first; with `query` those that have it in name, description or text. */
export async function listPrompts(ctx: UserContext, input: ListPromptsInput) {
  const { after, before, limit = limits.page_items, query } = input;
  const values = [ctx.user.id, after ?? 0, before ?? BEYOND_IDS, limit + 1, query || null];
  const prompts = await ctx.db.query<ListedRow>(LIST_PROMPTS, values);
  return { next: nextOf(prompts, limit), prompts };
}

/** Every prompt of the list, however many, a page at a time. */
export async function* listAllPrompts(ctx: UserContext, input: ListPromptsInput): AsyncGenerator<ListedRow[]> {
  let after: number | null | undefined = input.after;
  do {
    const page: { prompts: ListedRow[]; next: number | null } = await listPrompts(ctx, { ...input, after });
    yield page.prompts;
    after = page.next;
  } while (after !== null);
}

export async function getPrompt(ctx: UserContext, id: number) {
  return { prompt: await requirePrompt(ctx, id) };
}

/** CONFLICT if another prompt of the user's has the name. */
export async function createPrompt(ctx: UserContext, { name, description, text }: CreatePromptInput) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    const values = [ctx.user.id, name, description ?? null, text];
    const [made] = await db.query<{ prompt_id: number }>(CREATE_PROMPT, values);
    if (!made) throw nameTaken(name);
    await requirePlace(inside);
    return getPrompt(inside, made.prompt_id);
  });
}

async function requirePlace(ctx: UserContext) {
  const [counted] = await ctx.db.query<{ count: number }>(COUNT_PROMPTS, [ctx.user.id]);
  if (counted!.count > MOST_PROMPTS)
    throw new DomainError("BAD_REQUEST", said`There are ${MOST_PROMPTS} prompts already`);
}

const nameTaken = (name: string) => new DomainError("CONFLICT", said`Another prompt is called ${name}`);

/** Changes what is given; another text becomes the next version. */
export async function updatePrompt(ctx: UserContext, input: UpdatePromptInput) {
  const { prompt_id, if_updated_at, name, description, text } = input;
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    requireFresh(await lockPrompt(inside, prompt_id), if_updated_at);
    if (name !== undefined) await requireFreeName(inside, name, prompt_id);
    if (name !== undefined || description !== undefined) await mark(inside, prompt_id, { name, description });
    if (text !== undefined) await addVersion(inside, prompt_id, text);
    return getPrompt(inside, prompt_id);
  });
}

async function addVersion(ctx: UserContext, id: number, text: string) {
  const [added] = await ctx.db.query<{ version: number }>(ADD_VERSION, [ctx.user.id, id, text]);
  if (added && added.version > MOST_VERSIONS)
    throw new DomainError("BAD_REQUEST", said`This prompt has ${MOST_VERSIONS} versions already; make a new one of it`);
}

async function requireFreeName(ctx: UserContext, name: string, id: number) {
  const [other] = await ctx.db.query<{ id: number }>(FIND_NAMED, [ctx.user.id, name]);
  if (other && other.id !== id) throw nameTaken(name);
}

interface Marks {
  name?: string;
  description?: string | null;
  deleted_at?: Date | null;
}

async function mark(ctx: UserContext, id: number, { name, description, deleted_at }: Marks) {
  try {
    await ctx.db.prisma.neptun_user_prompt.updateMany({
      where: { neptun_user_id: ctx.user.id, id },
      data: { name, description, deleted_at },
    });
  } catch (error) {
    // Somebody gave another prompt this name at the same time.
    if ((error as { code?: string }).code === "P2002") throw nameTaken(name ?? "that");
    throw error;
  }
}

/** Moves the prompt to the trash; its name is free then. */
export async function deletePrompt(ctx: UserContext, { prompt_id, if_updated_at }: DeletePromptInput): Promise<true> {
  return ctx.db.transaction<true>(async (db) => {
    const inside = { ...ctx, db };
    requireFresh(await lockPrompt(inside, prompt_id), if_updated_at);
    await mark(inside, prompt_id, { deleted_at: new Date() });
    return true;
  });
}

/** Brings the prompt back from the trash, CONFLICT if another has its name by now; one that is not in it stays as it is. */
export async function restorePrompt(ctx: UserContext, id: number) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    const where = { neptun_user_id: ctx.user.id, id, deleted_at: { not: null } };
    const gone = await db.prisma.neptun_user_prompt.findFirst({ where, select: { name: true } });
    if (gone) {
      await requireFreeName(inside, gone.name, id);
      await mark(inside, id, { deleted_at: null });
      await requirePlace(inside);
    }
    return getPrompt(inside, id);
  });
}

/** All versions, newest first, without their texts. */
export async function listVersions(ctx: UserContext, id: number) {
  const promptVersions = await ctx.db.query<VersionRow>(LIST_VERSIONS, [ctx.user.id, id, null]);
  if (promptVersions.length === 0) throw notFound("Prompt");
  return { promptVersions };
}

export async function getVersion(ctx: UserContext, { prompt_id, version }: VersionInput) {
  const [promptVersion] = await ctx.db.query<VersionRow>(LIST_VERSIONS, [ctx.user.id, prompt_id, version]);
  if (promptVersion) return { promptVersion };
  await requirePrompt(ctx, prompt_id);
  throw new DomainError("NOT_FOUND", said`Version not found`);
}

/** Makes the text of an older version the newest again, as a new version. */
export async function restoreVersion(ctx: UserContext, input: VersionInput) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockPrompt(inside, input.prompt_id);
    const { promptVersion } = await getVersion(inside, input);
    await addVersion(inside, input.prompt_id, promptVersion.text!);
    return getPrompt(inside, input.prompt_id);
  });
}

/** The text with its blanks filled in; BAD_REQUEST for one that has neither a value nor a default. */
export async function fillPrompt(ctx: UserContext, { prompt_id, variables: values = {} }: FillPromptInput) {
  const { text, variables } = await requirePrompt(ctx, prompt_id);
  const given = new Map(Object.entries(values));
  const missing = variables.find((one) => one.default === undefined && !given.has(one.name));
  if (missing) throw invalid("variables", said`{{${missing.name}}} needs a value`);
  if (filledSize(text, given, variables) > limits.message_bytes)
    throw invalid("variables", said`Must not make the text larger than ${limits.message_bytes} bytes`);
  return { text: fillVariables(text, given, variables) };
}
