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
 * The fewest added and removed lines between two texts: as many as `diffLines` of the package `diff` counts. The page stays
 * responsive meanwhile. Throws the reason of the signal when it is aborted.
 */
export async function diffTexts(before: string, after: string, options: LineDiffOptions = {}): Promise<LineDiff> {
  const a = splitLines(before);
  const b = splitLines(after);
  const { same, isExact } = await matchLines(a, b, options);
  const hunks = toHunks(same, a.length, b.length);
  const removed = hunks.reduce((sum, hunk) => sum + hunk.toA - hunk.fromA, 0);
  const added = hunks.reduce((sum, hunk) => sum + hunk.toB - hunk.fromB, 0);
  return { a, b, hunks, added, removed, isExact };
}

const splitLines = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function toHunks(same: Int32Array, linesA: number, linesB: number): LineHunk[] {
  const hunks: LineHunk[] = [];
  let fromA = 0;
  let fromB = 0;
  const close = (toA: number, toB: number) => {
    if (toA > fromA || toB > fromB) hunks.push({ fromA, toA, fromB, toB });
    [fromA, fromB] = [toA + 1, toB + 1];
  };
  same.forEach((atB, atA) => {
    if (atB >= 0) close(atA, atB);
  });
  close(linesA, linesB);
  return hunks;
}

/** For each line of a the line of b that it is, or -1: a longest common subsequence. */
async function matchLines(a: string[], b: string[], options: LineDiffOptions) {
  const same = new Int32Array(a.length).fill(-1);
  const ids = new Map<string, number>();
  const idOf = (line: string) => {
    const id = ids.get(line) ?? ids.size;
    if (id === ids.size) ids.set(line, id);
    return id;
  };
  const allA = a.map(idOf);
  const allB = b.map(idOf);
  // A line that only one text has is no part of what both have: leaving it out makes the search short.
  const [inA, inB] = [new Set(allA), new Set(allB)];
  const keptA = allA.flatMap((id, index) => (inB.has(id) ? index : []));
  const keptB = allB.flatMap((id, index) => (inA.has(id) ? index : []));
  const search = new Search(
    Int32Array.from(keptA, (index) => allA[index]!),
    Int32Array.from(keptB, (index) => allB[index]!),
    (atA, atB) => {
      same[keptA[atA]!] = keptB[atB]!;
    },
    options,
  );
  return { same, isExact: await search.run() };
}

/** Lines [fromA, toA) against lines [fromB, toB). */
type Box = [fromA: number, toA: number, fromB: number, toB: number];

const SLICE_MS = 12;

/** Myers' search for the fewest changes, in linear space: what both texts have in the middle divides it into two searches. */
class Search {
  private readonly a: Int32Array;
  private readonly b: Int32Array;
  private readonly match: (atA: number, atB: number) => void;
  private readonly signal: AbortSignal | undefined;
  private readonly end: number;
  private sliceEnd = performance.now() + SLICE_MS;
  private forward: Int32Array;
  private backward: Int32Array;

  constructor(a: Int32Array, b: Int32Array, match: Search["match"], { budgetMs = 5000, signal }: LineDiffOptions) {
    this.a = a;
    this.b = b;
    this.match = match;
    this.signal = signal;
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

  private async mayGoOn(): Promise<boolean> {
    const now = performance.now();
    if (now < this.sliceEnd) return true;
    if (now > this.end) return false;
    await new Promise((resolve) => setTimeout(resolve));
    this.signal?.throwIfAborted();
    this.sliceEnd = performance.now() + SLICE_MS;
    return true;
  }
}
