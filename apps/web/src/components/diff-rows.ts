import { diff } from "@codemirror/merge";
import type { LineDiff, LineHunk } from "@neptun/api/file/line-diff";

/** A line of the unified form. */
export interface DiffRow {
  kind: "same" | "removed" | "added";
  text: string;
  /** Its number in the old text and in the new one, from 1; 0 where it is not there. */
  numberA: number;
  numberB: number;
}

/** Every line of both texts once: each change as what was removed, then what was added. */
export function toRows({ a, b, hunks }: LineDiff): DiffRow[] {
  const rows: DiffRow[] = [];
  let [atA, atB] = [0, 0];
  const same = (until: number) => {
    while (atA < until) rows.push({ kind: "same", text: shown(b[atB]!), numberA: ++atA, numberB: ++atB });
  };
  for (const { fromA, toA, toB } of hunks) {
    same(fromA);
    while (atA < toA) rows.push({ kind: "removed", text: shown(a[atA]!), numberA: ++atA, numberB: 0 });
    while (atB < toB) rows.push({ kind: "added", text: shown(b[atB]!), numberA: 0, numberB: ++atB });
  }
  same(a.length);
  return rows;
}

const shown = (line: string) => (line.endsWith("\n") ? line.slice(0, -1) : line);

/** Parts of two texts that differ, as offsets in each. */
export interface Difference {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

/** Long changes are not looked into: they would take long, and say little. */
const MOST = 4000;

/** What differs within a change, character by character; nothing where one side is empty or little is the same. */
export function differencesIn({ a, b }: LineDiff, hunk: LineHunk): readonly Difference[] {
  const old = a.slice(hunk.fromA, hunk.toA).join("");
  const young = b.slice(hunk.fromB, hunk.toB).join("");
  if (old === "" || young === "" || old.length > MOST || young.length > MOST) return [];
  const found = diff(old, young, { scanLimit: 300 });
  const changed = found.reduce((sum, { fromA, toA, fromB, toB }) => sum + toA - fromA + toB - fromB, 0);
  return changed > 0.6 * (old.length + young.length) ? [] : found;
}

/** Where each line begins, and where the text ends. */
export function lineStarts(lines: readonly string[]): number[] {
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1)! + line.length);
  return starts;
}
