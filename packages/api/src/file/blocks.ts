import { htmlBlocks } from "./html-blocks.ts";
import { languageOfInfo, unescaped } from "./info-string.ts";
import {
  backtick,
  dash,
  equals,
  greaterThan,
  hash,
  isBlankCode,
  LineReader,
  lessThan,
  plus,
  star,
  tilde,
  underscore,
} from "./line-reader.ts";

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
  return [...blocksOf(text)];
}

/** The same one by one: what comes after the last one that is taken is not read. */
export function blocksOf(text: string): Generator<CodeBlock> {
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

/** Blank lines skip the list items they stay in, which keeps it linear, as the line reader does. */
class Scanner extends LineReader {
  private found: CodeBlock | undefined;
  private readonly containers: Container[] = [];
  /** The indexes of the block quotes among the containers. */
  private readonly quotes: number[] = [];
  private paragraph = false;
  private indentedCode = false;
  private fence: Fence | undefined;
  private htmlEnd: RegExp | undefined;

  *scan(): Generator<CodeBlock> {
    let start = this.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (start < this.text.length) {
      this.startLine(start);
      this.readLine();
      start = this.nextLine;
      if (this.found) yield this.take(this.found);
    }
    if (this.fence) this.fence.end = this.text.length;
    this.closeFence(false);
    if (this.found) yield this.found;
  }

  // A line ends one block at most: what closes a fence is read before what opens the next.
  private take(block: CodeBlock): CodeBlock {
    this.found = undefined;
    return block;
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
    return length >= fence.length && this.isBlankFrom(this.nonBlank + length);
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
    return interrupts && this.isBlankFrom(end) ? 0 : end - this.nonBlank;
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
    this.found = { position, end, info, language: languageOfInfo(info), text: lines.join(""), closed };
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
