import { type Delta, DeltaWriter, type GitPack, type Packed } from "./git-pack.ts";

interface Entry {
  /** The name as its UTF-8 bytes, with / behind a folder's: how git orders a tree. */
  key: string;
  bytes: Buffer;
}

interface Chunk {
  entries: Entry[];
  bytes: Buffer;
}

const chunkEntries = 128;

/**
 * A folder of a repository, changed file by file. Its entries are kept in order and in chunks, so that a change in a folder of
 * thousands of files costs one chunk, and is stored as a delta.
 */
export class GitTree {
  private readonly folders = new Map<string, GitTree>();
  /** The name of a file among the entries: another one where git cannot have it. */
  private readonly names = new Map<string, string>();
  private readonly used = new Set<string>();
  private readonly changed = new Set<string>();
  private chunks: Chunk[] = [];
  private stored: { packed: Packed; chunks: Chunk[] } | undefined;

  get isEmpty(): boolean {
    return this.chunks.length === 0 && this.folders.size === 0;
  }

  put(path: string[], id: Buffer): void {
    const [name = "", ...rest] = path;
    if (rest.length === 0) {
      this.set(this.nameFor(name), "100644", id);
      return;
    }
    const folder = this.folders.get(name) ?? new GitTree();
    this.folders.set(name, folder);
    folder.put(rest, id);
    this.changed.add(name);
  }

  remove(path: string[]): void {
    const [name = "", ...rest] = path;
    if (rest.length > 0) {
      this.folders.get(name)?.remove(rest);
      if (this.folders.has(name)) this.changed.add(name);
      return;
    }
    const own = this.names.get(name);
    if (own === undefined) return;
    this.names.delete(name);
    this.used.delete(own);
    this.drop(keyOf(own));
  }

  /** Stores what changed, folders first. */
  async store(pack: GitPack): Promise<Packed> {
    for (const name of this.changed) await this.storeFolder(pack, name);
    this.changed.clear();
    const content = this.chunks.map(({ bytes }) => bytes);
    const packed = await pack.add("tree", content, () => this.delta());
    this.stored = { packed, chunks: [...this.chunks] };
    return packed;
  }

  private async storeFolder(pack: GitPack, name: string): Promise<void> {
    const folder = this.folders.get(name);
    if (!folder) return;
    const { id } = await folder.store(pack);
    const own = folderName(name);
    if (folder.isEmpty) {
      this.folders.delete(name);
      this.used.delete(own);
      this.drop(`${keyOf(own)}/`);
      return;
    }
    // A file of the same name makes way: git has one of each name.
    const file = [...(this.used.has(own) ? this.names : [])].find(([, used]) => used === own)?.[0];
    const moved = file !== undefined && this.find(keyOf(own));
    if (file !== undefined && moved) {
      this.drop(keyOf(own));
      this.names.delete(file);
      const bytes = moved.bytes;
      this.set(this.nameFor(file), "100644", bytes.subarray(bytes.length - 20));
    }
    this.used.add(own);
    this.set(own, "40000", id);
  }

  private nameFor(name: string): string {
    let own = this.names.get(name) ?? gitName(name);
    if (!this.names.has(name)) while (this.used.has(own)) own = `${own} (file)`;
    this.names.set(name, own);
    this.used.add(own);
    return own;
  }

  private set(name: string, mode: string, id: Buffer): void {
    const key = keyOf(name) + (mode === "40000" ? "/" : "");
    const entry = { key, bytes: Buffer.concat([Buffer.from(`${mode} ${name}\0`), id]) };
    const index = this.chunkOf(key);
    const entries = [...(this.chunks[index]?.entries ?? [])];
    const at = entries.findIndex((one) => one.key >= key);
    entries.splice(at < 0 ? entries.length : at, entries[at]?.key === key ? 1 : 0, entry);
    const half = entries.length > chunkEntries ? entries.length / 2 : entries.length;
    const parts = [entries.slice(0, half), entries.slice(half)].filter((part) => part.length > 0);
    this.chunks.splice(index, 1, ...parts.map(toChunk));
  }

  private drop(key: string): void {
    const index = this.chunkOf(key);
    const entries = (this.chunks[index]?.entries ?? []).filter((entry) => entry.key !== key);
    this.chunks.splice(index, 1, ...(entries.length > 0 ? [toChunk(entries)] : []));
  }

  private find(key: string): Entry | undefined {
    return this.chunks[this.chunkOf(key)]?.entries.find((entry) => entry.key === key);
  }

  /** The chunk that the key is in or belongs into. */
  private chunkOf(key: string): number {
    const index = this.chunks.findIndex(({ entries }) => key <= (entries.at(-1)?.key ?? ""));
    return index < 0 ? Math.max(0, this.chunks.length - 1) : index;
  }

  private delta(): Delta | undefined {
    if (!this.stored) return undefined;
    const before = this.stored.chunks;
    const offsets = new Map<Chunk, number>();
    let size = 0;
    for (const chunk of before) {
      offsets.set(chunk, size);
      size += chunk.bytes.length;
    }
    const writer = new DeltaWriter(size, sizeOf(this.chunks));
    for (const [index, chunk] of this.chunks.entries()) {
      const offset = offsets.get(chunk);
      if (offset !== undefined) writer.copy(offset, chunk.bytes.length);
      else this.writeChunk(writer, chunk, before[index], offsets);
    }
    return { base: this.stored.packed, bytes: writer.end() };
  }

  private writeChunk(
    writer: DeltaWriter,
    { bytes }: Chunk,
    before: Chunk | undefined,
    offsets: Map<Chunk, number>,
  ): void {
    const old = before?.bytes ?? Buffer.alloc(0);
    const offset = before ? (offsets.get(before) ?? 0) : 0;
    const most = Math.min(old.length, bytes.length);
    let start = 0;
    while (start < most && old[start] === bytes[start]) start++;
    let end = 0;
    while (end < most - start && old[old.length - 1 - end] === bytes[bytes.length - 1 - end]) end++;
    writer.copy(offset, start);
    writer.insert(bytes.subarray(start, bytes.length - end));
    writer.copy(offset + old.length - end, end);
  }
}

function toChunk(entries: Entry[]): Chunk {
  return { entries, bytes: Buffer.concat(entries.map(({ bytes }) => bytes)) };
}

function sizeOf(chunks: Chunk[]): number {
  return chunks.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function keyOf(name: string): string {
  return Buffer.from(name).toString("latin1");
}

function folderName(name: string): string {
  return gitName(name);
}

// What git refuses on some system: `.git`, however Windows (`GIT~1`, ".git. ") and macOS (invisible characters) may spell it.
function gitName(name: string): string {
  const bare = name.replaceAll(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, "").toLowerCase();
  return /^(?:\.git|git~\d+)[ .]*(?::.*)?$/.test(bare) ? `_${name}` : name;
}
