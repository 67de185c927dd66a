import { createHash } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { checkDatabase, type OpenDb, streamBackup } from "@neptun/db";
import type { Logger } from "pino";
import { VERSION } from "./version.ts";

/** A reader that takes nothing for so long is given up: the embedded database waits for it. */
const STALLED_MS = 10_000;
const LONGEST_PATH = 100;

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
      else res.writeHead(500, { "Content-Type": "application/json" }).end(JSON.stringify({ message: error.message }));
    });
  });
  try {
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

async function answer({ db, log }: OperatorDeps, req: IncomingMessage, res: ServerResponse) {
  const command = `${req.method} ${req.url}`;
  const started = performance.now();
  if (command === "POST /backup") {
    res.setTimeout(STALLED_MS, () => res.destroy());
    await db.withConnection((client) =>
      streamBackup(client, { product_version: VERSION, database: db.kind }, res.writeHead(200)),
    );
  } else if (command === "GET /doctor") {
    const checks = await db.withConnection((client) => checkDatabase(client));
    res.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ where: db.describe(), checks }));
  } else {
    res.writeHead(404, { "Content-Type": "application/json" }).end('{"message":"There is no such command"}');
    return;
  }
  log.info({ command, duration_ms: Math.round(performance.now() - started) }, "operator's command");
}
