import { findLanguage, languageOfPath } from "./language.ts";

/** A fenced code block of a message. Offsets are in UTF-16 code units. */
export interface CodeBlock {
  /** Where the opening fence begins, after its indentation and the marks of the lists and quotes it stands in. */
  position: number;
  /** Where the closing fence ends; of an unclosed block, where its last line does. */
  end: number;
  /** What follows the opening fence, with backslash escapes resolved. */
  info: string;
  /** The first word of the info string as a language, in lower case: `ts` of "ts:src/a.ts"; "" when it names none. */
  language: string;
  /** The content with its own line endings. Unless it is empty it ends with one, as a saved file does. */
  text: string;
  /** Whether a closing fence came. */
  closed: boolean;
}

/** The fenced code blocks as CommonMark sees them, in order, in time linear in the length of the text. */
export function findBlocks(text: string): CodeBlock[] {
  return new Scanner(text).scan();
}

interface Container {
  quote: boolean;
  /** Columns that a line is indented by to be part of this list item. */
  width: number;
  /** The widths of this and all containers around it. */
  reach: number;
  /** A list item of which nothing but its mark was seen; it ends at a blank line. */
  empty: boolean;
}

interface Fence {
  position: number;
  mark: number;
  length: number;
  indent: number;
  info: string;
  lines: string[];
  end: number;
}

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const backtick = 96;
const tilde = 126;
const greaterThan = 62;
const lessThan = 60;
const hash = 35;
const plus = 43;
const dash = 45;
const star = 42;
const underscore = 95;
const equals = 61;

const htmlTag = [
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset",
  "figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav",
  "noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul",
].join("|");
const htmlAttribute = "[ \\t]+[a-z_:][\\w:.-]*(?:[ \\t]*=[ \\t]*(?:[^\"'=<>`\\s]+|'[^']*'|\"[^\"]*\"))?";
const blank = /^[ \t]*$/;

// How the seven kinds of HTML blocks begin and end; only the last cannot interrupt a paragraph.
const htmlBlocks: readonly { start: RegExp; end: RegExp }[] = [
  { start: /^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, end: /<\/(?:script|pre|style|textarea)>/i },
  { start: /^<!--/, end: /-->/ },
  { start: /^<\?/, end: /\?>/ },
  { start: /^<![a-z]/i, end: />/ },
  { start: /^<!\[CDATA\[/, end: /\]\]>/ },
  { start: new RegExp(`^</?(?:${htmlTag})(?:[ \\t]|/?>|$)`, "i"), end: blank },
  {
    start: new RegExp(`^<(?:[a-z][a-z0-9-]*(?:${htmlAttribute})*[ \\t]*/?|/[a-z][a-z0-9-]*[ \\t]*)>[ \\t]*$`, "i"),
    end: blank,
  },
];

/**
 * Reads line by line. Whatever is looked at again and again in a line (where its blanks end, whether the rest of it is a
 * thematic break) is remembered for the line, and blank lines skip the list items they stay in: that keeps it linear.
 */
class Scanner {
  private readonly blocks: CodeBlock[] = [];
  private readonly containers: Container[] = [];
  /** The indexes of the block quotes among the containers. */
  private readonly quotes: number[] = [];
  private paragraph = false;
  private indentedCode = false;
  private fence: Fence | undefined;
  private htmlEnd: RegExp | undefined;

  private readonly text: string;
  private lineEnd = 0;
  private nextLine = 0;
  private offset = 0;
  private column = 0;
  private nonBlank = 0;
  /** Columns left of a tab of which a part was stepped over. */
  private tabLeft = 0;
  private lastMark = 0;
  /** From where on the line holds nothing but `lastMark` and blanks; -1 until someone asks. */
  private breakFrom = -1;

  constructor(text: string) {
    this.text = text;
  }

  scan(): CodeBlock[] {
    let start = this.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (start < this.text.length) {
      this.startLine(start);
      this.readLine();
      start = this.nextLine;
    }
    if (this.fence) this.fence.end = this.text.length;
    this.closeFence(false);
    return this.blocks;
  }

  private startLine(start: number): void {
    let end = start;
    while (end < this.text.length && this.code(end) !== lineFeed && this.code(end) !== carriageReturn) end++;
    this.lineEnd = end;
    this.nextLine = end + (this.code(end) === carriageReturn && this.code(end + 1) === lineFeed ? 2 : 1);
    this.offset = start;
    this.nonBlank = start;
    this.column = 0;
    this.tabLeft = 0;
    while (end > start && isBlankCode(this.code(end - 1))) end--;
    this.lastMark = end > start ? this.code(end - 1) : 0;
    this.breakFrom = -1;
  }

  private readLine(): void {
    const matched = this.matchContainers();
    if (matched < this.containers.length) {
      this.closeFence(false);
      this.htmlEnd = undefined;
    }
    if (this.fence) this.readFenceLine(this.fence);
    else if (this.htmlEnd) this.readHtmlLine(this.htmlEnd);
    else if (this.isBlank()) this.startBlock(matched);
    else this.readBlocks(matched);
  }

  /** Steps over the marks of the containers that go on in this line and counts them. */
  private matchContainers(): number {
    let quotes = 0;
    for (let index = 0; index < this.containers.length; index++) {
      if (this.isBlank()) return this.matchOverBlank(index, quotes);
      const container = this.containers[index];
      if (container?.quote) {
        if (!this.stepOverQuote()) return index;
        quotes++;
      } else {
        const width = container?.width ?? 0;
        if (this.indent(width) < width) return index;
        this.advance(width);
      }
    }
    return this.containers.length;
  }

  // A blank line stays in list items, leaves block quotes, and ends an item that has only been begun.
  private matchOverBlank(matched: number, quotes: number): number {
    const quote = this.quotes[quotes];
    if (quote !== undefined) return quote;
    const last = this.containers.at(-1);
    if (last?.empty) return this.containers.length - 1;
    this.advance(this.indent((last?.reach ?? 0) - (this.containers[matched - 1]?.reach ?? 0)));
    return this.containers.length;
  }

  private readFenceLine(fence: Fence): void {
    if (this.isClosingFence(fence)) {
      fence.end = this.lineEnd;
      this.closeFence(true);
      return;
    }
    this.advance(this.indent(fence.indent));
    fence.lines.push(this.restOfLine(), this.text.slice(this.lineEnd, this.nextLine));
    fence.end = this.lineEnd;
  }

  private isClosingFence(fence: Fence): boolean {
    if (this.isBlank() || this.code(this.nonBlank) !== fence.mark || this.indent(4) === 4) return false;
    const length = this.runLength(this.nonBlank);
    return length >= fence.length && blank.test(this.text.slice(this.nonBlank + length, this.lineEnd));
  }

  private readHtmlLine(end: RegExp): void {
    if (end.test(this.restOfLine())) this.htmlEnd = undefined;
  }

  /** Opens the containers and the block that begin in the rest of a line that is not blank. */
  private readBlocks(matched: number): void {
    // What interrupts a paragraph is held to stricter rules; one of containers that do not go on is not interrupted. The
    // parser of the screens, which this one agrees with, says the same of indented code, and of all marks in the line.
    const interrupts = (this.paragraph || this.indentedCode) && matched === this.containers.length;
    let depth = matched;
    while (!this.isBlank()) {
      if (this.indent(4) === 4) {
        if (this.paragraph) return;
        const isLazy = depth < this.containers.length;
        this.startBlock(depth);
        this.indentedCode = !isLazy;
        return;
      }
      if (this.openContainer(depth, interrupts)) {
        depth = this.containers.length;
        continue;
      }
      if (this.openLeaf(depth, interrupts && this.paragraph)) return;
      // What is left is text: of the paragraph before it, even when lazy, or of a new one.
      if (!this.paragraph) this.startBlock(depth);
      this.paragraph = true;
      return;
    }
  }

  private openContainer(depth: number, interrupts: boolean): boolean {
    const mark = this.code(this.nonBlank);
    if (mark === greaterThan) {
      this.startBlock(depth);
      this.stepOverQuote();
      this.quotes.push(this.containers.length);
      this.pushContainer(true, 0, false);
      return true;
    }
    const length = this.listMarkLength(mark, interrupts);
    if (length === 0) return false;
    this.startBlock(depth);
    this.openItem(length);
    return true;
  }

  /** The length of the list mark that stands here; 0 for none. */
  private listMarkLength(mark: number, interrupts: boolean): number {
    let end = this.nonBlank;
    if (mark === dash || mark === star || mark === plus) {
      if (this.isThematicBreak(mark)) return 0;
      end++;
    } else {
      while (isDigit(this.code(end)) && end - this.nonBlank < 9) end++;
      if (end === this.nonBlank || (this.code(end) !== 46 && this.code(end) !== 41)) return 0;
      if (interrupts && (end - this.nonBlank > 1 || mark !== 49)) return 0;
      end++;
    }
    if (end < this.lineEnd && !isBlankCode(this.code(end))) return 0;
    return interrupts && blank.test(this.text.slice(end, this.lineEnd)) ? 0 : end - this.nonBlank;
  }

  private openItem(markLength: number): void {
    const indent = this.indent(4);
    this.advance(indent + markLength);
    const gap = this.indent(5);
    const isEmpty = this.isBlank();
    const used = isEmpty || gap > 4 ? 1 : gap;
    this.advance(Math.min(used, gap));
    this.pushContainer(false, indent + markLength + used, isEmpty);
  }

  private pushContainer(quote: boolean, width: number, empty: boolean): void {
    this.containers.push({ quote, width, reach: (this.containers.at(-1)?.reach ?? 0) + width, empty });
  }

  /** Opens the fence, HTML block, heading or thematic break that stands here. */
  private openLeaf(depth: number, interrupts: boolean): boolean {
    const mark = this.code(this.nonBlank);
    if (mark === backtick || mark === tilde) return this.openFence(mark, depth);
    if (mark === lessThan) return this.openHtml(depth);
    const isLeaf =
      (mark === hash && this.isHeading()) ||
      (interrupts && (mark === equals || mark === dash) && this.isUnderline()) ||
      ((mark === dash || mark === star || mark === underscore) && this.isThematicBreak(mark));
    if (isLeaf) this.startBlock(depth);
    return isLeaf;
  }

  private openFence(mark: number, depth: number): boolean {
    const length = this.runLength(this.nonBlank);
    if (length < 3) return false;
    const info = this.text.slice(this.nonBlank + length, this.lineEnd);
    if (mark === backtick && info.includes("`")) return false;
    this.startBlock(depth);
    this.fence = {
      position: this.nonBlank,
      mark,
      length,
      indent: this.indent(4),
      info: unescaped(info.trim()),
      lines: [],
      end: this.lineEnd,
    };
    return true;
  }

  private openHtml(depth: number): boolean {
    const rest = this.text.slice(this.nonBlank, this.lineEnd);
    const kind = htmlBlocks.findIndex(({ start }) => start.test(rest));
    if (kind < 0 || (kind === 6 && this.paragraph)) return false;
    this.startBlock(depth);
    const end = htmlBlocks[kind]?.end;
    if (end && !end.test(rest)) this.htmlEnd = end;
    return true;
  }

  /** Ends what does not go on beside the first `depth` containers, and the paragraph. */
  private startBlock(depth: number): void {
    this.paragraph = false;
    if (depth < this.containers.length || !this.isBlank()) this.indentedCode = false;
    while (this.containers.length > depth) this.containers.pop();
    while ((this.quotes.at(-1) ?? -1) >= depth) this.quotes.pop();
    const parent = this.containers.at(-1);
    if (parent && !this.isBlank()) parent.empty = false;
  }

  private closeFence(closed: boolean): void {
    if (!this.fence) return;
    const { position, end, info, lines } = this.fence;
    this.fence = undefined;
    if (lines.length > 0 && lines.at(-1) === "") lines.push(lines[1] || "\n");
    this.blocks.push({ position, end, info, language: languageOfInfo(info), text: lines.join(""), closed });
  }

  private isHeading(): boolean {
    const length = this.runLength(this.nonBlank);
    const next = this.nonBlank + length;
    return length <= 6 && (next === this.lineEnd || isBlankCode(this.code(next)));
  }

  private isUnderline(): boolean {
    return blank.test(this.text.slice(this.nonBlank + this.runLength(this.nonBlank), this.lineEnd));
  }

  private isThematicBreak(mark: number): boolean {
    if (mark !== this.lastMark) return false;
    if (this.breakFrom < 0) {
      this.breakFrom = this.lineEnd;
      while (this.breakFrom > this.nonBlank && isBreakCode(this.code(this.breakFrom - 1), mark)) this.breakFrom--;
    }
    if (this.nonBlank < this.breakFrom) return false;
    let count = 0;
    for (let at = this.nonBlank; at < this.lineEnd && count < 3; at++) if (this.code(at) === mark) count++;
    return count === 3;
  }

  private stepOverQuote(): boolean {
    const indent = this.indent(4);
    if (indent === 4 || this.code(this.nonBlank) !== greaterThan) return false;
    this.advance(indent + 1);
    this.advance(this.indent(1));
    return true;
  }

  private isBlank(): boolean {
    if (this.nonBlank < this.offset) this.nonBlank = this.offset;
    while (this.nonBlank < this.lineEnd && isBlankCode(this.code(this.nonBlank))) this.nonBlank++;
    return this.nonBlank === this.lineEnd;
  }

  /** The columns of blanks from here, counted up to `most`. */
  private indent(most: number): number {
    let columns = 0;
    for (let at = this.offset; columns < most && at < this.lineEnd; at++) {
      const code = this.code(at);
      if (code === tab) columns += 4 - ((this.column + columns) % 4);
      else if (code === space) columns++;
      else break;
    }
    return Math.min(columns, most);
  }

  /** Goes on by columns; a tab is left in two when only a part of it is used. */
  private advance(columns: number): void {
    for (let left = columns; left > 0 && this.offset < this.lineEnd; ) {
      const wide = this.code(this.offset) === tab ? 4 - (this.column % 4) : 1;
      const step = Math.min(left, wide);
      this.column += step;
      left -= step;
      this.tabLeft = wide - step;
      if (step === wide) this.offset++;
    }
  }

  private restOfLine(): string {
    if (this.tabLeft === 0) return this.text.slice(this.offset, this.lineEnd);
    return " ".repeat(this.tabLeft) + this.text.slice(this.offset + 1, this.lineEnd);
  }

  private runLength(from: number): number {
    const mark = this.code(from);
    let end = from;
    while (end < this.lineEnd && this.code(end) === mark) end++;
    return end - from;
  }

  private code(at: number): number {
    return this.text.charCodeAt(at);
  }
}

function isBlankCode(code: number): boolean {
  return code === space || code === tab;
}

function isBreakCode(code: number, mark: number): boolean {
  return code === mark || isBlankCode(code);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

// Character references stay as they are written: no language and no file name needs one.
function unescaped(info: string): string {
  return info.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

/** `ts` of "ts", "TS title=…", "ts:src/a.ts", "ts{1,3}", "{.ts}", "language-ts", and the language of "src/a.ts". */
function languageOfInfo(info: string): string {
  if (info === "") return "";
  const word = (info.split(/[ \t]/, 1)[0] ?? "").replace(/^\{?\.?/, "").replace(/^lang(?:uage)?-/i, "");
  if (word.includes("=")) return "";
  const head = (/^[^:,;|{}()[\]"'`]+/.exec(word)?.[0] ?? "").toLowerCase();
  if (head.length > 40 || /^\d*$/.test(head)) return "";
  if (findLanguage(head)) return head;
  if (/[./]/.test(head)) return languageOfPath(head)?.name ?? "";
  return /^[\p{L}\p{N}][\p{L}\p{N}+#_*-]*$/u.test(head) ? head : "";
}
