import { existsSync, readFileSync } from "node:fs";
import type pg from "pg";
import { type Column, type Queries, quote, readApplied, readTables } from "./backup/catalog.ts";
import { migrate, readMigrations } from "./migrate.ts";

const FOLDER = new URL("../prisma/filled/", import.meta.url);

/** The columns whose values a migration took elsewhere, and the expression over their table `t` that finds them there. */
const MOVED = [
  {
    column: "chat_conversation_file.text",
    since: "20261124000000_add_file_lineages",
    now: "(SELECT text FROM neptun_user_text x WHERE x.neptun_user_id = t.neptun_user_id AND x.sha256 = t.sha256)",
  },
];

interface Shape {
  name: string;
  columns: Column[];
  key: Column[];
}

/** Every value of a database as text: by table, then by primary key, then by column. */
export type Filled = Map<string, { shape: Shape; rows: Map<string, Record<string, string | null>> }>;

/**
 * Makes a database as it grew with every release up to the migration named: each applied, then filled with the rows of
 * its file in `prisma/filled`. One that has some of them goes on from there.
 */
export async function fillUpTo(client: pg.ClientBase, name: string, many = 1, known = readMigrations()) {
  await client.query(`SELECT set_config('neptun.many', '${Number(many)}', false)`);
  const had = new Set((await readApplied(client))?.map((each) => each.name));
  for (const [index, migration] of known.entries()) {
    if (had.has(migration.name)) continue;
    await migrate(client, known.slice(0, index + 1));
    if (hasRows(migration.name)) await client.query(readFileSync(toFile(migration.name), "utf8"));
    if (migration.name === name) return;
  }
  throw new Error(`There is no migration ${name}`);
}

/** Whether a migration has rows of its own for `fillUpTo`. */
export const hasRows = (name: string) => existsSync(toFile(name));
const toFile = (name: string) => new URL(`${name}.sql`, FOLDER);

/** Reads everything, or everything that was there `before`, wherever it is by now. */
export async function readFilled(client: Queries, before?: Filled): Promise<Filled> {
  const applied = new Set((await readApplied(client))?.map(({ name }) => name));
  const shapes = before ? [...before.values()].map(({ shape }) => shape) : await readTables(client);
  const filled: Filled = new Map();
  for (const shape of shapes) {
    const key = shape.key.map(({ name }) => `t.${quote(name)}`).join(", ");
    const values = shape.columns.map(({ name }) => `${toExpression(shape, name, applied)}::text AS ${quote(name)}`);
    const { rows } = await client.query<{ key: string; values: Record<string, string | null> }>(
      `SELECT json_build_array(${key})::text AS key, row_to_json(v) AS values
FROM ${quote(shape.name)} t CROSS JOIN LATERAL (SELECT ${values.join(", ")}) v ORDER BY ${key}`,
    );
    filled.set(shape.name, { shape, rows: new Map(rows.map((row) => [row.key, row.values])) });
  }
  return filled;
}

function toExpression({ name: table }: Shape, column: string, applied: Set<string>): string {
  const move = MOVED.find((one) => one.column === `${table}.${column}` && applied.has(one.since));
  return move?.now ?? `t.${quote(column)}`;
}

/** Says what is not there any more, not the same any more, or was not there before. */
export function compareFilled(before: Filled, after: Filled): string[] {
  const different: string[] = [];
  for (const [table, { rows: was, shape }] of before) {
    const is = after.get(table)?.rows ?? new Map<string, Record<string, string | null>>();
    for (const key of is.keys()) if (!was.has(key)) different.push(`${table} ${key} came from nowhere`);
    for (const [key, values] of was) {
      const now = is.get(key);
      if (!now) different.push(`${table} ${key} is gone`);
      else
        for (const { name } of shape.columns)
          if (now[name] !== values[name])
            different.push(`${table}.${name} of ${key} was ${say(values[name])} and is ${say(now[name])}`);
    }
  }
  return different;
}

const say = (value: string | null | undefined) => JSON.stringify(value ?? null).slice(0, 60);

/** What the rows leave out: tables without any, columns without a value, and those that may be null without a null. */
export async function findUnfilled(client: Queries): Promise<string[]> {
  const unfilled: string[] = [];
  for (const [table, { rows }] of await readFilled(client)) {
    const { rows: columns } = await client.query<{ name: string; nullable: boolean }>(
      "SELECT attname AS name, NOT attnotnull AS nullable FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped",
      [quote(table)],
    );
    const all = [...rows.values()];
    for (const { name, nullable } of columns) {
      if (!all.some((values) => values[name] !== null)) unfilled.push(`${table}.${name} has no value`);
      if (nullable && !all.some((values) => values[name] === null)) unfilled.push(`${table}.${name} has no null`);
    }
  }
  return unfilled;
}
