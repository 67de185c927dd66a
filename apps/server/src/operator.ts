import { createHash } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { checkDatabase, copyEmbedded, lockOwner, type OpenDb } from "@neptun/db";
import type { Logger } from "pino";

const LONGEST_PATH = 100;
const SNAPSHOT = "snapshot-";

/** Where the process that has opened the embedded database listens for the operator's commands. */
export function operatorPath(dataDir: string): string {
  if (process.platform === "win32")
    return `\\\\.\\pipe\\neptun-${createHash("sha256").update(path.resolve(dataDir)).digest("hex").slice(0, 32)}`;
  const full = path.join(path.resolve(dataDir), "operator.sock");
  // The system allows about a hundred bytes: a relative path may fit.
  return Buffer.byteLength(full) > LONGEST_PATH ? path.relative(process.cwd(), full) : full;
}

interface OperatorDeps {
  db: OpenDb;
  dataDir: string;
  log: Logger;
}

export interface OperatorSocket {
  close(): Promise<void>;
}

/**
 * Listens for the operator's commands while this process has the embedded database to itself; a database server they
 * reach without us. Where that is impossible Neptun runs all the same, and the commands need it to be stopped.
 */
export async function openOperator(deps: OperatorDeps): Promise<OperatorSocket> {
  if (deps.db.kind === "server") return { close: async () => {} };
  const server = createServer((req, res) => {
    answer(deps, req, res).catch((error: Error) => {
      deps.log.error({ err: error }, "operator's command");
      if (res.headersSent) res.destroy();
      else say(res, 500, { message: error.message }).end();
    });
  });
  try {
    await removeSnapshots(deps.dataDir);
    await listenPrivately(server, operatorPath(deps.dataDir));
  } catch (error) {
    deps.log.warn({ reason: (error as Error).message }, "backup and doctor cannot be used while Neptun runs");
    return { close: async () => {} };
  }
  const close = async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { close };
}

/** On a socket that only this account can open. */
async function listenPrivately(server: Server, socket: string) {
  if (process.platform !== "win32") fs.rmSync(socket, { force: true }); // of a process that was killed: the folder is ours
  const before = process.umask(0o177);
  try {
    server.listen(socket); // makes the file at once
  } finally {
    process.umask(before);
  }
  await once(server, "listening");
}

async function answer(deps: OperatorDeps, req: IncomingMessage, res: ServerResponse) {
  const command = `${req.method} ${req.url}`;
  const started = performance.now();
  if (command === "POST /snapshot") await giveSnapshot(deps, res);
  else if (command === "GET /doctor") {
    say(res, 200, { where: deps.db.describe(), checks: await checkBetweenOthers(deps.db) }).end();
  } else return void say(res, 404, { message: "There is no such command" }).end();
  deps.log.info({ command, duration_ms: Math.round(performance.now() - started) }, "operator's command");
}

const say = (res: ServerResponse, status: number, body: unknown) => {
  res.writeHead(status, { "Content-Type": "application/json" }).write(`${JSON.stringify(body)}\n`);
  return res;
};

/** One statement at a time: in between others get the one connection. */
const checkBetweenOthers = (db: OpenDb) =>
  checkDatabase({ query: (text, values) => db.withConnection((client) => client.query(text, values)) });

/** A copy of the database, which lasts as long as the one who asked keeps the connection. */
async function giveSnapshot({ db, dataDir }: OperatorDeps, res: ServerResponse) {
  const folder = await mkdtemp(path.join(dataDir, SNAPSHOT));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await copyEmbedded(db, dataDir, folder);
  } catch (error) {
    await remove();
    throw error;
  }
  if (res.closed) return remove();
  res.once("close", () => void remove().catch(() => {}));
  say(res, 200, { folder });
}

/** What processes that were killed left behind. */
async function removeSnapshots(dataDir: string) {
  for (const name of await readdir(dataDir)) {
    const folder = path.join(dataDir, name);
    if (name.startsWith(SNAPSHOT) && !lockOwner(path.join(folder, "pg")))
      await rm(folder, { recursive: true, force: true });
  }
}
