import type pg from "pg";
import { BackupError } from "./format.ts";

/** A connection, or whatever runs one statement after the other. */
export interface Queries {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

export interface Column {
  name: string;
  type: string;
}

export interface Table {
  name: string;
  /** Those that are stored, in their order. */
  columns: (Column & { long: boolean })[];
  key: (Column & { collated: boolean })[];
  /** The tables it refers to. */
  parents: string[];
}

export interface Sequence {
  name: string;
  table: string;
  column: string;
  last_value: string | null;
}

const HERE = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())";

const TABLES = `SELECT c.relname AS name,
  (SELECT json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod), 'long', attstorage <> 'p') ORDER BY attnum)
    FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns,
  (SELECT json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod), 'collated', attcollation <> 0) ORDER BY k.n)
    FROM pg_index i CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, n)
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
    WHERE i.indrelid = c.oid AND i.indisprimary) AS key,
  (SELECT coalesce(json_agg(DISTINCT p.relname), '[]') FROM pg_constraint f JOIN pg_class p ON p.oid = f.confrelid
    WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS parents
FROM pg_class c WHERE c.relnamespace = ${HERE} AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations' ORDER BY 1`;

const SEQUENCES = `SELECT s.relname AS name, c.relname AS "table", a.attname AS "column", pg_sequence_last_value(s.oid)::text AS last_value
FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
JOIN pg_class c ON c.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
WHERE s.relkind = 'S' AND s.relnamespace = ${HERE} ORDER BY 1`;

const MIGRATIONS = `SELECT migration_name AS name, checksum FROM _prisma_migrations
WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`;

/** The product's tables, each after those it refers to. */
export async function readTables(client: Queries): Promise<Table[]> {
  const { rows } = await client.query<Table>(TABLES);
  const without = rows.find(({ key }) => !key);
  if (without) throw new BackupError(`The table ${without.name} has no primary key, so it is not one of Neptun's.`);
  return parentsFirst(rows);
}

function parentsFirst(tables: Table[]): Table[] {
  const sorted = new Set<string>();
  while (sorted.size < tables.length) {
    const next = tables.find(({ name, parents }) => !sorted.has(name) && parents.every((parent) => sorted.has(parent)));
    if (!next) throw new BackupError("Tables refer to each other in a circle: no order to restore them in.");
    sorted.add(next.name);
  }
  return [...sorted].map((name) => tables.find((table) => table.name === name)!);
}

export async function readSequences(client: Queries): Promise<Sequence[]> {
  return (await client.query<Sequence>(SEQUENCES)).rows;
}

/** The migrations that were applied; undefined where none ever was. */
export async function readApplied(client: Queries): Promise<{ name: string; checksum: string }[] | undefined> {
  const { rows } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there",
  );
  return rows[0]?.there ? (await client.query<{ name: string; checksum: string }>(MIGRATIONS)).rows : undefined;
}

export const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
