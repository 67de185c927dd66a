import type { Tally } from "./tally.ts";
import type { DatabaseKind } from "./world.ts";

export interface Result {
  scenario: string;
  database: DatabaseKind;
  tally: Tally;
  skipped?: string;
  seconds: number;
}

const HEAD = [
  "scenario",
  "database",
  "rounds",
  "acknowledged",
  "rows",
  "lost",
  "half",
  "double",
  "503",
  "other 5xx",
  "recovery",
  "took",
  "",
];

/** The last thing that is printed. */
export function printTable(results: Result[]) {
  const rows = [HEAD, ...results.map(toRow)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  console.log();
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    );
}

function toRow({ scenario, database, tally, skipped, seconds }: Result): string[] {
  const { rounds, acknowledged, rows, lost, halfBatches, duplicates, unavailable, otherFailures, recoveries } = tally;
  const numbers = [rounds, acknowledged, rows, lost, halfBatches, duplicates, unavailable, otherFailures].map(String);
  const said = skipped ? `skipped: ${skipped}` : tally.failed ? `VIOLATED (${tally.violations.length})` : "kept";
  return [scenario, database, ...numbers, inSeconds(recoveries), `${seconds} s`, said];
}

/** "median / longest" */
function inSeconds(all: number[]): string {
  if (all.length === 0) return "-";
  const sorted = all.toSorted((a, b) => a - b);
  const [middle, longest] = [sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
  return `${(middle / 1000).toFixed(1)} / ${(longest / 1000).toFixed(1)} s`;
}
