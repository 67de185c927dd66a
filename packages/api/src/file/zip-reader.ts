import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { DomainError } from "../errors.ts";
import { english, said } from "../said.ts";
import { limits } from "../schema.ts";
import { isConfigFile } from "./config-files.ts";
import { titleProblem } from "./title.ts";

export interface ZipContent {
  entries: { path: string; text: string }[];
  /** Files that were left out, and why; at most 1,000 of `refused`. */
  refusals: { path: string; reason: string }[];
  refused: number;
  /** How many files `only` left out. */
  filtered: number;
}

export interface ZipOptions {
  /** Takes the folder away that holds everything, as archives of GitHub have one. */
  stripTopFolder?: boolean;
  /** Only files that set a project up. */
  only?: "config";
  files?: number;
  file_bytes?: number;
  /** Of all texts together. */
  total_bytes?: number;
}

const inflate = promisify(inflateRaw);
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const mostEntries = 50_000;
const mostRefusals = 1_000;

/**
 * The text files of a zip. What is inflated is counted, whatever the zip says about itself; folders are no files. The event
 * loop goes on meanwhile. Throws BAD_REQUEST when it is no zip.
 */
export async function readZip(zip: Buffer, options: ZipOptions = {}): Promise<ZipContent> {
  const file = await fromBufferPromise(zip, { lazyEntries: true, decodeStrings: false }).catch(notZip);
  const found = (await listEntries(file)).map((entry) => ({ entry, path: pathOf(entry) }));
  const files = found.filter(({ path }) => !path.endsWith("/"));
  const top = options.stripTopFolder ? commonFolder(files.map(({ path }) => path)) : "";
  const reader = new ZipReader(zip, file, options);
  for (const { entry, path } of files) await reader.read(entry, path.slice(path.startsWith(top) ? top.length : 0));
  return reader.content;
}

class ZipReader {
  readonly content: ZipContent = { entries: [], refusals: [], refused: 0, filtered: 0 };
  private readonly zip: Buffer;
  private readonly file: ZipFile;
  private readonly options: ZipOptions;
  private readonly taken = new Set<string>();
  /** Bytes of text that may still come, and bytes that may still be inflated, for nothing too. */
  private left: number;
  private work: number;
  private turn = performance.now();

  constructor(zip: Buffer, file: ZipFile, options: ZipOptions) {
    this.zip = zip;
    this.file = file;
    this.options = options;
    this.left = options.total_bytes ?? 64 * 1024 * 1024;
    this.work = 4 * this.left;
  }

  async read(entry: Entry, path: string): Promise<void> {
    await this.breathe();
    if (this.options.only === "config" && !isConfigFile(path)) {
      this.content.filtered++;
      return;
    }
    const reason = this.refusalOf(entry, path) ?? (await this.take(entry, path));
    if (reason === undefined) return;
    this.content.refused++;
    if (this.content.refusals.length < mostRefusals) this.content.refusals.push({ path: path.slice(0, 1_024), reason });
  }

  private refusalOf(entry: Entry, path: string): string | undefined {
    if (isOfSystem(path)) return english`The system keeps its own data here.`;
    if (/(?:^|\/)\.git\//i.test(path)) return english`Git keeps its own data here.`;
    if (isLink(entry)) return english`It is a link to another file.`;
    const problem = titleProblem(path);
    if (problem) return english`Its name is not safe: ${problem}`;
    if (this.taken.has(path)) return english`The zip has a file of this name already.`;
    if (entry.isEncrypted()) return english`It is encrypted.`;
    if (this.content.entries.length >= (this.options.files ?? 10_000)) return english`The zip has too many files.`;
    return undefined;
  }

  /** Adds the text, or says why not. */
  private async take(entry: Entry, path: string): Promise<string | undefined> {
    const most = this.options.file_bytes ?? limits.file_bytes;
    if (entry.uncompressedSize > most) return english`It is larger than ${most} bytes.`;
    const room = Math.min(most, this.left, this.work);
    const bytes = await this.bytesOf(entry, room);
    if (bytes === "large") {
      return room < most
        ? english`The files of the zip are too large together.`
        : english`It is larger than ${most} bytes.`;
    }
    if (bytes === undefined) return english`It is damaged, or compressed in a way that is not known.`;
    const text = textOf(bytes);
    if (text === undefined) return english`It is not text in UTF-8.`;
    this.left -= bytes.length;
    this.taken.add(path);
    this.content.entries.push({ path, text });
    return undefined;
  }

  private async bytesOf(entry: Entry, most: number): Promise<Buffer | "large" | undefined> {
    try {
      const { fileDataStart } = await this.file.readLocalFileHeaderPromise(entry, { minimal: true });
      const end = fileDataStart + entry.compressedSize;
      if (end > this.zip.length) return undefined;
      const packed = this.zip.subarray(fileDataStart, end);
      if (entry.compressionMethod === 0 && packed.length > most) return "large";
      if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return undefined;
      const bytes =
        entry.compressionMethod === 0 ? packed : await inflate(packed, { maxOutputLength: Math.max(1, most) });
      this.work -= bytes.length;
      if (bytes.length > most) return "large";
      return bytes.length === entry.uncompressedSize && crc32(bytes) === entry.crc32 ? bytes : undefined;
    } catch (error) {
      if (error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") {
        this.work -= most;
        return "large";
      }
      if (error instanceof Error) return undefined;
      throw error;
    }
  }

  private async breathe(): Promise<void> {
    if (performance.now() - this.turn < 20) return;
    await nextTurn();
    this.turn = performance.now();
  }
}

function listEntries(file: ZipFile): Promise<Entry[]> {
  if (file.entryCount > mostEntries) {
    throw new DomainError("BAD_REQUEST", said`The zip has more than ${mostEntries} entries.`);
  }
  return new Promise<Entry[]>((resolve, reject) => {
    const entries: Entry[] = [];
    file.on("entry", (entry: Entry) => {
      entries.push(entry);
      file.readEntry();
    });
    file.on("end", () => resolve(entries));
    file.on("error", reject);
    file.readEntry();
  }).catch(notZip);
}

function notZip(cause: unknown): never {
  throw new DomainError("BAD_REQUEST", said`The file is not a zip, or it is damaged.`, { cause });
}

function pathOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

/** Resource forks and settings of folders, which macOS and Windows put beside the files. */
function isOfSystem(path: string): boolean {
  return /^__MACOSX\/|(?:^|\/)(?:\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(path);
}

// The upper half of the attributes is a Unix mode where the zip was made on Unix or macOS; 0xa000 is a symbolic link.
function isLink({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  return [3, 19].includes(versionMadeBy >>> 8) && ((externalFileAttributes >>> 16) & 0xf000) === 0xa000;
}

/** "name/" when every file is in the folder; "" when there is none. */
function commonFolder(paths: string[]): string {
  const real = paths.filter((path) => !isOfSystem(path));
  const top = /^[^/]+\//.exec(real[0] ?? "")?.[0] ?? "";
  return real.every((path) => path.startsWith(top)) ? top : "";
}

function textOf(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
