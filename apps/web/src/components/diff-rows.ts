import { presentableDiff } from "@codemirror/merge";
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

/** A part of a text, as offsets. */
export interface Part {
  from: number;
  to: number;
}

/** Long changes are not looked into: they would take long, and say little. */
const MOST = 4000;
/** A line of which more than this share changed is another line; marking its parts would say nothing. */
const MOST_OF_LINE = 0.7;

/** The words and characters that changed within the lines of a change, as offsets in its old and its new lines. */
export function changedParts({ a, b }: LineDiff, hunk: LineHunk): { old: Part[]; young: Part[] } {
  const old = a.slice(hunk.fromA, hunk.toA);
  const young = b.slice(hunk.fromB, hunk.toB);
  const [textA, textB] = [old.join(""), young.join("")];
  if (textA === "" || textB === "" || textA.length > MOST || textB.length > MOST) return { old: [], young: [] };
  const found = presentableDiff(textA, textB, { scanLimit: 300 });
  return {
    old: withinLines(
      old,
      found.map(({ fromA, toA }) => ({ from: fromA, to: toA })),
    ),
    young: withinLines(
      young,
      found.map(({ fromB, toB }) => ({ from: fromB, to: toB })),
    ),
  };
}

/** The parts line by line, without line breaks, and without those of lines that changed as a whole. */
function withinLines(lines: readonly string[], parts: readonly Part[]): Part[] {
  let start = 0;
  return lines.flatMap((line) => {
    const text = shown(line);
    const [from, to] = [start + text.length - text.trimStart().length, start + text.trimEnd().length];
    start += line.length;
    const inside = parts
      .map((part) => ({ from: Math.max(part.from, from), to: Math.min(part.to, to) }))
      .filter((part) => part.from < part.to);
    const changed = inside.reduce((sum, part) => sum + part.to - part.from, 0);
    return changed > MOST_OF_LINE * (to - from) ? [] : inside;
  });
}

/** Where each line begins, and where the text ends. */
export function lineStarts(lines: readonly string[]): number[] {
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1)! + line.length);
  return starts;
}
