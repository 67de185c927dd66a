import { createHash } from "node:crypto";
import { type BackupEnd, BackupError, type BackupHeader, type BackupSummary, FORMAT } from "./format.ts";
import { damaged, readWholeLines } from "./lines.ts";
import { createDigest } from "./rows.ts";

/** Told what a backup holds, in its order. */
export interface BackupVisitor {
  table?(name: string, columns: string[]): void | Promise<void>;
  rows?(lines: Buffer): void | Promise<void>;
}

interface ControlLine extends Partial<BackupHeader> {
  table?: string;
  columns?: string[];
  sequences?: BackupSummary["sequences"];
  end?: BackupEnd;
}

const NEWLINE = 10;
const ROW = "[".charCodeAt(0);

/** Reads a backup to its end. Throws BackupError unless it is whole and as it was written. */
export async function readBackup(file: string, visitor: BackupVisitor = {}): Promise<BackupSummary> {
  const all = createHash("sha256");
  const tables: BackupEnd["tables"] = {};
  let header: BackupHeader | undefined;
  let sequences: BackupSummary["sequences"] | undefined;
  let open: { name: string; digest: ReturnType<typeof createDigest> } | undefined;
  let ended = false;

  const closeTable = () => {
    if (open) tables[open.name] = open.digest.end();
    open = undefined;
  };
  const readControl = async (bytes: Buffer) => {
    const line = parse(file, bytes);
    if (!header) header = requireHeader(file, line);
    else closeTable();
    if (line.end) {
      requireSame(file, { tables, sha256: all.digest("hex") }, line.end);
      ended = true;
      return;
    }
    all.update(bytes);
    if (line.sequences) sequences = line.sequences;
    if (line.table === undefined) return;
    open = { name: line.table, digest: createDigest() };
    await visitor.table?.(line.table, line.columns ?? []);
  };
  const readRows = async (lines: Buffer, count: number) => {
    if (!open) throw damaged(file, "rows without a table");
    all.update(lines);
    open.digest.add(lines, count);
    await visitor.rows?.(lines);
  };

  for await (const text of readWholeLines(file)) {
    for (const { lines, rows } of split(text)) {
      if (ended) throw damaged(file, "something follows its end");
      await (rows ? readRows(lines, rows) : readControl(lines));
    }
  }
  if (!header || !sequences || !ended) throw damaged(file, "its end is missing");
  return { header, tables, sequences };
}

/** Runs of rows, and every other line by itself (`rows` is 0). */
function* split(text: Buffer): Generator<{ lines: Buffer; rows: number }> {
  let from = 0;
  let rows = 0;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf(NEWLINE, at) + 1;
    if (text[at] === ROW) rows++;
    else {
      if (rows) yield { lines: text.subarray(from, at), rows };
      yield { lines: text.subarray(at, next), rows: 0 };
      from = next;
      rows = 0;
    }
    at = next;
  }
  if (rows) yield { lines: text.subarray(from), rows };
}

function parse(file: string, line: Buffer): ControlLine {
  try {
    const value: unknown = JSON.parse(line.toString());
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // said below
  }
  throw damaged(file, "a line is no JSON");
}

function requireHeader(file: string, line: ControlLine): BackupHeader {
  if (typeof line.neptun_backup !== "number") throw damaged(file, "it does not begin like one");
  if (line.neptun_backup > FORMAT)
    throw new BackupError(
      `${file} was made by a newer version, Neptun ${line.product_version}, in a format that this one does not know. Restore it with that version.`,
    );
  return line as BackupHeader;
}

function requireSame(file: string, found: BackupEnd, said: BackupEnd) {
  const names = new Set([...Object.keys(found.tables), ...Object.keys(said.tables)]);
  for (const name of names) {
    const [here, there] = [found.tables[name], said.tables[name]];
    if (here?.rows !== there?.rows || here?.sha256 !== there?.sha256)
      throw damaged(file, `the rows of ${name} are not those that were written`);
  }
  if (found.sha256 !== said.sha256) throw damaged(file, "its checksum is wrong");
}
