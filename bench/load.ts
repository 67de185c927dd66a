import { once } from "node:events";
import net from "node:net";

export interface Call {
  method: string;
  path: string;
  body?: string;
}

/** What connections that each send one request after the other went through. */
export interface Run {
  seconds: number;
  /** Of each request. */
  ms: number[];
}

/** How a chunked answer ends. */
const LAST = "\r\n0\r\n\r\n";

/**
 * A connection of one client that costs little: what this process takes from the server, the measurement loses. It reads
 * no more of an answer than its status and where it ends.
 */
class Connection {
  readonly #socket: net.Socket;
  readonly #fields: string;
  #parts: Buffer[] = [];
  #bytes = 0;
  #tail = "";
  /** Where the answer ends, once its head has been read; null where its last chunk says so. */
  #end: number | null | undefined;
  #done: ((answer: string) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  constructor({ hostname, port, host }: URL, cookie: string) {
    this.#socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
    this.#fields = `Host: ${host}\r\nCookie: ${cookie}\r\n`;
    this.#socket.on("data", (part) => this.#take(part));
    this.#socket.on("error", (error) => this.#failed?.(error));
    this.#socket.on("close", () => this.#failed?.(new Error("The server closed the connection")));
  }

  /** The answer's head, and its beginning where it came with it. */
  send({ method, path, body }: Call): Promise<string> {
    const entity =
      body === undefined ? "" : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
    return new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
      this.#socket.write(`${method} ${path} HTTP/1.1\r\n${this.#fields}${entity}\r\n${body ?? ""}`);
    });
  }

  #take(part: Buffer) {
    this.#parts.push(part);
    this.#bytes += part.length;
    if (this.#end === undefined) this.#readHead();
    if (this.#end === undefined) return;
    this.#tail = (this.#tail + part.toString("latin1", Math.max(0, part.length - LAST.length))).slice(-LAST.length);
    const isOver = this.#end === null ? this.#tail === LAST : this.#bytes >= this.#end;
    if (!isOver) return;
    const answer = this.#parts[0]!.toString("latin1", 0, 2048);
    this.#parts = [];
    this.#bytes = 0;
    this.#end = undefined;
    this.#done?.(answer);
  }

  #readHead() {
    if (this.#parts.length > 1) this.#parts = [Buffer.concat(this.#parts)];
    const first = this.#parts[0]!;
    const at = first.indexOf("\r\n\r\n");
    if (at < 0) return;
    const head = first.toString("latin1", 0, at);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    this.#end = length === undefined && !head.startsWith("HTTP/1.1 204") ? null : at + 4 + Number(length ?? 0);
  }

  async close() {
    this.#failed = undefined;
    const closed = once(this.#socket, "close");
    this.#socket.destroy();
    await closed;
  }
}

/** Many connections to a server, which can be kept busy for a while. */
export class Load {
  readonly #connections: Connection[];

  constructor(url: string, cookie: string, connections: number) {
    this.#connections = Array.from({ length: connections }, () => new Connection(new URL(url), cookie));
  }

  /** Each connection makes one call after the other; all have to succeed. */
  async run(seconds: number, callOf: (connection: number) => Call): Promise<Run> {
    const ms: number[] = [];
    const started = performance.now();
    const end = started + seconds * 1000;
    const keepBusy = async (connection: Connection, number: number) => {
      for (let from = performance.now(); from < end; ) {
        const answer = await connection.send(callOf(number));
        if (!answer.startsWith("HTTP/1.1 2")) throw new Error(`${callOf(number).path}: ${answer}`);
        const now = performance.now();
        ms.push(now - from);
        from = now;
      }
    };
    await Promise.all(this.#connections.map(keepBusy));
    return { seconds: (performance.now() - started) / 1000, ms };
  }

  async close() {
    await Promise.all(this.#connections.map((connection) => connection.close()));
  }
}
