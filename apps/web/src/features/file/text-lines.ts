/** Some consecutive lines of a text. */
export interface LineChunk {
  /** The number of its first line, from 1. */
  start: number;
  /** Each with its line ending. */
  lines: string[];
}

const LINE = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g;
const TAB_COLUMNS = 4;

/** The lines with their endings; together they are the text. An empty text has one empty line. */
export const splitLines = (text: string): string[] => text.match(LINE) ?? [""];

/** Pieces small enough that the browser can skip those out of sight. */
export function chunkLines(lines: readonly string[], size: number): LineChunk[] {
  const chunks: LineChunk[] = [];
  for (let at = 0; at < lines.length; at += size) chunks.push({ start: at + 1, lines: lines.slice(at, at + size) });
  return chunks;
}

/** The columns of the longest line, with tabs as wide as they can be. */
export function longestLine(lines: readonly string[]): number {
  let longest = 0;
  for (const line of lines) {
    let columns = line.length;
    for (let at = line.indexOf("\t"); at >= 0; at = line.indexOf("\t", at + 1)) columns += TAB_COLUMNS - 1;
    if (columns > longest) longest = columns;
  }
  return longest;
}
