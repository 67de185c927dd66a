import { Worker } from "node:worker_threads";
import type { WorkerReply, WorkerRequest, WorkerSettings } from "./embedded-worker.ts";
import { DatabaseUnavailable } from "./errors.ts";
import { toQueryMessage, type WireBackend } from "./pglite-stream.ts";
import { compilePostgres } from "./postgres-wasm.ts";

// src/ and dist/ are siblings: the same address from both. A worker thread needs JavaScript.
const SCRIPT = new URL("../dist/embedded-worker.js", import.meta.url);
const REQUEST_LIMIT_MS = 120_000;
const CLOSE_LIMIT_MS = 20_000;

interface HostSettings {
  folder: string;
  durable: boolean;
  onError?(error: Error): void;
}
interface Waiting {
  resolve(reply: WorkerReply): void;
  reject(error: Error): void;
}
interface Running {
  worker: Worker;
  ready: Promise<unknown>;
  exited: Promise<void>;
  waiting: Waiting[];
}

/** Keeps one worker thread with PGlite running, and starts the next when it has died. */
export class EmbeddedHost {
  readonly #settings: HostSettings;
  #wasm: WebAssembly.Module | undefined;
  #running: Running | undefined;
  #closed = false;
  #limited = false;

  constructor(settings: HostSettings) {
    this.#settings = settings;
  }

  /** Makes a new cluster in a thread that ends when it is done. */
  static async create({ folder, durable }: HostSettings) {
    const worker = launch({ folder, durable, task: "create", wasm: await compilePostgres() });
    await new Promise<void>((resolve, reject) => {
      worker.once("error", (cause) =>
        reject(new Error(`The database could not be created: ${wordsOf(cause)}`, { cause })),
      );
      worker.once("exit", (code) => (code ? reject(new Error("The database could not be created")) : resolve()));
    });
  }

  async start() {
    this.#wasm = await compilePostgres();
    await this.#ensure().ready;
  }

  /** From now on a request that takes longer than two minutes is given up, with its thread. */
  limitRequests() {
    this.#limited = true;
  }

  /** A fresh session for a new client: whatever the one before left behind is gone. */
  session(): WireBackend {
    const running = this.#ensure();
    return {
      ready: running.ready.then(async () => {
        for (const sql of ["ROLLBACK", "DISCARD ALL"]) await this.#request(running, toQueryMessage(sql));
      }),
      exchange: async (request) => (await this.#request(running, request)) as Uint8Array,
    };
  }

  async close() {
    this.#closed = true;
    const running = this.#running;
    if (!running) return;
    running.worker.postMessage("close" satisfies WorkerRequest);
    const limit = setTimeout(() => void running.worker.terminate(), CLOSE_LIMIT_MS);
    await running.exited;
    clearTimeout(limit);
  }

  /** Ends the thread as it is; what was committed stays. */
  async kill() {
    this.#closed = true;
    await this.#running?.worker.terminate();
  }

  #ensure(): Running {
    if (this.#closed || !this.#wasm) throw new DatabaseUnavailable("The embedded database is not open");
    this.#running ??= this.#run(this.#wasm);
    return this.#running;
  }

  #run(wasm: WebAssembly.Module): Running {
    const { folder, durable } = this.#settings;
    const worker = launch({ folder, durable, task: "serve", wasm });
    const waiting: Waiting[] = [];
    const ready = new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    ready.catch(() => {});
    worker.on("message", (reply: WorkerReply) => waiting.shift()?.resolve(reply));
    let cause: unknown;
    worker.on("error", (error) => {
      cause = error;
      this.#settings.onError?.(error as Error);
    });
    const exited = new Promise<void>((resolve) =>
      worker.once("exit", () => {
        this.#running = undefined;
        const error = new DatabaseUnavailable(`The embedded database stopped${cause ? `: ${wordsOf(cause)}` : ""}`, {
          cause,
        });
        for (const { reject } of waiting.splice(0)) reject(error);
        resolve();
      }),
    );
    return { worker, ready, exited, waiting };
  }

  /** Replies come in the order of the requests. */
  async #request(running: Running, message: Uint8Array): Promise<WorkerReply> {
    if (running !== this.#running) throw new DatabaseUnavailable("The embedded database stopped");
    const bytes = new Uint8Array(message); // a copy of its own, which can be handed over
    const limit = this.#limited ? setTimeout(() => void running.worker.terminate(), REQUEST_LIMIT_MS) : undefined;
    try {
      return await new Promise<WorkerReply>((resolve, reject) => {
        running.waiting.push({ resolve, reject });
        running.worker.postMessage(bytes satisfies WorkerRequest, [bytes.buffer]);
      });
    } finally {
      clearTimeout(limit);
    }
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function launch(settings: WorkerSettings) {
  return new Worker(SCRIPT, { workerData: settings, name: "database", execArgv: [] });
}
