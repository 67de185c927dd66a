import { diffArrays } from "diff";

/** Lines that two texts do not share. */
export interface LineChanges {
  added: number;
  removed: number;
}

/** Counts changed lines as `git diff --numstat` does; nothing when the texts are too different to be compared in time. */
export function lineChanges(before: string, after: string): LineChanges | null {
  const [from, to] = [linesOf(before), linesOf(after)];
  const common = commonLines(from, to);
  return common && { added: to.length - common.length, removed: from.length - common.length };
}

/**
 * The change as git writes it, which `git apply`, `patch -p1` and Neptun accept; "" when nothing changed. A text of null is a
 * file that is not there. Texts too different to be compared in time are replaced as a whole.
 */
export function unifiedDiff(
  fromTitle: string,
  fromText: string | null,
  toTitle: string,
  toText: string | null,
): string {
  if (fromText === toText && (fromTitle === toTitle || fromText === null)) return "";
  const [from, to] = [linesOf(fromText ?? ""), linesOf(toText ?? "")];
  const hunks = hunksOf(from, to, commonLines(from, to) ?? commonEnds(from, to));
  const [a, b] = [`a/${fromText === null ? toTitle : fromTitle}`, `b/${toText === null ? fromTitle : toTitle}`];
  return [
    `diff --git ${quoted(a)} ${quoted(b)}\n`,
    ...(fromText === null ? ["new file mode 100644\n"] : []),
    ...(toText === null ? ["deleted file mode 100644\n"] : []),
    ...(a.slice(2) === b.slice(2) ? [] : [`rename from ${quoted(fromTitle)}\nrename to ${quoted(toTitle)}\n`]),
    ...(hunks === "" ? [] : [`--- ${fromText === null ? "/dev/null" : marked(a)}\n`]),
    ...(hunks === "" ? [] : [`+++ ${toText === null ? "/dev/null" : marked(b)}\n`]),
    hunks,
  ].join("");
}

const context = 3;

// Beyond these the comparison is given up; the first keeps answers the same on slow machines.
const bounds = { maxEditLength: 1_500, timeout: 200 };
const mostLines = 200_000;

/** Where a line of the one text is the same as a line of the other. */
type Pair = readonly [from: number, to: number];

/** With their line ends, so that a missing one at the end counts. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Equal lines at the beginning and at the end. */
function commonEnds(from: string[], to: string[]): Pair[] {
  const pairs: Pair[] = [];
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) pairs.push([start, start++]);
  let end = 0;
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  for (; end > 0; end--) pairs.push([from.length - end, to.length - end]);
  return pairs;
}

/** The longest common subsequence. */
function commonLines(from: string[], to: string[]): Pair[] | null {
  const ends = commonEnds(from, to);
  const start = ends.findIndex(([a, b], index) => a !== index || b !== index);
  const head = start < 0 ? ends : ends.slice(0, start);
  const tail = start < 0 ? [] : ends.slice(start);
  // A line that the other text does not have at all is in no common subsequence.
  const ids = new Map<string, number>();
  const left = numbered(from, head.length, tail.length, ids);
  const right = numbered(to, head.length, tail.length, ids);
  const [inLeft, inRight] = [new Set(left.map(({ id }) => id)), new Set(right.map(({ id }) => id))];
  const a = left.filter(({ id }) => inRight.has(id));
  const b = right.filter(({ id }) => inLeft.has(id));
  if (a.length + b.length > mostLines) return null;
  const changes = diffArrays(
    a.map(({ id }) => id),
    b.map(({ id }) => id),
    bounds,
  );
  if (!changes) return null;
  const middle: Pair[] = [];
  let [x, y] = [0, 0];
  for (const { added, removed, count } of changes) {
    if (removed) x += count;
    else if (added) y += count;
    else for (let step = 0; step < count; step++) middle.push([a[x++]?.index ?? 0, b[y++]?.index ?? 0]);
  }
  return [...head, ...middle, ...tail];
}

/** The lines between the common ends, each with a number that equal lines share. */
function numbered(lines: string[], head: number, tail: number, ids: Map<string, number>) {
  return lines.slice(head, lines.length - tail).map((line, index) => {
    const id = ids.get(line) ?? ids.size;
    ids.set(line, id);
    return { id, index: head + index };
  });
}

interface Change {
  from: number;
  removed: number;
  to: number;
  added: number;
}

function changesOf(from: string[], to: string[], common: Pair[]): Change[] {
  const changes: Change[] = [];
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...common, [from.length, to.length] as const]) {
    if (nextA > a || nextB > b) changes.push({ from: a, removed: nextA - a, to: b, added: nextB - b });
    [a, b] = [nextA + 1, nextB + 1];
  }
  return changes;
}

function hunksOf(from: string[], to: string[], common: Pair[]): string {
  const hunks: Change[][] = [];
  for (const change of changesOf(from, to, common)) {
    const last = hunks.at(-1)?.at(-1);
    if (last && change.from - (last.from + last.removed) <= 2 * context) hunks.at(-1)?.push(change);
    else hunks.push([change]);
  }
  return hunks.map((changes) => hunkOf(from, to, changes)).join("");
}

function hunkOf(from: string[], to: string[], changes: Change[]): string {
  const [first, last] = [changes[0]!, changes.at(-1)!];
  const before = Math.min(context, first.from);
  const start = first.from - before;
  const end = Math.min(from.length, last.from + last.removed + context);
  const lines: string[] = [];
  const write = (mark: string, some: string[]) => {
    for (const line of some)
      lines.push(mark, line, ...(line.endsWith("\n") ? [] : ["\n\\ No newline at end of file\n"]));
  };
  let position = start;
  for (const change of changes) {
    write(" ", from.slice(position, change.from));
    position = change.from + change.removed;
    write("-", from.slice(change.from, position));
    write("+", to.slice(change.to, change.to + change.added));
  }
  write(" ", from.slice(position, end));
  const removed = end - start;
  const added = changes.reduce((sum, change) => sum + change.added - change.removed, removed);
  return `@@ -${rangeOf(start, removed)} +${rangeOf(first.to - before, added)} @@\n${lines.join("")}`;
}

// An empty range names the line before it.
function rangeOf(start: number, count: number): string {
  return `${count === 0 ? start : start + 1},${count}`;
}

function quoted(path: string): string {
  return path.includes('"') ? `"${path.replaceAll('"', '\\"')}"` : path;
}

// What follows a tab is no part of the name, so that a name may have blanks.
function marked(path: string): string {
  return path.includes(" ") ? `${quoted(path)}\t` : quoted(path);
}
