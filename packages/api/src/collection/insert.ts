import { requireChat } from "../chat/access.ts";
import { createChat } from "../chat/service.ts";
import type { UserContext } from "../context.ts";
import { DomainError, type Issue, invalid } from "../errors.ts";
import { usualModel } from "../file/import.ts";
import { toChatFile } from "../file/service.ts";
import { titleProblem } from "../file/title.ts";
import { authorOf, insertVersions } from "../file/versions.ts";
import { requireProject } from "../project/access.ts";
import { english, said } from "../said.ts";
import { limits } from "../schema.ts";
import { inFolder, type PlainFile, toPlainFile } from "./files.ts";
import { type InsertCollectionInput, MOST_BYTES, type Preview, type PreviewCollectionInput } from "./schema.ts";
import { openSource, requireOneOf } from "./sources.ts";
import { NUMBERS_OF_CHAT, TITLES_OF_PROJECT } from "./statements.ts";
import { filledSize, fillVariables, findVariables, type Variable } from "./variables.ts";

const MOST_VARIABLES = 1000;

/** Some files of a collection, and what is to be filled in. */
interface Template {
  files: (PlainFile & Place)[];
  variables: Variable[];
  values: Map<string, string>;
}

/** Where a file of a template would go. */
interface Place {
  to: string;
  /** Why it cannot go there. */
  problem: string | null;
}

/** BAD_REQUEST if there is nothing in the folder, or more to be filled in than a person could. */
function toTemplate(all: PlainFile[], { path, variables: given = {} }: PreviewCollectionInput): Template {
  const files = inFolder(all, path);
  if (files.length === 0)
    throw invalid("path", path ? said`The collection has no folder ${path}` : said`The collection is empty`);
  const variables = findVariables(files.flatMap(({ title, text }) => [title, text]));
  if (variables.length > MOST_VARIABLES)
    throw invalid("path", said`The files have more than ${MOST_VARIABLES} variables`);
  const values = new Map(Object.entries(given));
  const seen = new Set<string>();
  const placed = files.map((file) => ({ ...file, ...toPlace(file.title, values, variables, seen) }));
  return { files: placed, variables, values };
}

const LONGEST_PATH_BYTES = 4 * 1024;

function toPlace(title: string, values: Map<string, string>, variables: Variable[], seen: Set<string>): Place {
  if (filledSize(title, values, variables) > LONGEST_PATH_BYTES)
    return { to: title, problem: english`The path would be too long.` };
  const to = fillVariables(title, values, variables);
  const problem = titleProblem(to) ?? (seen.has(to) ? english`Two of the files would be ${to}.` : null);
  seen.add(to);
  return { to, problem };
}

const missingOf = ({ variables, values }: Template) =>
  variables.filter((variable) => !values.has(variable.name) && variable.default === undefined).map(({ name }) => name);

/**
 * Puts the collection's files into a chat, as versions there, or into a new chat, in a project or not: all of them, or none.
 * BAD_REQUEST with an issue for each variable without a value, and each path that no file may have.
 */
export async function insertCollection(ctx: UserContext, input: InsertCollectionInput) {
  const { chat_id, project_id } = input;
  requireOneOf({ chat_id, project_id });
  if (typeof project_id === "number") await requireProject(ctx, project_id);
  if (chat_id !== undefined) await requireChat(ctx, chat_id);
  const source = await openSource(ctx, input);
  const files = fill(toTemplate(await source.read(), input));
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    const id = chat_id ?? (await makeChat(inside, source.name, input));
    const rows = await insertVersions(inside, { chat_id: id, message_id: null, author: authorOf(ctx) }, files);
    const chatFiles = rows.map((row) => ({ ...toChatFile(ctx, row), text: null }));
    return { chat: await requireChat(inside, id), chatFiles };
  });
}

async function makeChat(ctx: UserContext, name: string, { project_id, model }: InsertCollectionInput) {
  const { chat } = await createChat(ctx, {
    name,
    project_id: project_id ?? undefined,
    model: model ?? (await usualModel(ctx)),
  });
  return chat.id;
}

function fill(template: Template): PlainFile[] {
  const { files, variables, values } = template;
  const issues = issuesOf(template);
  if (issues.length > 0)
    throw new DomainError("BAD_REQUEST", said`The collection cannot be inserted like this`, { issues });
  return files.map(({ title, to, text, language, extension }) => {
    const filled = { title: to, text: fillVariables(text, values, variables) };
    // A name with blanks does not say what the file is; the filled one does.
    return to === title ? { ...filled, language, extension } : toPlainFile(filled);
  });
}

/** What is wrong, found before the texts are made, which could become very long. */
function issuesOf(template: Template): Issue[] {
  const missing = missingOf(template).map((name) => toIssue(["variables", name], "Required", "invalid_type"));
  const places = template.files.flatMap(({ title, problem }) => (problem ? [toIssue(["files", title], problem)] : []));
  return [...missing, ...places, ...sizeIssues(template)];
}

function sizeIssues({ files, variables, values }: Template): Issue[] {
  let left = MOST_BYTES;
  return files.flatMap(({ title, text }) => {
    const size = filledSize(text, values, variables);
    left -= size;
    if (size > limits.file_bytes) return [toIssue(["files", title], `Would exceed ${limits.file_bytes} bytes`)];
    return left < 0 ? [toIssue(["files", title], `The files would exceed ${MOST_BYTES} bytes together`)] : [];
  });
}

const toIssue = (path: string[], message: string, code = "custom"): Issue => ({ code, message, path });

/** What inserting would ask for and do, as far as it can be told now; nothing is stored. */
export async function previewCollection(ctx: UserContext, input: PreviewCollectionInput): Promise<Preview> {
  const { chat_id, project_id } = input;
  requireOneOf({ chat_id, project_id }, 0);
  const template = toTemplate(await (await openSource(ctx, input)).read(), input);
  const taken = await findTaken(
    ctx,
    input,
    template.files.map(({ to }) => to),
  );
  const files = template.files.map(({ title, to, problem }) => {
    return { title, to, version: 1, exists: false, ...taken.get(to), problem };
  });
  return { variables: template.variables, missing: missingOf(template), files };
}

/** The paths that have had a file in the chat, or have one in the project. */
async function findTaken(ctx: UserContext, { chat_id, project_id }: PreviewCollectionInput, paths: string[]) {
  if (chat_id !== undefined) {
    await requireChat(ctx, chat_id);
    const rows = await ctx.db.query<{ title: string; last_version: number; exists: boolean }>(NUMBERS_OF_CHAT, [
      ctx.user.id,
      chat_id,
      paths,
    ]);
    return new Map(rows.map(({ title, last_version, exists }) => [title, { version: last_version + 1, exists }]));
  }
  if (project_id === undefined || project_id === null) return new Map<string, { version: number; exists: boolean }>();
  await requireProject(ctx, project_id);
  const rows = await ctx.db.query<{ title: string }>(TITLES_OF_PROJECT, [ctx.user.id, project_id, paths]);
  return new Map(rows.map(({ title }) => [title, { version: 1, exists: true }]));
}
