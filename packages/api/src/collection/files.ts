import type { OwnerContext } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import { listArchive } from "../file/archive.ts";
import { extensionOf, languageOfPath } from "../file/language.ts";
import type { Scope } from "../file/tree.ts";
import { countLines, sha256 } from "../file/versions.ts";
import { said } from "../said.ts";
import { byteLength } from "../schema.ts";
import type { CollectionRow } from "./access.ts";
import { type CollectionFile, MOST_BYTES, MOST_FILES } from "./schema.ts";
import { FILES_OF_VERSIONS, LIST_COLLECTION_FILES, PUT_COLLECTION_FILES } from "./statements.ts";

/** What a file of a collection is made of. */
export interface PlainFile {
  title: string;
  text: string;
  language: string;
  extension: string;
}

/** A file of a collection as the database gives it. */
export type CollectionFileRow = Omit<CollectionFile, "created_at" | "updated_at"> & {
  created_at: Date;
  updated_at: Date;
};

type BroughtFile = Pick<PlainFile, "title" | "text"> & Partial<PlainFile>;

/** What the language is, the path says where nothing else does. */
export const toPlainFile = ({ title, text, language, extension }: BroughtFile): PlainFile => ({
  title,
  text,
  language: language ?? languageOfPath(title)?.name ?? "text",
  extension: extension ?? extensionOf(title),
});

export const factsOf = (text: string) => ({ size: byteLength(text), lines: countLines(text), sha256: sha256(text) });

/** What lies in the folder, with titles that begin there; or the file at that path. */
export function inFolder<File extends { title: string }>(files: File[], path = ""): File[] {
  const place = path.replace(/\/+$/, "");
  if (place === "") return files;
  return files.flatMap((file) => {
    if (file.title === place) return [{ ...file, title: place.slice(place.lastIndexOf("/") + 1) }];
    return file.title.startsWith(`${place}/`) ? [{ ...file, title: file.title.slice(place.length + 1) }] : [];
  });
}

/** The files of a collection with their texts. */
export async function readFiles(ctx: OwnerContext, id: number): Promise<PlainFile[]> {
  const values = [ctx.user.id, id, null, null];
  return ctx.db.query<CollectionFileRow & PlainFile>(LIST_COLLECTION_FILES, values);
}

type Chosen = Omit<PlainFile, "text"> & { text: string | null };

/** The versions of the user's own files, or NOT_FOUND. */
export async function filesOfVersions(ctx: OwnerContext, ids: number[]): Promise<PlainFile[]> {
  const rows = await ctx.db.query<Chosen>(FILES_OF_VERSIONS, [ctx.user.id, ids, MOST_BYTES]);
  if (rows.length < ids.length) throw notFound("File");
  return rows.map(({ text, ...file }) => {
    if (text === null) throw tooLarge();
    return { ...file, text };
  });
}

/** What fills the paths of a chat or project, or those at or in `path`. */
export async function filesOfScope(ctx: OwnerContext, scope: Scope, path: string | undefined): Promise<PlainFile[]> {
  const { files, read } = await listArchive(ctx, scope, path ? { path: path.replace(/\/+$/, "") } : {});
  requireRoom({ file_count: files.length, size: files.reduce((sum, { size }) => sum + size, 0) });
  const texts: PlainFile[] = [];
  for await (const file of read()) texts.push(toPlainFile(file));
  return inFolder(texts, path);
}

/** Adds the files, or puts them in the place of those with their titles. BAD_REQUEST if two of them have one title. */
export async function putFiles(ctx: OwnerContext, id: number, files: PlainFile[], field: string): Promise<void> {
  if (files.length === 0) return;
  requireDistinct(
    files.map(({ title }) => title),
    field,
  );
  const facts = files.map(({ text }) => factsOf(text));
  await ctx.db.query(PUT_COLLECTION_FILES, [
    ctx.user.id,
    id,
    files.map(({ title }) => title),
    files.map(({ text }) => text),
    files.map(({ language }) => language),
    files.map(({ extension }) => extension),
    facts.map(({ size }) => size),
    facts.map(({ lines }) => lines),
    facts.map((fact) => fact.sha256),
  ]);
}

export function requireDistinct(titles: string[], field: string): void {
  const seen = new Set<string>();
  for (const title of titles) {
    if (seen.has(title)) throw invalid(field, said`Two of the files are called ${title}`);
    seen.add(title);
  }
}

/** BAD_REQUEST unless a collection may hold as much. */
export function requireRoom({ file_count, size }: Pick<CollectionRow, "file_count" | "size">): void {
  if (file_count > MOST_FILES) throw invalid("files", said`A collection holds at most ${MOST_FILES} files`);
  if (size > MOST_BYTES) throw tooLarge();
}

const tooLarge = () =>
  invalid("files", said`The files of a collection must not exceed ${MOST_BYTES / 1024 / 1024} MiB`);
