import { createHash } from "node:crypto";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { quote, readApplied, readSequences, readTables } from "./catalog.ts";
import { type BackupEnd, BackupError, type BackupHeader, FORMAT, type SequenceValues } from "./format.ts";
import { begin, createDigest, joinLines, readLines } from "./rows.ts";

export type BackupOrigin = Pick<BackupHeader, "product_version" | "database">;

/** Writes a backup, packed, to the end of `to`. */
export async function streamBackup(client: pg.ClientBase, origin: BackupOrigin, to: Writable): Promise<void> {
  // A few pages ahead, so that the database and the packing work at the same time.
  const lines = Readable.from(writeBackup(client, origin), { highWaterMark: 4 });
  await pipeline(lines, createGzip({ level: 4, chunkSize: 2 ** 17 }), to);
}

/** The lines of a backup, of one moment whatever is written meanwhile; the connection is in a transaction until the end. */
async function* writeBackup(client: pg.ClientBase, origin: BackupOrigin): AsyncGenerator<Buffer> {
  const all = createHash("sha256");
  const encode = (lines: string) => {
    const bytes = Buffer.from(lines);
    all.update(bytes);
    return bytes;
  };
  const control = (line: unknown) => encode(`${JSON.stringify(line)}\n`);
  const migrated = await readApplied(client);
  if (!migrated?.length)
    throw new BackupError("There is nothing to back up: the database has none of Neptun's tables.");
  const before = await readTables(client);
  await begin(client, "READ ONLY");
  try {
    // Before the first look at any row: from here on no migration changes a table.
    await client.query(`LOCK TABLE ${before.map(({ name }) => quote(name)).join(", ")} IN ACCESS SHARE MODE`);
    const migrations = (await readApplied(client)) ?? [];
    const header: BackupHeader = { neptun_backup: FORMAT, created_at: new Date().toISOString(), ...origin, migrations };
    yield control(header);
    const tables: BackupEnd["tables"] = {};
    for (const table of await readTables(client)) {
      const digest = createDigest();
      yield control({ table: table.name, columns: table.columns.map(({ name }) => name) });
      for await (const lines of readLines(client, table)) {
        const bytes = encode(joinLines(lines));
        digest.add(bytes, lines.length);
        yield bytes;
      }
      tables[table.name] = digest.end();
    }
    const values = (await readSequences(client)).map(({ name, last_value }) => [name, last_value]);
    yield control({ sequences: Object.fromEntries(values) as SequenceValues });
    const end: BackupEnd = { tables, sha256: all.digest("hex") };
    yield Buffer.from(`${JSON.stringify({ end })}\n`);
  } finally {
    await client.query("ROLLBACK");
  }
}
