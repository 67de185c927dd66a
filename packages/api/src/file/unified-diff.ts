import { english } from "../said.ts";
import { type EditedText, missing, type Outcome, toEdited, toText } from "./edit-text.ts";
import { LineMatcher, type Match } from "./line-matcher.ts";

/** The part of a unified diff that is about one file. */
export interface FilePatch {
  /** As written in the headers, without `a/` and `b/`; undefined for /dev/null and where there is no header. */
  from: string | undefined;
  to: string | undefined;
  /** Said by a header: what is done to the file besides or instead of changing its text. */
  act: "change" | "create" | "delete" | "rename" | "binary";
  hunks: Hunk[];
}

interface HunkLine {
  mark: " " | "+" | "-";
  text: string;
  /** "\ No newline at end of file" follows. */
  open: boolean;
}

interface Hunk {
  header: string;
  /** How many lines of the file stand before it, as its header says. */
  start: number | undefined;
  /** The counts in the header agree with the lines. */
  counted: boolean;
  lines: HunkLine[];
}

const hunkHeader = /^@@+(?:\s+-(\d{1,9})(?:,(\d{1,9}))?\s+\+(\d{1,9})(?:,(\d{1,9}))?\s+@@+)?/;

/** The files of a unified diff, with hunk headers as people, git and models write them: counts may be wrong, numbers missing. */
export function parsePatches(text: string): FilePatch[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return new PatchReader(lines).read();
}

class PatchReader {
  private readonly patches: FilePatch[] = [];
  private readonly lines: string[];
  private at = 0;

  constructor(lines: string[]) {
    this.lines = lines;
  }

  read(): FilePatch[] {
    while (this.at < this.lines.length) {
      if (this.isGitHeader()) this.readGitHeader();
      else if (this.isFileHeader(this.at)) this.readFileHeader();
      else if (/^@@/.test(this.line()) || this.isBareHunk()) this.readHunk();
      else this.at++;
    }
    return this.patches;
  }

  private line(at = this.at): string {
    return (this.lines[at] ?? "").replace(/\r$/, "");
  }

  private isGitHeader(at = this.at): boolean {
    return this.line(at).startsWith("diff --git ");
  }

  private isFileHeader(at: number): boolean {
    return this.line(at).startsWith("--- ") && this.line(at + 1).startsWith("+++ ");
  }

  // Some leave the @@ out: everything after the headers is one hunk.
  private isBareHunk(): boolean {
    const last = this.patches.at(-1);
    const isFirst = last ? last.hunks.length === 0 && last.act !== "binary" : true;
    return isFirst && /^[ +-]/.test(this.line());
  }

  private begin(from: string | undefined, to: string | undefined): FilePatch {
    const patch: FilePatch = { from, to, act: "change", hunks: [] };
    this.patches.push(patch);
    return patch;
  }

  private readGitHeader(): void {
    const names = /^diff --git (?:"?a\/(.+?)"?) (?:"?b\/(.+?)"?)$/.exec(this.line());
    const patch = this.begin(names?.[1], names?.[2]);
    this.at++;
    while (this.at < this.lines.length && !this.isGitHeader() && !this.isFileHeader(this.at)) {
      const line = this.line();
      if (line.startsWith("@@")) return;
      if (line.startsWith("new file mode")) patch.act = "create";
      if (line.startsWith("deleted file mode")) patch.act = "delete";
      if (/^(?:rename|copy) from /.test(line)) patch.act = "rename";
      if (/^(?:Binary files |GIT binary patch)/.test(line)) patch.act = "binary";
      this.at++;
    }
    if (this.isFileHeader(this.at)) this.readNames(patch);
  }

  private readFileHeader(): void {
    this.readNames(this.begin(undefined, undefined));
  }

  private readNames(patch: FilePatch): void {
    const [from, to] = [nameOf(this.line().slice(4)), nameOf(this.line(this.at + 1).slice(4))];
    const hasPrefixes = (from === devNull || from.startsWith("a/")) && (to === devNull || to.startsWith("b/"));
    const bare = (name: string) => (name === devNull ? undefined : hasPrefixes ? name.slice(2) : name);
    patch.from = bare(from);
    patch.to = bare(to);
    if (patch.act === "change" && from === devNull) patch.act = "create";
    if (to === devNull) patch.act = "delete";
    this.at += 2;
  }

  private readHunk(): void {
    const header = this.line();
    const numbers = hunkHeader.exec(header);
    if (numbers) this.at++;
    const [start, oldLines, newLines] = [numbers?.[1], numbers?.[2] ?? "1", numbers?.[4] ?? "1"].map((part) =>
      part === undefined ? undefined : Number(part),
    );
    const counted = start === undefined ? undefined : this.countedEnd(oldLines ?? 1, newLines ?? 1);
    const end = counted ?? this.uncountedEnd();
    const lines = this.hunkLines(this.at, end);
    this.at = end;
    const hasOld = lines.some(({ mark }) => mark !== "+");
    (this.patches.at(-1) ?? this.begin(undefined, undefined)).hunks.push({
      header: numbers ? header.slice(0, 60) : "",
      start: start === undefined ? undefined : Math.max(0, hasOld ? start - 1 : start),
      counted: counted !== undefined,
      lines,
    });
  }

  /** Where the hunk ends as its header says, if a hunk can end there. */
  private countedEnd(oldLines: number, newLines: number): number | undefined {
    let [at, old, now] = [this.at, oldLines, newLines];
    for (; (old > 0 || now > 0) && at < this.lines.length; at++) {
      const mark = this.line(at).charAt(0);
      if (mark === "\\") continue;
      if (mark !== "+") old--;
      if (mark !== "-") now--;
      if (!["", " ", "+", "-"].includes(mark) || old < 0 || now < 0) return undefined;
    }
    if (old > 0 || now > 0) return undefined;
    if (this.line(at).startsWith("\\")) at++;
    let next = at;
    while (this.lines[next]?.trim() === "") next++;
    return next >= this.lines.length || this.isHeader(next) ? at : undefined;
  }

  /** Where the next header begins; blank lines before it are no part of the hunk. */
  private uncountedEnd(): number {
    let end = this.at;
    while (end < this.lines.length && !this.isHeader(end)) end++;
    while (end > this.at && this.lines[end - 1]?.trim() === "" && !this.lines[end - 1]?.startsWith(" ")) end--;
    return end;
  }

  private isHeader(at: number): boolean {
    return this.line(at).startsWith("@@") || this.isGitHeader(at) || this.isFileHeader(at);
  }

  private hunkLines(start: number, end: number): HunkLine[] {
    const found: HunkLine[] = [];
    for (const line of this.lines.slice(start, end)) {
      const mark = line.charAt(0);
      const last = found.at(-1);
      if (mark === "\\") {
        if (last) last.open = true;
      } else if (mark === "+" || mark === "-" || mark === " ") {
        found.push({ mark, text: line.slice(1), open: false });
      } else {
        // A context line that lost its blank.
        found.push({ mark: " ", text: line, open: false });
      }
    }
    return found;
  }
}

const devNull = "/dev/null";

/** The name in a header, without the time after it and the quotes that git puts around unusual ones. */
function nameOf(header: string): string {
  const name = (header.split("\t", 1)[0] ?? "").trim();
  const quoted = /^"(.*)"$/.exec(name)?.[1];
  if (quoted === undefined) return name;
  const bytes = quoted.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => `%${Number.parseInt(octal, 8).toString(16)}`);
  const plain = bytes.replaceAll(/\\(["\\])/g, "$1");
  try {
    return decodeURIComponent(plain.replaceAll(/%(?![\da-f]{2})/g, "%25"));
  } catch {
    return plain;
  }
}

/** Applies the hunks to the text; all or nothing. A head of undefined is a file that is not there. */
export function applyHunks(head: string | undefined, { act, hunks }: FilePatch): Outcome {
  if (hunks.length === 0 && act !== "create")
    return { problem: english`The diff changes nothing in the text of the file.` };
  const added = hunks.every(({ lines }) => lines.every(({ mark }) => mark === "+"));
  if (act === "create" && head) return { problem: english`The diff makes the file anew, but it is there already.` };
  if (act === "create" && !added)
    return { problem: english`The diff makes a new file, but has lines that are not marked with +.` };
  if (head === undefined && !added) return { problem: english`There is no such file to change.` };
  const exact = applyExactly(head ?? "", hunks);
  if (exact !== undefined) return { text: exact };
  return applyTolerantly(head ?? "", hunks);
}

/** The text where every hunk is right to the byte and where its header says; most diffs of programs are. */
function applyExactly(head: string, hunks: Hunk[]): string | undefined {
  const lines = head.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const made: string[] = [];
  let position = 0;
  for (const hunk of hunks) {
    if (hunk.start === undefined || hunk.start < position || hunk.start > lines.length) return undefined;
    for (; position < hunk.start; position++) made.push(lines[position] ?? "");
    for (const { mark, text, open } of hunk.lines) {
      const line = open ? text : `${text}\n`;
      if (mark !== "+" && lines[position++] !== line) return undefined;
      if (mark !== "-") made.push(line);
    }
  }
  for (; position < lines.length; position++) made.push(lines[position] ?? "");
  const isWhole = made.every((line, index) => line.endsWith("\n") || index === made.length - 1);
  return isWhole ? made.join("") : undefined;
}

function applyTolerantly(head: string, hunks: Hunk[]): Outcome {
  const edited = toEdited(head);
  const matcher = new LineMatcher(edited.lines);
  let [position, drift] = [0, 0];
  for (const [index, hunk] of hunks.entries()) {
    const place = placeOf(matcher, edited, hunk, position, drift);
    if (typeof place === "string") {
      return { problem: misfit(hunk, hunks.length === 1 ? undefined : index + 1, hunks.length, place) };
    }
    const { match, lines } = place;
    const old = lines.filter(({ mark }) => mark !== "+");
    const made = madeOf(matcher, edited, match, lines);
    closeEnd(edited, lines, match.at + old.length === matcher.lines.length);
    matcher.replace(match.at, old.length, made);
    position = match.at + made.length;
    if (hunk.start !== undefined)
      drift = position - (hunk.start + hunk.lines.filter(({ mark }) => mark !== "+").length);
  }
  return { text: toText(edited) };
}

function misfit({ header }: Hunk, nth: number | undefined, all: number, why: string): string {
  const at = header === "" ? "" : ` (${header})`;
  return nth === undefined
    ? english`The change${at} does not fit: ${why}`
    : english`Change ${nth} of ${all}${at} does not fit: ${why}`;
}

interface Place {
  match: Match;
  /** The lines of the hunk without context that was given up. */
  lines: HunkLine[];
}

const mostFuzz = 2;

/** Where the hunk belongs, or why it has no place. Up to two outer lines of context may be wrong, if the rest is in one place. */
function placeOf(matcher: LineMatcher, edited: EditedText, hunk: Hunk, from: number, drift: number): Place | string {
  const near = hunk.start === undefined ? undefined : Math.max(0, hunk.start + drift);
  const wanted = oldOf(edited, hunk.lines);
  if (wanted.length === 0) {
    if (near === undefined && matcher.lines.length > 0) return english`It does not say where the lines belong.`;
    const at = Math.max(from, Math.min(near ?? 0, matcher.lines.length));
    return { match: { at, count: 1, reindent: (line) => line }, lines: hunk.lines };
  }
  const match = matcher.find(wanted, { from, near });
  if (match && match.count > 1 && !hunk.counted) return english`Its lines are in the file ${match.count} times.`;
  if (match) return { match, lines: hunk.lines };
  for (let fuzz = 1; fuzz <= mostFuzz; fuzz++) {
    const lines = withoutOuter(hunk.lines, fuzz);
    const inner = oldOf(edited, lines);
    if (!inner.some((line) => line.trim() !== "")) break;
    const found = matcher.find(inner, { from });
    if (found?.count === 1) return { match: found, lines };
  }
  return whyNot(matcher, edited, hunk, wanted, from);
}

function whyNot(matcher: LineMatcher, edited: EditedText, hunk: Hunk, wanted: string[], from: number): string {
  const made = hunk.lines.filter(({ mark }) => mark !== "-").map(({ text }) => edited.fit(text));
  const isChange = hunk.lines.some(({ mark, text }) => mark === "+" && text.trim() !== "");
  if (isChange && matcher.find(made)) return english`The file seems to have the change already.`;
  if (from > 0 && matcher.find(wanted)) return english`Its lines stand before those of the change before it.`;
  return missing(matcher, wanted);
}

function oldOf(edited: EditedText, lines: HunkLine[]): string[] {
  return lines.filter(({ mark }) => mark !== "+").map(({ text }) => edited.fit(text));
}

function withoutOuter(lines: HunkLine[], fuzz: number): HunkLine[] {
  let [start, end] = [0, lines.length];
  while (start < fuzz && lines[start]?.mark === " ") start++;
  while (lines.length - end < fuzz && lines[end - 1]?.mark === " " && end > start) end--;
  return lines.slice(start, end);
}

/** The new lines; context stays as the file has it. */
function madeOf(matcher: LineMatcher, edited: EditedText, match: Match, lines: HunkLine[]): string[] {
  const made: string[] = [];
  let at = match.at;
  for (const { mark, text } of lines) {
    if (mark === " ") made.push(matcher.lines[at] ?? "");
    if (mark === "+") made.push(match.reindent(edited.fit(text)));
    if (mark !== "+") at++;
  }
  return made;
}

/** Whether the text ends with a line break afterwards; as before unless the diff says so. */
function closeEnd(edited: EditedText, lines: HunkLine[], reachesEnd: boolean): void {
  const wasOpen = lines.some(({ mark, open }) => open && mark !== "+");
  const isOpen = lines.some(({ mark, open }) => open && mark !== "-");
  if (reachesEnd && (wasOpen || isOpen)) edited.closed = !isOpen;
}
