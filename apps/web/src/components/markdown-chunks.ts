import type { MarkdownBlock } from "./markdown-blocks.ts";

/** Neighbouring blocks. */
export interface MarkdownChunk {
  start: number;
  blocks: MarkdownBlock[];
}

const CHUNK_BLOCKS = 12;

export function toChunks(blocks: MarkdownBlock[]): MarkdownChunk[] {
  const chunks: MarkdownChunk[] = [];
  for (let at = 0; at < blocks.length; at += CHUNK_BLOCKS) {
    chunks.push({ start: blocks[at]!.start, blocks: blocks.slice(at, at + CHUNK_BLOCKS) });
  }
  return chunks;
}

const COLUMNS = 90;
const TEXT_LINE_PX = 26;
const CODE_LINE_PX = 20;
/** Code is folded above this. */
const CODE_LINES = 25;
const FOLDED_PX = 360;

/** About how high it will be, in pixels, where code is folded and lines have their usual length. */
export const likelyHeight = ({ blocks }: MarkdownChunk) =>
  Math.round(blocks.reduce((height, { text }) => height + heightOf(text.trim()), 0));

function heightOf(text: string) {
  const lines = text.split("\n");
  if (/^(```|~~~)/.test(text)) {
    const inside = Math.max(1, lines.length - 2);
    return 68 + (inside > CODE_LINES ? FOLDED_PX : 24 + inside * CODE_LINE_PX);
  }
  return 12 + lines.reduce((sum, line) => sum + Math.ceil((line.length + 1) / COLUMNS) * TEXT_LINE_PX, 0);
}
