import { createHash } from "node:crypto";
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { deflate, deflateSync } from "node:zlib";

const types = { commit: 1, tree: 2, blob: 3 } as const;
const ofsDelta = 6;
const deflateLater = promisify(deflate);

/** A stored object, as one that later ones may be written against. */
export interface Packed {
  id: Buffer;
  offset: number;
  /** How many deltas lie between it and a whole object. */
  depth: number;
}

/** How to make an object from one that is stored. */
export interface Delta {
  base: Packed;
  bytes: Buffer;
}

/** Git looks through this many deltas without effort; `git gc` allows itself 50 or 250. */
export const mostDepth = 250;

/**
 * A git packfile in the making. The objects go to a temporary file, because their number stands before them; in memory stays
 * where each is.
 */
export class GitPack {
  private readonly known = new Map<string, Packed>();
  private readonly folder: string;
  private readonly file: FileHandle;
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private size = 12;

  private constructor(folder: string, file: FileHandle) {
    this.folder = folder;
    this.file = file;
  }

  static async create(): Promise<GitPack> {
    const folder = await mkdtemp(join(tmpdir(), "neptun-pack-"));
    return new GitPack(folder, await open(join(folder, "objects"), "w+"));
  }

  /** Stores the object unless it is there; as a delta where one is given that is smaller. */
  async add(type: keyof typeof types, content: Buffer[], delta?: () => Delta | undefined): Promise<Packed> {
    const length = content.reduce((sum, { length }) => sum + length, 0);
    const hash = createHash("sha1").update(`${type} ${length}\0`);
    for (const bytes of content) hash.update(bytes);
    const id = hash.digest();
    const key = id.toString("latin1");
    const known = this.known.get(key);
    if (known) return known;
    const packed = { id, offset: this.size, depth: 0 };
    const made = delta?.();
    if (made && made.base.depth < mostDepth && made.bytes.length < length / 2) {
      packed.depth = made.base.depth + 1;
      const back = offsetOf(this.size - made.base.offset);
      await this.write([headerOf(ofsDelta, made.bytes.length), back, await compressed(made.bytes)]);
    } else {
      const bytes = content.length === 1 ? content[0]! : Buffer.concat(content);
      await this.write([headerOf(types[type], length), await compressed(bytes)]);
    }
    this.known.set(key, packed);
    return packed;
  }

  /** The packfile with its checksum. */
  async *read(): AsyncGenerator<Buffer> {
    await this.flush();
    const header = Buffer.from("PACK\0\0\0\x02\0\0\0\0", "latin1");
    header.writeUInt32BE(this.known.size, 8);
    const hash = createHash("sha1").update(header);
    yield header;
    for (let position = 0; position < this.size - 12; ) {
      const { buffer, bytesRead } = await this.file.read(Buffer.alloc(chunkBytes), 0, chunkBytes, position);
      if (bytesRead === 0) throw new Error("The temporary file of a git bundle was cut");
      const bytes = buffer.subarray(0, bytesRead);
      hash.update(bytes);
      position += bytesRead;
      yield bytes;
    }
    yield hash.digest();
  }

  async close(): Promise<void> {
    await this.file.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async write(parts: Buffer[]): Promise<void> {
    for (const part of parts) {
      this.waiting.push(part);
      this.waitingBytes += part.length;
      this.size += part.length;
    }
    if (this.waitingBytes > chunkBytes) await this.flush();
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.concat(this.waiting);
    this.waiting = [];
    this.waitingBytes = 0;
    await this.file.appendFile(bytes);
  }
}

const chunkBytes = 256 * 1024;

/** Large objects are compressed off the main thread. */
async function compressed(bytes: Buffer): Promise<Buffer> {
  return bytes.length > 32 * 1024 ? deflateLater(bytes) : deflateSync(bytes);
}

/** Type and size: four bits of the size beside the type, then seven a byte, the lowest first. */
function headerOf(type: number, size: number): Buffer {
  const rest = Math.floor(size / 16);
  const first = (type << 4) | (size % 16);
  return rest === 0 ? Buffer.from([first]) : Buffer.from([first | 0x80, ...sizeBytes(rest)]);
}

function sizeBytes(size: number): number[] {
  const bytes: number[] = [];
  let rest = size;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return [...bytes, rest];
}

/** How far back the base of a delta is: seven bits a byte, the highest first, each but the last counting one more. */
function offsetOf(distance: number): Buffer {
  const bytes = [distance % 128];
  for (let rest = Math.floor(distance / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((--rest % 128) | 0x80);
  return Buffer.from(bytes);
}

/** Builds a delta from copies out of the base and bytes of its own. */
export class DeltaWriter {
  private readonly parts: Buffer[];
  private pending: { offset: number; size: number } | undefined;

  constructor(baseSize: number, size: number) {
    this.parts = [Buffer.from([...sizeBytes(baseSize), ...sizeBytes(size)])];
  }

  copy(offset: number, size: number): void {
    if (size === 0) return;
    if (this.pending && this.pending.offset + this.pending.size === offset) this.pending.size += size;
    else {
      this.endCopy();
      this.pending = { offset, size };
    }
  }

  insert(bytes: Buffer): void {
    if (bytes.length > 0) this.endCopy();
    for (let at = 0; at < bytes.length; at += 127) {
      const some = bytes.subarray(at, at + 127);
      this.parts.push(Buffer.from([some.length]), some);
    }
  }

  end(): Buffer {
    this.endCopy();
    return Buffer.concat(this.parts);
  }

  // A copy has four bytes of offset and two of size (a third is not read by all); bytes of zero are left out.
  private endCopy(): void {
    if (!this.pending) return;
    let { offset, size } = this.pending;
    this.pending = undefined;
    while (size > 0) {
      const now = Math.min(size, 0xffff);
      const all = [
        offset & 255,
        (offset >>> 8) & 255,
        (offset >>> 16) & 255,
        (offset >>> 24) & 255,
        now & 255,
        now >>> 8,
      ];
      const flags = all.reduce((bits, byte, index) => (byte === 0 ? bits : bits | (1 << index)), 0x80);
      this.parts.push(Buffer.from([flags, ...all.filter((byte) => byte !== 0)]));
      offset += now;
      size -= now;
    }
  }
}
