import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import type { OpenDb } from "../db.ts";
import { openEmbedded } from "../embedded.ts";
import { withOptions, withoutPassword } from "../server-pool.ts";
import { BackupError } from "./format.ts";

/** One connection for an operator's command: no time-outs, and no migrations. */
export interface Connection {
  client: pg.ClientBase;
  kind: OpenDb["kind"];
  /** Where the data are, for people; without a password. */
  describe(): string;
  close(): Promise<void>;
}

interface ConnectOptions {
  /** Makes an embedded database where there is none; otherwise that is refused. */
  create?: boolean;
  /** The embedded database is a copy that is thrown away. */
  scratch?: boolean;
}

/** Connects to the database as it is. */
export async function connect(
  { url, dataDir }: { url?: string; dataDir: string },
  { create = false, scratch = false }: ConnectOptions = {},
): Promise<Connection> {
  if (url) return connectServer(url);
  if (!create && !hasEmbedded(dataDir)) throw new BackupError(`There is no database in ${dataDir}.`);
  const opened = await openEmbedded(dataDir, { durable: !scratch, scratch, onError: () => {} });
  const client = await opened.pool.connect();
  const close = async () => {
    client.release();
    await opened.close();
  };
  return { client, kind: "embedded", describe: opened.describe, close };
}

/** Whether the folder holds an embedded database. */
export const hasEmbedded = (dataDir: string) => fs.existsSync(path.join(dataDir, "pg", "PG_VERSION"));

async function connectServer(url: string): Promise<Connection> {
  const client = new pg.Client({
    connectionString: withOptions(url),
    application_name: "neptun",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  client.on("error", () => {}); // the statement at work fails too
  await client.connect();
  return { client, kind: "server", describe: () => withoutPassword(url), close: () => client.end() };
}
