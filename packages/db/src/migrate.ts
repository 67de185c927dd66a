import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;
const APPLIED = `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
  VALUES ($1, $2, $3, clock_timestamp(), 1)`;
const FAILED = `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, rolled_back_at)
  VALUES ($1, $2, $3, $4, now())`;
const FORGET_FAILURES = "DELETE FROM _prisma_migrations WHERE migration_name = $1 AND rolled_back_at IS NOT NULL";
const LOCK = 72707369; // the advisory lock that `prisma migrate` itself takes
const FOLDER = new URL("../prisma/migrations/", import.meta.url);

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations of this version of the program, oldest first. */
export function readMigrations(folder: URL = FOLDER): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(new URL(`${name}/migration.sql`, folder), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Applies what is missing, with the same table, checksums and lock as `prisma migrate deploy`, and returns the names.
 * Each migration is one transaction together with its row, so that an interrupted one leaves nothing and is tried again.
 */
export async function migrate(client: pg.ClientBase, wanted = readMigrations()): Promise<string[]> {
  await client.query("SET lock_timeout = '5min'; SET statement_timeout = 0");
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query(TABLE);
    const missing = await findMissing(client, wanted);
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    const release = `SELECT pg_advisory_unlock(${LOCK}); RESET lock_timeout; RESET statement_timeout`;
    await client.query(release).catch(() => {});
  }
}

async function findMissing(client: pg.ClientBase, wanted: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at",
  );
  const unfinished = rows.find((row) => !row.finished_at);
  if (unfinished)
    throw new Error(
      `The migration ${unfinished.migration_name} was left unfinished by another tool. Repair the database, then run "prisma migrate resolve".`,
    );
  const unknown = rows.filter((row) => !wanted.some(({ name }) => name === row.migration_name));
  if (unknown.length)
    throw new Error(
      `The database was written by a newer version: it has the migrations ${unknown.map((row) => row.migration_name).join(", ")}, which this version does not know: its own end with ${wanted.at(-1)?.name ?? "none"}. Start the newer version, or restore a backup.`,
    );
  return wanted.filter(({ name, checksum }) => {
    const row = rows.find((applied) => applied.migration_name === name);
    if (row && row.checksum !== checksum) throw new Error(`The migration ${name} was changed after it was applied`);
    return !row;
  });
}

async function apply(client: pg.ClientBase, { name, sql, checksum }: Migration) {
  const row = [randomUUID(), checksum, name];
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(APPLIED, row);
    await client.query("COMMIT");
  } catch (error) {
    const { message } = error as Error;
    await client.query("ROLLBACK").catch(() => {});
    await client.query(FORGET_FAILURES, [name]).catch(() => {});
    await client.query(FAILED, [...row, message]).catch(() => {});
    throw new Error(`The migration ${name} failed, and was rolled back: ${message}`, { cause: error });
  }
}
