/*
 * A backup is a gzip stream of JSON lines:
 *   {"neptun_backup":1,"created_at":…,"product_version":…,"database":…,"migrations":[{"name":…,"checksum":…}]}
 *   {"table":"neptun_user","columns":["id",…]}         for each table, those it refers to before it
 *   ["1","a@example.org",null,…]                       its rows by primary key: every value as PostgreSQL writes it
 *   {"sequences":{"neptun_user_id_seq":"1",…}}
 *   {"end":{"tables":{"neptun_user":{"rows":1,"sha256":…}},"sha256":…}}
 * A table's SHA-256 is that of its row lines, the last one that of every line before it; line ends included.
 */
export const FORMAT = 1;

export interface BackupHeader {
  neptun_backup: number;
  created_at: string;
  product_version: string;
  database: "embedded" | "server";
  migrations: { name: string; checksum: string }[];
}

export interface Digest {
  rows: number;
  sha256: string;
}

export interface BackupEnd {
  tables: Record<string, Digest>;
  sha256: string;
}

/** The last value that each sequence gave out; null when it gave none. */
export type SequenceValues = Record<string, string | null>;

/** What a complete, unchanged backup holds. */
export interface BackupSummary {
  header: BackupHeader;
  tables: Record<string, Digest>;
  sequences: SequenceValues;
}

/** Why a backup cannot be made or restored, in words for the operator. */
export class BackupError extends Error {
  override name = "BackupError";
}

export const countRows = ({ tables }: Pick<BackupSummary, "tables">) =>
  Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);
