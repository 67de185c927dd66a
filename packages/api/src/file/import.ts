import { requireChat } from "../chat/access.ts";
import { createChat } from "../chat/service.ts";
import type { UserContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { english, said } from "../said.ts";
import { byteLength, limits, Text } from "../schema.ts";
import { showsNothing } from "../shows-nothing.ts";
import { isConfigFile } from "./config-files.ts";
import { extensionOf, languageOfPath } from "./language.ts";
import type { ImportSource } from "./schema.ts";
import { toChatFile } from "./service.ts";
import { LAST_MODEL } from "./statements.ts";
import { titleProblem } from "./title.ts";
import { requireScope, type Scope } from "./tree.ts";
import { authorOf, type FileRow, insertVersions, type NewVersion } from "./versions.ts";
import { readZip } from "./zip-reader.ts";

interface Sorted {
  files: { title: string; text: string }[];
  refused: { path: string; reason: string }[];
}

/** What an answer that is kept for its repetition cannot hold. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/**
 * Stores all files that can be stored, or none of them: in the chat, or in a new chat of the project. What is refused is told
 * with its reason; BAD_REQUEST if nothing is left.
 */
export async function importFiles(ctx: UserContext, scope: Scope, source: ImportSource) {
  await requireScope(ctx, scope);
  const { files, refused } = await sortSource(source);
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    const chat_id = scope.kind === "chat" ? scope.id : await createImportChat(inside, scope.id, source.name);
    const origin = { chat_id, message_id: null, author: authorOf(ctx) };
    const rows: FileRow[] = [];
    for (const some of toBatches(files.map(toVersion))) {
      for (const row of await insertVersions(inside, origin, some)) rows.push({ ...row, text: null });
    }
    const chat = await requireChat(inside, chat_id);
    return { chat, chatFiles: rows.map((row) => toChatFile(ctx, row)), refused };
  });
}

/** What can be stored as files, and what is refused, with its reason; BAD_REQUEST if nothing is left. */
export async function sortSource(source: ImportSource): Promise<Sorted> {
  const { files, ...sorted } = "zip" in source ? await sortZip(source) : sortFiles(source);
  const refused = sorted.refused.map(({ path, reason }) => ({ path: path.replaceAll(UNSTORABLE, "\ufffd"), reason }));
  if (files.length === 0) throw nothingLeft(refused);
  return { files, refused };
}

async function sortZip({ zip, only }: { zip: Uint8Array; only?: "config" }): Promise<Sorted> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const { entries, refusals } = await readZip(bytes, { only, stripTopFolder: true });
  return { files: entries.map(({ path, text }) => ({ title: path, text })), refused: refusals };
}

function sortFiles({ files, only }: { files: Sorted["files"]; only?: "config" }): Sorted {
  const sorted: Sorted = { files: [], refused: [] };
  const taken = new Set<string>();
  for (const file of files) {
    if (only === "config" && !isConfigFile(file.title)) continue;
    const reason = taken.has(file.title) ? english`There is a file of this name already.` : problemOf(file);
    if (reason) sorted.refused.push({ path: file.title.slice(0, 1_024), reason });
    else sorted.files.push(file);
    taken.add(file.title);
  }
  return sorted;
}

function problemOf({ title, text }: Sorted["files"][number]): string | undefined {
  const problem = titleProblem(title);
  if (problem) return english`Its name is not safe: ${problem}`;
  if (!Text.safeParse(text).success) return english`It is not text in UTF-8.`;
  return byteLength(text) > limits.file_bytes ? english`It is larger than ${limits.file_bytes} bytes.` : undefined;
}

const MOST_ISSUES = 20;

function nothingLeft(refused: Sorted["refused"]): DomainError {
  const issues = refused
    .slice(0, MOST_ISSUES)
    .map(({ path, reason }) => ({ code: "custom", message: reason, path: [path] }));
  return new DomainError("BAD_REQUEST", said`There is no file that could be imported`, { issues });
}

const toVersion = ({ title, text }: Sorted["files"][number]): NewVersion => ({
  title,
  text,
  language: languageOfPath(title)?.name ?? "text",
  extension: extensionOf(title),
});

const BATCH_FILES = 1_000;
const BATCH_CHARACTERS = 8 * 1024 * 1024;

function* toBatches(files: NewVersion[]): Generator<NewVersion[]> {
  let batch: NewVersion[] = [];
  let characters = 0;
  for (const file of files) {
    if (batch.length === BATCH_FILES || (batch.length > 0 && characters + file.text.length > BATCH_CHARACTERS)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(file);
    characters += file.text.length;
  }
  yield batch;
}

async function createImportChat(ctx: UserContext, project_id: number, given = ""): Promise<number> {
  const called = `Imported: ${showsNothing(given) ? "files" : given}`;
  const name = [...called].slice(0, limits.name_characters).join("");
  const { chat } = await createChat(ctx, { project_id, name, model: await usualModel(ctx) });
  return chat.id;
}

/** The one that the user used last, or else one that answers now. */
export async function usualModel(ctx: UserContext): Promise<string> {
  const [last] = await ctx.db.query<{ model: string }>(LAST_MODEL, [ctx.user.id]);
  if (last && ctx.models.isKnown(last.model)) return last.model;
  const { available, models } = ctx.models.list();
  return (available[0] ?? models[0])!;
}
