import type { UserContext } from "../context.ts";
import { toIssues } from "../errors.ts";
import { sortSource } from "../file/import.ts";
import type { ImportSource } from "../file/schema.ts";
import { readPromptFile, toPromptFile } from "./markdown.ts";
import { CreatePromptInput } from "./schema.ts";
import { createPrompt, updatePrompt } from "./service.ts";
import { EXPORT_PROMPTS, FIND_NAMED, PROMPT_NAMES } from "./statements.ts";

/**
 * Makes a prompt of every Markdown file, all that can be in one transaction. One whose name is there gets the text as its next
 * version, and none if it has it already: importing twice changes nothing.
 */
export async function importPrompts(ctx: UserContext, source: ImportSource) {
  const { files, refused } = await sortSource(source);
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    const prompts: Awaited<ReturnType<typeof putPrompt>>[] = [];
    for (const file of files) {
      const { data, error } = CreatePromptInput.safeParse(readPromptFile(file));
      if (error) refused.push({ path: file.title, reason: toIssues(error)[0]!.message });
      else prompts.push(await putPrompt(inside, data));
    }
    return { prompts, refused: refused.slice(0, 1000) };
  });
}

async function putPrompt(ctx: UserContext, input: CreatePromptInput) {
  const [known] = await ctx.db.query<{ id: number }>(FIND_NAMED, [ctx.user.id, input.name]);
  if (!known) return (await createPrompt(ctx, input)).prompt;
  const description = input.description ?? undefined;
  return (await updatePrompt(ctx, { prompt_id: known.id, description, text: input.text })).prompt;
}

interface ExportedRow {
  id: number;
  name: string;
  description: string | null;
  text: string;
  updated_at: Date;
}

/** Every prompt as a Markdown file, for an archive. */
export async function listPromptArchive(ctx: UserContext) {
  const rows = await ctx.db.query<Pick<ExportedRow, "name" | "updated_at">>(PROMPT_NAMES, [ctx.user.id]);
  const files = rows.map(({ name, updated_at }) => ({ title: `${name}.md`, created_at: updated_at }));
  return { name: "prompts", files, read: () => readAll(ctx) };
}

async function* readAll(ctx: UserContext) {
  for (let after = 0; ; ) {
    const rows = await ctx.db.query<ExportedRow>(EXPORT_PROMPTS, [ctx.user.id, after]);
    for (const row of rows) yield { ...toPromptFile(row), created_at: row.updated_at };
    if (rows.length === 0) return;
    after = rows.at(-1)!.id;
  }
}
