import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { DurableNodeFS, syncTree } from "./durable-fs.ts";

export interface WorkerSettings {
  folder: string;
  /** Make a new cluster in the folder and end, or serve the one that is there. */
  task: "create" | "serve";
  /** Without it, a commit survives the end of the process but not a power failure: for tests. */
  durable: boolean;
  wasm: WebAssembly.Module;
}
export type WorkerRequest = Uint8Array | "close";
export type WorkerReply = Uint8Array | "ready";

const { folder, task, durable, wasm } = workerData as WorkerSettings;
const port = parentPort;
if (!port) throw new Error("This file runs in a worker thread");

const kept = PGlite.defaultStartParams.filter((parameter) => !durable || parameter !== "-F");
const settings = ["wal_sync_method=fsync", "shared_buffers=32MB", "max_wal_size=128MB", "timezone=UTC"];
const database = await PGlite.create({
  fs: durable ? new DurableNodeFS(folder) : new NodeFS(folder),
  pgliteWasmModule: wasm,
  initDbStartParams: durable ? [] : ["--wal-segsize=1"], // less to copy
  startParams: [...kept, ...settings.flatMap((setting) => ["-c", setting])],
});

async function answer(request: Uint8Array) {
  // Not execProtocolRaw: in PGlite 0.5.16 that keeps every answer it ever gave in memory.
  const parts: Uint8Array<ArrayBuffer>[] = [];
  await database.execProtocolRawStream(request, { onRawData: (bytes) => void parts.push(bytes.slice()) });
  const reply = parts.length === 1 ? parts[0]! : join(parts);
  port?.postMessage(reply satisfies WorkerReply, [reply.buffer]);
}

function join(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

async function close() {
  await database.exec("CHECKPOINT");
  await database.close();
  if (durable && task === "create") syncTree(folder);
  port?.close();
}

if (task === "create") await close();
else {
  let queue = Promise.resolve();
  port.on("message", (request: WorkerRequest) => {
    queue = queue
      .then(() => (request === "close" ? close() : answer(request)))
      .catch((error: unknown) => {
        // PostgreSQL itself gave up, not a statement: this thread cannot go on, the next one recovers.
        console.error("The embedded database stopped:", error);
        process.exit(1);
      });
  });
  port.postMessage("ready" satisfies WorkerReply);
}
