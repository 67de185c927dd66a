import { Duplex } from "node:stream";

/** What this needs of the thread that PGlite runs in. */
export interface WireBackend {
  ready: Promise<unknown>;
  /** Sends messages up to one that is answered, and gives the answer, which is the caller's to keep. */
  exchange(request: Uint8Array): Promise<Uint8Array>;
}

const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const frame = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
};
const PARAMETERS = {
  server_version: "18.0",
  client_encoding: "UTF8",
  standard_conforming_strings: "on",
  integer_datetimes: "on",
};
const GREETING = Buffer.concat([
  frame("R", int32(0)), // AuthenticationOk
  ...Object.entries(PARAMETERS).map(([name, value]) => frame("S", Buffer.from(`${name}\0${value}\0`))),
  frame("K", int32(1), int32(1)),
  frame("Z", Buffer.from("I")),
]);
const TERMINATE = 0x58; // X
const SENDS = new Set([..."SQcf"].map((letter) => letter.charCodeAt(0))); // Sync, Query, CopyDone, CopyFail: the backend answers after these

/** What `pg` is to read in one go: of a large answer others get their turn in between, as with a socket. */
const PIECE_BYTES = 128 * 1024;

function toPieces(bytes: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) pieces.push(bytes.subarray(from, from + PIECE_BYTES));
  return pieces;
}

/** A simple query as it goes over the wire. */
export const toQueryMessage = (sql: string) => frame("Q", Buffer.from(`${sql}\0`));

/**
 * The socket of a `pg` client, with PGlite at the other end. `pg` keeps its own protocol state machine, and a whole
 * Parse…Sync exchange reaches PGlite in one call, so an error anywhere in it cannot put the two out of step.
 * PGlite is one session: use it with a pool of one (`max: 1`).
 */
export class PGliteStream extends Duplex {
  readonly backend: WireBackend;
  #input: Buffer = Buffer.alloc(0);
  #batch: Buffer[] = [];
  #greeted = false;

  constructor(backend: WireBackend) {
    super();
    this.backend = backend;
  }
  connect() {
    this.backend.ready.then(
      () => this.emit("connect"),
      (error: Error) => this.destroy(error),
    );
    return this;
  }
  setNoDelay() {
    return this;
  }
  setKeepAlive() {
    return this;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  override _read() {}
  override _final(done: () => void) {
    this.push(null);
    done();
  }
  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void) {
    this.#consume(chunk).then(() => done(), done);
  }

  async #consume(chunk: Buffer) {
    this.#input = this.#input.length ? Buffer.concat([this.#input, chunk]) : chunk;
    for (;;) {
      const at = this.#greeted ? 1 : 0; // the first message has no type byte
      if (this.#input.length < at + 4) return;
      const length = at + this.#input.readInt32BE(at);
      if (this.#input.length < length) return;
      const message = this.#input.subarray(0, length);
      this.#input = this.#input.subarray(length);
      if (!this.#greeted) {
        this.#greeted = true;
        this.push(GREETING);
      } else if (message[0] === TERMINATE) {
        this.push(null);
        return;
      } else {
        this.#batch.push(message);
        if (SENDS.has(message[0] as number)) await this.#exchange();
      }
    }
  }

  async #exchange() {
    const request = Buffer.concat(this.#batch);
    this.#batch = [];
    const answer = await this.backend.exchange(request);
    for (const [n, piece] of toPieces(answer).entries()) {
      if (n > 0) await new Promise(setImmediate);
      if (this.destroyed) return;
      this.push(piece);
    }
  }
}
