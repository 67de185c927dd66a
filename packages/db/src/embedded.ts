import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { syncPath } from "./durable-fs.ts";
import { EmbeddedHost } from "./embedded-host.ts";
import { lockFolder } from "./folder-lock.ts";
import { PGliteStream } from "./pglite-stream.ts";
import type { OpenPool } from "./server-pool.ts";

const MINUTE = 60_000;

/** Opens the PostgreSQL that runs inside this process, its cluster being `<dataDir>/pg`; makes it if there is none. */
export async function openEmbedded(
  dataDir: string,
  { durable = true, onError }: { durable?: boolean; onError(error: Error): void },
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
  const stopChores = durable ? startChores(pool, onError) : () => {};
  return {
    pool,
    describe: () => `embedded PostgreSQL in ${folder}`,
    migrated: () => host.limitRequests(),
    async close() {
      stopChores();
      await pool.end();
      await host.close();
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

/** Single-user PostgreSQL has no background processes: checkpoints, vacuum and statistics are up to us. */
function startChores(pool: pg.Pool, onError: (error: Error) => void) {
  const run = (work: () => Promise<unknown>) => void work().catch(onError);
  const checkpoint = setInterval(() => run(() => pool.query("CHECKPOINT")), 2 * MINUTE).unref();
  const vacuum = setInterval(() => run(() => vacuumTables(pool)), 60 * MINUTE).unref();
  return () => {
    clearInterval(checkpoint);
    clearInterval(vacuum);
  };
}

/** Table by table, so that other statements get their turn in between. */
async function vacuumTables(pool: pg.Pool) {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  for (const { name } of rows) await pool.query(`VACUUM (ANALYZE) ${name}`);
}
