/** How a line may differ from the one it is compared with. */
type Tolerance = "exact" | "end" | "indentation";

const keys: Record<Tolerance, (line: string) => string> = {
  exact: (line) => line,
  end: (line) => line.trimEnd(),
  indentation: (line) => line.trim(),
};
const tolerances: Tolerance[] = ["exact", "end", "indentation"];

/** Where lines were found, and what stands before each of them more or less than was asked for. */
export interface Match {
  at: number;
  /** How many places fit as well as this one; the match is the only one when it is 1. */
  count: number;
  reindent: (line: string) => string;
}

/** The work is more than can be done in time. */
export class TooMuchWork extends Error {}

// Comparisons of numbers, some 40 ms.
const mostSteps = 12_000_000;

/**
 * The lines of a file, without their `\n`, to be searched and changed. First exactly, then without regard to white space at
 * line ends, then to indentation that differs by the same in every line. All searches together take bounded time.
 */
export class LineMatcher {
  readonly lines: string[];
  private readonly ids = new Map<Tolerance, number[]>();
  private readonly known = new Map<Tolerance, Map<string, number>>();
  private steps = 0;

  constructor(lines: string[]) {
    this.lines = lines;
  }

  /** The place nearest to `near` among those at or after `from`; the first and the number of all where `near` is unknown. */
  find(needle: string[], { from = 0, near }: { from?: number; near?: number } = {}): Match | undefined {
    for (const tolerance of tolerances) {
      const places = this.placesOf(needle, tolerance, from, near);
      const at = near === undefined ? places[0] : nearestOf(places, near);
      if (at === undefined) continue;
      return { at, count: places.length, reindent: this.reindentOf(needle, at) };
    }
    return undefined;
  }

  /** Whether the line is anywhere in the file, whatever its white space. */
  has(line: string): boolean {
    this.idsOf("indentation");
    return this.known.get("indentation")!.has(line.trim());
  }

  replace(at: number, count: number, lines: string[]): void {
    this.spend(this.lines.length);
    splice(this.lines, at, count, lines);
    for (const [tolerance, ids] of this.ids) {
      splice(
        ids,
        at,
        count,
        lines.map((line) => this.idOf(tolerance, line)),
      );
    }
  }

  private placesOf(needle: string[], tolerance: Tolerance, from: number, near: number | undefined): number[] {
    const ids = this.idsOf(tolerance);
    const known = this.known.get(tolerance)!;
    this.spend(needle.length);
    const wanted = needle.map((line) => known.get(keys[tolerance](line)) ?? -1);
    if (wanted.includes(-1)) return [];
    const fits = (at: number) =>
      this.fits(ids, wanted, at) && (tolerance !== "indentation" || this.isShifted(needle, at));
    // A place that is right as it is said needs no search.
    if (near !== undefined && near >= from && fits(near)) return [near];
    const places: number[] = [];
    const last = ids.length - wanted.length;
    this.spend(Math.max(0, last - from));
    for (let at = from; at <= last; at++) {
      if (ids[at] === wanted[0] && fits(at)) places.push(at);
    }
    return places;
  }

  private fits(ids: number[], wanted: number[], at: number): boolean {
    let index = 0;
    while (index < wanted.length && ids[at + index] === wanted[index]) index++;
    this.spend(index + 1);
    return index === wanted.length;
  }

  private isShifted(needle: string[], at: number): boolean {
    this.spend(8 * needle.length);
    let shift: string | undefined;
    return needle.every((line, index) => {
      if (line.trim() === "") return true;
      const other = shiftOf(line, this.lines[at + index] ?? "");
      shift ??= other;
      return other !== undefined && other === shift;
    });
  }

  private reindentOf(needle: string[], at: number): Match["reindent"] {
    const index = needle.findIndex((line) => line.trim() !== "");
    const shift = index < 0 ? "+" : (shiftOf(needle[index] ?? "", this.lines[at + index] ?? "") ?? "+");
    const blanks = shift.slice(1);
    if (blanks === "") return (line) => line;
    if (shift.startsWith("+")) return (line) => (line.trim() === "" ? line : blanks + line);
    return (line) => (line.startsWith(blanks) ? line.slice(blanks.length) : line.trimStart());
  }

  private idsOf(tolerance: Tolerance): number[] {
    let ids = this.ids.get(tolerance);
    if (!ids) {
      this.known.set(tolerance, new Map());
      this.spend(4 * this.lines.length);
      ids = this.lines.map((line) => this.idOf(tolerance, line));
      this.ids.set(tolerance, ids);
    }
    return ids;
  }

  private idOf(tolerance: Tolerance, line: string): number {
    const known = this.known.get(tolerance)!;
    const key = keys[tolerance](line);
    const id = known.get(key) ?? known.size;
    known.set(key, id);
    return id;
  }

  private spend(steps: number): void {
    this.steps += steps;
    if (this.steps > mostSteps) throw new TooMuchWork();
  }
}

function nearestOf(places: number[], near: number): number | undefined {
  let nearest = places[0];
  for (const place of places) {
    if (Math.abs(place - near) < Math.abs((nearest ?? 0) - near)) nearest = place;
  }
  return nearest;
}

/** "+  " where the line in the file is two blanks further in than the one asked for, "-  " where it is further out. */
function shiftOf(asked: string, found: string): string | undefined {
  const [wanted, there] = [asked, found].map((line) => line.slice(0, line.length - line.trimStart().length));
  if (wanted === undefined || there === undefined) return undefined;
  if (there.endsWith(wanted)) return `+${there.slice(0, there.length - wanted.length)}`;
  if (wanted.endsWith(there)) return `-${wanted.slice(0, wanted.length - there.length)}`;
  return undefined;
}

// `splice(…, ...lines)` overflows the stack with many lines.
function splice<Item>(items: Item[], at: number, count: number, put: Item[]): void {
  if (put.length < 10_000) {
    items.splice(at, count, ...put);
    return;
  }
  const rest = items.slice(at + count);
  items.length = at;
  for (const item of put) items.push(item);
  for (const item of rest) items.push(item);
}
