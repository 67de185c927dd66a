import { createHash } from "node:crypto";
import type pg from "pg";
import { type Column, quote, type Table } from "./catalog.ts";
import type { Digest } from "./format.ts";

const PAGE_ROWS = 2_000;
const PAGE_BYTES = 2 ** 20;

/** How values become text: the same on every server, and read back without a difference. */
const SETTINGS = `SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres';
SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL statement_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = '30s'`;

export async function begin(client: pg.ClientBase, mode: "READ ONLY" | "READ WRITE") {
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ ${mode}; ${SETTINGS}`);
}

/** The rows of a table as lines, a page of about a megabyte at a time, in the order of the primary key. */
export async function* readLines(client: pg.ClientBase, table: Table): AsyncGenerator<string[]> {
  const places = table.key.map(({ name }) => table.columns.findIndex((column) => column.name === name));
  for (let after: (string | null)[] | undefined; ; ) {
    const { rows } = await client.query<[string]>({
      text: pageOf(table, !after),
      values: after ?? [],
      rowMode: "array",
    });
    if (rows.length === 0) return;
    yield rows.map(([line]) => line);
    const last = JSON.parse(rows.at(-1)![0]) as (string | null)[];
    after = places.map((place) => last[place]!);
  }
}

/** A long value may be huge, so a page ends early where the sizes add up; `octet_length` does not have to read them. */
function pageOf({ name, columns, key }: Table, first: boolean): string {
  const size = columns.filter(({ long }) => long).map((column) => `coalesce(octet_length(${asText(column)}), 0)`);
  // Byte order is the only one that two servers share.
  const order = key.map((column) => quote(column.name) + (column.collated ? ' COLLATE "C"' : "")).join(", ");
  const after = key.map(({ type }, i) => `$${i + 1}::${type}`).join(", ");
  return `SELECT json_build_array(${columns.map(asText).join(", ")})::text FROM (
  SELECT *, sum("+size") OVER (ORDER BY ${order} ROWS UNBOUNDED PRECEDING) - "+size" AS "+before" FROM (
    SELECT *, ${size.join(" + ") || "0"} AS "+size" FROM ${quote(name)} ${first ? "" : `WHERE (${order}) > (${after})`}
    ORDER BY ${order} LIMIT ${PAGE_ROWS}) page) sized
WHERE "+before" < ${PAGE_BYTES} ORDER BY ${order}`;
}

const asText = ({ name }: Column) => `${quote(name)}::text`;

/** Counts rows and hashes their lines. */
export function createDigest() {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    add(lines: Buffer | string, count: number) {
      hash.update(lines);
      rows += count;
    },
    end: (): Digest => ({ rows, sha256: hash.digest("hex") }),
  };
}

export const joinLines = (lines: string[]) => `${lines.join("\n")}\n`;

/** What the table holds now. */
export async function digestOf(client: pg.ClientBase, table: Table): Promise<Digest> {
  const digest = createDigest();
  for await (const lines of readLines(client, table)) digest.add(joinLines(lines), lines.length);
  return digest.end();
}

/** Stores rows that are lines of a backup. */
export async function insertLines(client: pg.ClientBase, { name, columns }: Table, lines: string) {
  const values = columns.map(({ type }, i) => `(line->>${i})::${type}`).join(", ");
  await client.query(
    `INSERT INTO ${quote(name)} (${columns.map((column) => quote(column.name)).join(", ")}) OVERRIDING SYSTEM VALUE
SELECT ${values} FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS row(line, n) ORDER BY n`,
    [`[${lines.trimEnd().replaceAll("\n", ",")}]`],
  );
}
