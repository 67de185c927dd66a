import { t } from "@lingui/core/macro";
import { titleProblem } from "@neptun/api/file/title";
import { locale } from "../lib/language.ts";

export interface FileAtPath {
  /** With the folders it was found in. */
  path: string;
  file: File;
}

export interface ReadFile extends FileAtPath {
  /** The whole file; a byte order mark at the beginning stays. */
  text: string;
}

export interface RefusedFile {
  /** Empty where it is about all files. */
  path: string;
  /** Why, in words for people. */
  reason: string;
}

export interface FileLimits {
  /** How many files at once. */
  maxFiles: number;
  /** How large one may be. */
  maxBytes: number;
  /** How large all may be together. */
  maxTotalBytes: number;
}

export interface FoundFiles {
  found: FileAtPath[];
  refused: RefusedFile[];
}

const MOST_FOLDERS_DEEP = 64;
/** Folders that hold what can be made or fetched again, in numbers that nobody wants to drop. */
const leftOut = new Set([".git", "node_modules", ".hg", ".svn"]);

/**
 * The files of a drop or a paste, folders with all that is in them, at most one more than `maxFiles`. Call it while the event
 * is handled: afterwards the browser hides what was dropped.
 */
export function findDropped(transfer: DataTransfer, limits: FileLimits): Promise<FoundFiles> {
  const items = Array.from(transfer.items).filter(({ kind }) => kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  return walk(entries, limits);
}

/** The files chosen in a file input, with their folders where a folder was chosen. */
export function findChosen(files: Iterable<File>): FoundFiles {
  const found: FileAtPath[] = [];
  const folders = new Set<string>();
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    const parts = path.split("/");
    const at = parts.slice(0, -1).findIndex((part) => leftOut.has(part));
    if (at < 0) found.push({ path, file });
    else folders.add(parts.slice(0, at + 1).join("/"));
  }
  return { found, refused: [...folders].map(leftOutFolder) };
}

const leftOutFolder = (path: string): RefusedFile => ({ path, reason: t`Folders with this name are left out` });

async function walk(entries: readonly (FileSystemEntry | File | null)[], { maxFiles }: FileLimits) {
  const result: FoundFiles = { found: [], refused: [] };
  const visit = async (entry: FileSystemEntry | File | null, folder: string, depth: number): Promise<void> => {
    if (!entry || result.found.length > maxFiles) return;
    const path = folder + entry.name;
    if (entry instanceof File) result.found.push({ path, file: entry });
    else if (isFile(entry))
      await fileOf(entry).then(
        (file) => result.found.push({ path, file }),
        () => result.refused.push({ path, reason: t`It could not be read` }),
      );
    else if (!isFolder(entry)) return;
    else if (leftOut.has(entry.name)) result.refused.push(leftOutFolder(path));
    else if (depth >= MOST_FOLDERS_DEEP) result.refused.push({ path, reason: t`It is in too many folders` });
    else {
      const reader = entry.createReader();
      for (let some = await entriesOf(reader); some.length > 0; some = await entriesOf(reader)) {
        for (const child of some) await visit(child, `${path}/`, depth + 1);
        if (result.found.length > maxFiles) return;
      }
    }
  };
  for (const entry of entries) await visit(entry, "", 0);
  return result;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((resolve, reject) => entry.file(resolve, reject));
/** The next entries of a folder, a hundred at most; none at its end, or where it cannot be read. */
const entriesOf = (reader: FileSystemDirectoryReader) =>
  new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));

/** Takes the zip archives that were given as such, and not in a folder, out of what was found. */
export function partZips({ found, refused }: FoundFiles): { texts: FoundFiles; zips: File[] } {
  const isZip = ({ path }: FileAtPath) => /^[^/]+\.zip$/i.test(path);
  return {
    texts: { found: found.filter((each) => !isZip(each)), refused },
    zips: found.filter(isZip).map(({ file }) => file),
  };
}

/** Reads what was found: the texts, and what is refused with its reason. */
export async function readFiles({ found, refused }: FoundFiles, limits: FileLimits) {
  const read: ReadFile[] = [];
  const problems = [...refused];
  const paths = new Set<string>();
  let total = 0;
  if (found.length > limits.maxFiles) {
    problems.unshift({
      path: "",
      reason: t`There are more than ${limits.maxFiles.toLocaleString(locale)} files: the rest is left out`,
    });
  }
  for (const { path, file } of found.slice(0, limits.maxFiles)) {
    const problem = pathProblem(path, paths) ?? sizeProblem(file.size, total, limits);
    const result = problem ? { problem } : await textOf(file);
    if (result.problem !== undefined) {
      problems.push({ path, reason: result.problem });
      continue;
    }
    total += file.size;
    paths.add(path);
    read.push({ path, file, text: result.text });
  }
  return { read, refused: problems };
}

const pathProblem = (path: string, taken: ReadonlySet<string>) =>
  taken.has(path) ? t`Another file here has the same path` : titleProblem(path);

function sizeProblem(size: number, total: number, limits: FileLimits): string | undefined {
  if (size > limits.maxBytes) return t`It is larger than ${bytesInWords(limits.maxBytes)}`;
  if (total + size > limits.maxTotalBytes)
    return t`All files together would be larger than ${bytesInWords(limits.maxTotalBytes)}`;
  return undefined;
}

type TextOrProblem = { text: string; problem?: undefined } | { problem: string };

async function textOf(file: File): Promise<TextOrProblem> {
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (!bytes) return { problem: t`It could not be read` };
  if (new Uint8Array(bytes).includes(0)) return { problem: t`It is not a text: it has NUL bytes` };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return { problem: t`It is not a text in UTF-8` };
    throw error;
  }
}

const bytesInWords = (bytes: number) =>
  bytes >= 1_000_000
    ? `${(bytes / 1_000_000).toLocaleString(locale, { maximumFractionDigits: 1 })} MB`
    : `${(bytes / 1000).toLocaleString(locale, { maximumFractionDigits: 1 })} kB`;
