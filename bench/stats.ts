const sorted = (values: number[]) => values.toSorted((a, b) => a - b);

export const median = (values: number[]) => percentile(values, 0.5);

/** The value below which that share of the values lies. */
export function percentile(values: number[], share: number): number {
  const all = sorted(values);
  return all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN;
}

/** "12 (10–15)": the median, the least and the most. */
export function withSpread(values: number[], digits = 0): string {
  const all = sorted(values);
  const [least, most] = [all[0] ?? Number.NaN, all.at(-1) ?? Number.NaN];
  return `${median(values).toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}

/** Prints rows under a head, in columns as wide as they need to be. */
export function printTable(head: string[], rows: string[][]): void {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const line = (row: string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  console.log([line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n"));
}
