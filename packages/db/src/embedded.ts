import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { syncPath } from "./durable-fs.ts";
import { startChores } from "./embedded-chores.ts";
import { EmbeddedHost } from "./embedded-host.ts";
import { lockFolder } from "./folder-lock.ts";
import { PGliteStream } from "./pglite-stream.ts";
import type { OpenPool } from "./server-pool.ts";

export interface EmbeddedOptions {
  /** False: a commit survives the end of the process, but not a power failure. */
  durable?: boolean;
  /** The folder is thrown away afterwards, so closing need not be tidy. */
  scratch?: boolean;
  onError(error: Error): void;
}

/** Opens the PostgreSQL that runs inside this process, its cluster being `<dataDir>/pg`; makes it if there is none. */
export async function openEmbedded(
  dataDir: string,
  { durable = true, scratch = false, onError }: EmbeddedOptions,
): Promise<OpenPool> {
  const folder = path.join(path.resolve(dataDir), "pg");
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const unlock = await lockFolder(folder);
  const host = new EmbeddedHost({ folder, durable, onError });
  try {
    if (!fs.existsSync(folder)) await createCluster(folder, durable);
    await host.start();
  } catch (error) {
    unlock();
    throw error;
  }
  const pool = new pg.Pool({
    user: "postgres",
    database: "postgres",
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
    stream: () => new PGliteStream(host.session()),
  });
  pool.on("error", onError);
  const stopChores = scratch ? () => {} : startChores(pool, onError);
  return {
    pool,
    urgent: pool,
    describe: () => `embedded PostgreSQL in ${folder}`,
    migrated: () => host.limitRequests(),
    async close() {
      stopChores();
      await pool.end();
      await (scratch ? host.kill() : host.close());
      unlock();
    },
  };
}

/** Under another name first, so that a process killed in the middle leaves nothing that looks like a cluster. */
async function createCluster(folder: string, durable: boolean) {
  const unfinished = `${folder}.new`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  // A thread of its own, because making a cluster takes memory that the thread would then keep.
  await EmbeddedHost.create({ folder: unfinished, durable });
  fs.renameSync(unfinished, folder);
  if (durable) syncPath(path.dirname(folder));
}
