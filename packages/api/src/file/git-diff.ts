import { Turns } from "../turns.ts";
import { diffTexts, type LineDiff, type LineHunk } from "./line-diff.ts";

/** What is done to the text of a file, as git writes it. */
export interface GitDiff {
  /** Empty where nothing differs. */
  diff: string;
  /** Lines. */
  added: number;
  removed: number;
}

/** After so long, what was not compared yet counts as replaced. */
const BUDGET_MS = 1_000;

/**
 * The change as git writes it, which `git apply`, `patch -p1` and Neptun accept; nothing when nothing changed. A text of null
 * is a file that is not there. Others get their turn meanwhile.
 */
export async function gitDiff(
  fromTitle: string,
  fromText: string | null,
  toTitle: string,
  toText: string | null,
  { budgetMs = BUDGET_MS } = {},
): Promise<GitDiff> {
  if (fromText === toText && (fromTitle === toTitle || fromText === null)) return { diff: "", added: 0, removed: 0 };
  const lines = await diffTexts(fromText ?? "", toText ?? "", { budgetMs });
  const hunks = await write(lines);
  const [a, b] = [`a/${fromText === null ? toTitle : fromTitle}`, `b/${toText === null ? fromTitle : toTitle}`];
  const diff = [
    `diff --git ${quoted(a)} ${quoted(b)}\n`,
    ...(fromText === null ? ["new file mode 100644\n"] : []),
    ...(toText === null ? ["deleted file mode 100644\n"] : []),
    ...(a.slice(2) === b.slice(2) ? [] : [`rename from ${quoted(fromTitle)}\nrename to ${quoted(toTitle)}\n`]),
    ...(hunks === "" ? [] : [`--- ${fromText === null ? "/dev/null" : marked(a)}\n`]),
    ...(hunks === "" ? [] : [`+++ ${toText === null ? "/dev/null" : marked(b)}\n`]),
    hunks,
  ].join("");
  return { diff, added: lines.added, removed: lines.removed };
}

const context = 3;

/** Changes that stand so close to each other that they share the lines around them. */
function groupsOf(hunks: LineHunk[]): LineHunk[][] {
  const groups: LineHunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1)?.at(-1);
    if (last && hunk.fromA - last.toA <= 2 * context) groups.at(-1)!.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

async function write({ a, b, hunks }: LineDiff): Promise<string> {
  const text = new DiffText();
  for (const changes of groupsOf(hunks)) {
    const [first, last] = [changes[0]!, changes.at(-1)!];
    const before = Math.min(context, first.fromA);
    const start = first.fromA - before;
    const end = Math.min(a.length, last.toA + context);
    const added = changes.reduce((sum, { fromA, toA, fromB, toB }) => sum + toB - fromB - (toA - fromA), end - start);
    text.header(`@@ -${rangeOf(start, end - start)} +${rangeOf(first.fromB - before, added)} @@\n`);
    let position = start;
    for (const { fromA, toA, fromB, toB } of changes) {
      await text.lines(" ", a, position, fromA);
      await text.lines("-", a, fromA, toA);
      await text.lines("+", b, fromB, toB);
      position = toA;
    }
    await text.lines(" ", a, position, end);
  }
  return text.end();
}

const LINES_AT_ONCE = 4096;

/** Put together in pieces: a diff may have a million lines. */
class DiffText {
  private readonly turns = new Turns();
  private readonly pieces: string[] = [];
  private piece: string[] = [];

  header(line: string): void {
    this.piece.push(line);
  }

  async lines(mark: string, lines: string[], from: number, to: number): Promise<void> {
    for (let at = from; at < to; at++) {
      const line = lines[at]!;
      this.piece.push(mark, line);
      if (!line.endsWith("\n")) this.piece.push("\n\\ No newline at end of file\n");
      if (this.piece.length < LINES_AT_ONCE) continue;
      this.flush();
      await this.turns.give();
    }
  }

  end(): string {
    this.flush();
    return this.pieces.join("");
  }

  private flush(): void {
    this.pieces.push(this.piece.join(""));
    this.piece = [];
  }
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
