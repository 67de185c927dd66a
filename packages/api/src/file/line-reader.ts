/** The character codes that Markdown is made of. */
export const tab = 9;
export const lineFeed = 10;
export const carriageReturn = 13;
export const space = 32;
export const hash = 35;
export const star = 42;
export const plus = 43;
export const dash = 45;
export const lessThan = 60;
export const equals = 61;
export const greaterThan = 62;
export const underscore = 95;
export const backtick = 96;
export const tilde = 126;

/**
 * Steps through a text line by line, and through a line by columns. What is looked at again and again in a line (where its
 * blanks end, whether the rest of it is a thematic break) is remembered for the line: that keeps it linear.
 */
export class LineReader {
  protected readonly text: string;
  protected lineEnd = 0;
  protected nextLine = 0;
  private offset = 0;
  private column = 0;
  protected nonBlank = 0;
  /** Columns left of a tab of which a part was stepped over. */
  private tabLeft = 0;
  private lastMark = 0;
  /** From where on the line holds nothing but `lastMark` and blanks; -1 until someone asks. */
  private breakFrom = -1;
  /** The next of either kind; the length of the text for none. */
  private lineFeed = -1;
  private carriageReturn = -1;

  constructor(text: string) {
    this.text = text;
  }

  protected startLine(start: number): void {
    let end = this.endOfLine(start);
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

  private endOfLine(start: number): number {
    if (this.lineFeed < start) this.lineFeed = this.find("\n", start);
    if (this.carriageReturn < start) this.carriageReturn = this.find("\r", start);
    return Math.min(this.lineFeed, this.carriageReturn);
  }

  private find(mark: string, start: number): number {
    const at = this.text.indexOf(mark, start);
    return at < 0 ? this.text.length : at;
  }

  /** Whether nothing but blanks follows in the line. */
  protected isBlankFrom(start: number): boolean {
    let at = start;
    while (at < this.lineEnd && isBlankCode(this.code(at))) at++;
    return at === this.lineEnd;
  }

  protected isHeading(): boolean {
    const length = this.runLength(this.nonBlank);
    const next = this.nonBlank + length;
    return length <= 6 && (next === this.lineEnd || isBlankCode(this.code(next)));
  }

  protected isUnderline(): boolean {
    return this.isBlankFrom(this.nonBlank + this.runLength(this.nonBlank));
  }

  protected isThematicBreak(mark: number): boolean {
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

  protected stepOverQuote(): boolean {
    const indent = this.indent(4);
    if (indent === 4 || this.code(this.nonBlank) !== greaterThan) return false;
    this.advance(indent + 1);
    this.advance(this.indent(1));
    return true;
  }

  protected isBlank(): boolean {
    if (this.nonBlank < this.offset) this.nonBlank = this.offset;
    while (this.nonBlank < this.lineEnd && isBlankCode(this.code(this.nonBlank))) this.nonBlank++;
    return this.nonBlank === this.lineEnd;
  }

  /** The columns of blanks from here, counted up to `most`. */
  protected indent(most: number): number {
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
  protected advance(columns: number): void {
    for (let left = columns; left > 0 && this.offset < this.lineEnd; ) {
      const wide = this.code(this.offset) === tab ? 4 - (this.column % 4) : 1;
      const step = Math.min(left, wide);
      this.column += step;
      left -= step;
      this.tabLeft = wide - step;
      if (step === wide) this.offset++;
    }
  }

  protected restOfLine(): string {
    if (this.tabLeft === 0) return this.text.slice(this.offset, this.lineEnd);
    return " ".repeat(this.tabLeft) + this.text.slice(this.offset + 1, this.lineEnd);
  }

  protected runLength(from: number): number {
    const mark = this.code(from);
    let end = from;
    while (end < this.lineEnd && this.code(end) === mark) end++;
    return end - from;
  }

  protected code(at: number): number {
    return this.text.charCodeAt(at);
  }
}

export function isBlankCode(code: number): boolean {
  return code === space || code === tab;
}

function isBreakCode(code: number, mark: number): boolean {
  return code === mark || isBlankCode(code);
}
