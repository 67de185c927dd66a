import type pg from "pg";
import { type Migration, migrate, readMigrations } from "../migrate.ts";
import { quote, readApplied, readSequences, readTables, type Table } from "./catalog.ts";
import { BackupError, type BackupHeader, type BackupSummary } from "./format.ts";
import { readBackup } from "./read.ts";
import { begin, digestOf, insertLines } from "./rows.ts";

const BATCH_BYTES = 2 ** 20;

/** Throws BackupError when this version of the program cannot know the backup's tables. */
export function requireKnownSchema({ migrations, product_version }: BackupHeader, known = readMigrations()) {
  const names = (of: typeof migrations) => of.map(({ name }) => name).join(", ");
  const unknown = migrations.filter(({ name }) => !known.some((migration) => migration.name === name));
  if (unknown.length)
    throw new BackupError(
      `The backup was made by a newer version, Neptun ${product_version}: it has the migrations ${names(unknown)}, which this version does not know. Install that version or a newer one.`,
    );
  const sums = new Map(known.map(({ name, checksum }) => [name, checksum]));
  const changed = migrations.filter(({ name, checksum }) => sums.get(name) !== checksum);
  if (changed.length)
    throw new BackupError(
      `The backup's migrations ${names(changed)} are not the ones of this version. It was made by Neptun ${product_version}; install that version.`,
    );
}

/**
 * Fills an empty database with a backup that was read before, and brings it up to date; returns the names of the
 * migrations that are newer than the backup. Throws BackupError, with no row stored, unless all of it is there.
 */
export async function restoreBackup(
  client: pg.ClientBase,
  file: string,
  { header }: BackupSummary,
  known: Migration[] = readMigrations(),
): Promise<string[]> {
  requireKnownSchema(header, known);
  const isOld = ({ name }: { name: string }) => header.migrations.some((migration) => migration.name === name);
  const applied = (await readApplied(client)) ?? [];
  await requireEmpty(client, await readTables(client));
  const newer = applied.filter((migration) => !isOld(migration));
  if (newer.length)
    throw new BackupError(
      `The database is empty, but already has the migrations ${newer.map(({ name }) => name).join(", ")}, which are newer than the backup. Use a new, empty one.`,
    );
  await migrate(client, known.filter(isOld));
  await load(client, file);
  const later = await migrate(client, known);
  await client.query("ANALYZE");
  return later;
}

async function requireEmpty(client: pg.ClientBase, tables: Table[]) {
  const filled: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await client.query(`SELECT FROM ${quote(name)} LIMIT 1`);
    if (rowCount) filled.push(name);
  }
  if (filled.length)
    throw new BackupError(`The database is not empty: there are rows in ${filled.join(", ")}. Nothing was changed.`);
}

/** In one transaction, which ends only when what is stored equals what was read. */
async function load(client: pg.ClientBase, file: string) {
  await begin(client, "READ WRITE");
  try {
    await client.query("SET LOCAL neptun.restoring = 'on'"); // triggers add nothing to what the backup holds
    const tables = await readTables(client);
    await client.query(`LOCK TABLE ${tables.map(({ name }) => quote(name)).join(", ")} IN EXCLUSIVE MODE`);
    await requireEmpty(client, tables);
    const loader = createLoader(client, tables);
    const summary = await readBackup(file, loader.visitor);
    await loader.flush();
    await requireStored(client, tables, summary);
    await restoreSequences(client, summary.sequences);
    const { command } = await client.query("COMMIT");
    if (command !== "COMMIT") throw new BackupError("The database refused to store the backup.");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

function createLoader(client: pg.ClientBase, tables: Table[]) {
  let table: Table | undefined;
  let waiting: Buffer[] = [];
  let bytes = 0;
  const flush = async () => {
    if (table && bytes) await insertLines(client, table, Buffer.concat(waiting).toString());
    waiting = [];
    bytes = 0;
  };
  const visitor = {
    async table(name: string, columns: string[]) {
      await flush();
      table = tables.find((known) => known.name === name);
      if (table?.columns.map((column) => column.name).join() !== columns.join())
        throw new BackupError(`The database has no table ${name} like the backup's.`);
    },
    async rows(lines: Buffer) {
      waiting.push(lines);
      bytes += lines.length;
      if (bytes > BATCH_BYTES) await flush();
    },
  };
  return { visitor, flush };
}

async function requireStored(client: pg.ClientBase, tables: Table[], summary: BackupSummary) {
  for (const table of tables) {
    const [stored, read] = [await digestOf(client, table), summary.tables[table.name]];
    if (stored.rows !== (read?.rows ?? 0) || (read && stored.sha256 !== read.sha256))
      throw new BackupError(`What was stored in ${table.name} is not what the backup holds, so nothing was kept.`);
  }
}

/** No id is given out twice, not even one of a row that was gone when the backup was made. */
async function restoreSequences(client: pg.ClientBase, values: BackupSummary["sequences"]) {
  for (const { name, table, column } of await readSequences(client)) {
    const highest = `(SELECT max(${quote(column)}) FROM ${quote(table)})`;
    await client.query(`SELECT setval($1::regclass, greatest($2::bigint, ${highest}))`, [
      quote(name),
      values[name] ?? null,
    ]);
  }
}
