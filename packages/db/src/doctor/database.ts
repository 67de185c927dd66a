import { type Queries, quote, readApplied, readSequences } from "../backup/catalog.ts";
import { type Migration, readMigrations } from "../migrate.ts";
import type { Check } from "./check.ts";
import { INVARIANTS, type Invariant } from "./invariants.ts";

const ADVICE = "Make a backup now and keep the older ones. The data can be looked at with psql; then ask for help.";

/** Looks at the schema, and whether what should always be true of the rows is. Changes nothing. */
export async function checkDatabase(client: Queries, known = readMigrations()): Promise<Check[]> {
  const schema = await checkSchema(client, known);
  if (schema.level !== "ok") return [schema];
  const checks = [schema];
  for (const invariant of INVARIANTS) checks.push(await checkInvariant(client, invariant));
  return [...checks, await checkSequences(client)];
}

async function checkSchema(client: Queries, known: Migration[]): Promise<Check> {
  const name = "schema";
  const names = (of: { name: string }[]) => of.map((migration) => migration.name).join(", ");
  const applied = await readApplied(client);
  if (!applied?.length)
    return { name, level: "note", found: "no tables yet", advice: "They are made at the first start." };
  const unknown = applied.filter((migration) => !known.some((one) => one.name === migration.name));
  if (unknown.length) {
    const found = `written by a newer version, with the migrations ${names(unknown)}`;
    return { name, level: "problem", found, advice: "Install the newer version, or restore a backup of this one." };
  }
  const sums = new Map(applied.map((migration) => [migration.name, migration.checksum]));
  const changed = known.filter(
    (migration) => sums.has(migration.name) && sums.get(migration.name) !== migration.checksum,
  );
  if (changed.length) {
    const found = `the migrations ${names(changed)} were changed after they were applied`;
    return { name, level: "problem", found, advice: "Install the version of Neptun that wrote this database." };
  }
  const missing = known.filter((migration) => !sums.has(migration.name));
  if (missing.length) {
    const found = `older than this version: ${names(missing)} not applied yet`;
    return { name, level: "note", found, advice: "Make a backup; the next start brings it up to date." };
  }
  return { name, level: "ok", found: `${names(applied.slice(-1))}, as this version expects, with the right checksums` };
}

async function checkInvariant(client: Queries, { name, sql, level, advice }: Invariant): Promise<Check> {
  const { rows } = await client.query<{ count: number; places: string[] | null }>(
    `SELECT count(*)::int AS count, (array_agg(place))[1:3] AS places FROM (${sql}) broken`,
  );
  const { count = 0, places } = rows[0] ?? {};
  if (!count) return { name, level: "ok", found: "yes" };
  const found = `no: ${count.toLocaleString("en")} (${places?.join("; ")}${count > 3 ? " …" : ""})`;
  return { name, level: level ?? "problem", found, advice: advice ?? ADVICE };
}

async function checkSequences(client: Queries): Promise<Check> {
  const name = "new ids are higher than all there are";
  const behind: string[] = [];
  for (const { name: sequence, table, column } of await readSequences(client)) {
    const { rows } = await client.query<{ behind: boolean }>(
      `SELECT max(${quote(column)}) > coalesce(pg_sequence_last_value($1::regclass), 0) AS behind FROM ${quote(table)}`,
      [quote(sequence)],
    );
    if (rows[0]?.behind) behind.push(sequence);
  }
  if (!behind.length) return { name, level: "ok", found: "yes" };
  const advice = "Set them with setval() to the highest id of their table, while Neptun is stopped.";
  return { name, level: "problem", found: `no: ${behind.join(", ")}`, advice };
}
