import { Turns } from "../turns.ts";

/** Lines of the old text (a) that were replaced by lines of the new text (b): indexes from 0, the ends excluded. */
export interface LineHunk {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

export interface LineDiff {
  /** The lines, each with the line break that ends it. */
  a: string[];
  b: string[];
  hunks: LineHunk[];
  added: number;
  removed: number;
  /** False where the texts are so large and so different that finding the fewest changes was given up. */
  isExact: boolean;
}

export interface LineDiffOptions {
  /** After so long the rest counts as replaced. */
  budgetMs?: number;
  signal?: AbortSignal;
}

/**
 * The fewest added and removed lines between two texts, as `git diff --minimal` counts them. Everyone else gets their turn
 * meanwhile. Throws the reason of the signal when it is aborted.
 */
export async function diffTexts(before: string, after: string, options: LineDiffOptions = {}): Promise<LineDiff> {
  const turns = new Turns(options.signal);
  const a = await splitLines(before, turns);
  const b = await splitLines(after, turns);
  const { same, isExact } = await matchLines(a, b, options, turns);
  const hunks = await toHunks(same, b.length, turns);
  const shared = hunks.reduce((rest, { fromA, toA }) => rest - (toA - fromA), a.length);
  return { a, b, hunks, added: b.length - shared, removed: a.length - shared, isExact };
}

// Lines that are looked at before the clock is.
const LINES_AT_ONCE = 4096;

async function splitLines(text: string, turns: Turns): Promise<string[]> {
  const lines: string[] = [];
  for (let from = 0; from < text.length; ) {
    const at = text.indexOf("\n", from);
    const end = at < 0 ? text.length : at + 1;
    lines.push(text.slice(from, end));
    from = end;
    if (lines.length % LINES_AT_ONCE === 0) await turns.give();
  }
  return lines;
}

async function toHunks(same: Int32Array, linesB: number, turns: Turns): Promise<LineHunk[]> {
  const hunks: LineHunk[] = [];
  let fromA = 0;
  let fromB = 0;
  const close = (toA: number, toB: number) => {
    if (toA > fromA || toB > fromB) hunks.push({ fromA, toA, fromB, toB });
    [fromA, fromB] = [toA + 1, toB + 1];
  };
  for (const [atA, atB] of same.entries()) {
    if (atB >= 0) close(atA, atB);
    if (atA % LINES_AT_ONCE === 0) await turns.give();
  }
  close(same.length, linesB);
  return hunks;
}

/** For each line of a the line of b that it is, or -1: a longest common subsequence. */
async function matchLines(a: string[], b: string[], options: LineDiffOptions, turns: Turns) {
  const same = new Int32Array(a.length).fill(-1);
  const ids = new Map<string, number>();
  const allA = await toIds(a, ids, turns);
  const lastOfA = ids.size;
  const allB = await toIds(b, ids, turns);
  // A line that only one text has is no part of what both have: leaving it out makes the search short.
  const inB = new Uint8Array(ids.size);
  for (const id of allB) inB[id] = 1;
  const keptA = await indexesOf(allA, (id) => inB[id] === 1, turns);
  const keptB = await indexesOf(allB, (id) => id < lastOfA, turns);
  const search = new Search(
    keptA.map((index) => allA[index]!),
    keptB.map((index) => allB[index]!),
    (atA, atB) => {
      same[keptA[atA]!] = keptB[atB]!;
    },
    options,
    turns,
  );
  return { same, isExact: await search.run() };
}

/** A number for each line, which equal lines share. */
async function toIds(lines: string[], ids: Map<string, number>, turns: Turns): Promise<Int32Array> {
  const all = new Int32Array(lines.length);
  for (const [index, line] of lines.entries()) {
    const id = ids.get(line) ?? ids.size;
    if (id === ids.size) ids.set(line, id);
    all[index] = id;
    if (index % LINES_AT_ONCE === 0) await turns.give();
  }
  return all;
}

async function indexesOf(ids: Int32Array, isKept: (id: number) => boolean, turns: Turns): Promise<Int32Array> {
  const kept = new Int32Array(ids.length);
  let count = 0;
  for (const [index, id] of ids.entries()) {
    if (isKept(id)) kept[count++] = index;
    if (index % LINES_AT_ONCE === 0) await turns.give();
  }
  return kept.subarray(0, count);
}

/** Lines [fromA, toA) against lines [fromB, toB). */
type Box = [fromA: number, toA: number, fromB: number, toB: number];

/** Myers' search for the fewest changes, in linear space: what both texts have in the middle divides it into two searches. */
class Search {
  private readonly a: Int32Array;
  private readonly b: Int32Array;
  private readonly match: (atA: number, atB: number) => void;
  private readonly turns: Turns;
  private readonly end: number;
  private forward: Int32Array;
  private backward: Int32Array;

  constructor(
    a: Int32Array,
    b: Int32Array,
    match: Search["match"],
    { budgetMs = 5000 }: LineDiffOptions,
    turns: Turns,
  ) {
    this.a = a;
    this.b = b;
    this.match = match;
    this.turns = turns;
    this.end = performance.now() + budgetMs;
    this.forward = new Int32Array(a.length + b.length + 3);
    this.backward = new Int32Array(this.forward.length);
  }

  async run(): Promise<boolean> {
    const boxes: Box[] = [[0, this.a.length, 0, this.b.length]];
    for (let box = boxes.pop(); box; box = boxes.pop()) {
      const [fromA, toA, fromB, toB] = this.trim(box);
      if (fromA === toA || fromB === toB) continue;
      const middle = await this.middle(fromA, toA, fromB, toB);
      if (!middle) return false;
      const [startA, endA, startB, endB] = middle;
      for (let at = startA; at < endA; at++) this.match(at, startB + at - startA);
      boxes.push([fromA, startA, fromB, startB], [endA, toA, endB, toB]);
      await this.turns.give();
    }
    return true;
  }

  /** Matches what is the same at both ends. */
  private trim([fromA, toA, fromB, toB]: Box): Box {
    while (fromA < toA && fromB < toB && this.a[fromA] === this.b[fromB]) this.match(fromA++, fromB++);
    while (fromA < toA && fromB < toB && this.a[toA - 1] === this.b[toB - 1]) this.match(--toA, --toB);
    return [fromA, toA, fromB, toB];
  }

  /** A run of common lines, possibly empty, on a shortest way through the box; nothing when the time is over. */
  private async middle(fromA: number, toA: number, fromB: number, toB: number): Promise<Box | undefined> {
    const [n, m] = [toA - fromA, toB - fromB];
    this.forward.fill(0, 0, n + m + 3);
    this.backward.fill(0, 0, n + m + 3);
    for (let depth = 0; depth <= Math.ceil((n + m) / 2); depth++) {
      for (const isForward of [true, false]) {
        const found = this.step(depth, isForward, fromA, fromB, n, m);
        if (found) return found;
      }
      if (!(await this.mayGoOn())) return undefined;
    }
    return undefined;
  }

  private step(depth: number, isForward: boolean, fromA: number, fromB: number, n: number, m: number) {
    const { a, b } = this;
    const [own, other] = isForward ? [this.forward, this.backward] : [this.backward, this.forward];
    const width = n - m;
    const meets = Math.abs(width) % 2 === (isForward ? 1 : 0);
    const reach = isForward ? depth - 1 : depth;
    const zero = m + 1;
    // The ways that can still stay inside the box.
    const last = depth - 2 * Math.max(0, depth - n);
    for (let diagonal = -(depth - 2 * Math.max(0, depth - m)); diagonal <= last; diagonal += 2) {
      const left = own[zero + diagonal - 1]!;
      const right = own[zero + diagonal + 1]!;
      const startX = diagonal === -depth || (diagonal !== depth && left < right) ? right : left + 1;
      const startY = startX - diagonal;
      let [x, y] = [startX, startY];
      const isSame = () => (isForward ? a[fromA + x] === b[fromB + y] : a[fromA + n - 1 - x] === b[fromB + m - 1 - y]);
      while (x < n && y < m && isSame()) {
        x++;
        y++;
      }
      own[zero + diagonal] = x;
      const opposite = width - diagonal;
      if (!meets || Math.abs(opposite) > reach || x + other[zero + opposite]! < n) continue;
      const box: Box = isForward
        ? [fromA + startX, fromA + x, fromB + startY, fromB + y]
        : [fromA + n - x, fromA + n - startX, fromB + m - y, fromB + m - startY];
      return box;
    }
    return undefined;
  }

  /** The time is looked at after each depth, which takes a few milliseconds at most. */
  private async mayGoOn(): Promise<boolean> {
    if (performance.now() > this.end) return false;
    await this.turns.give();
    return true;
  }
}
