import { Lexer } from "marked";

/** A top-level block of a markdown text, and where it begins there in UTF-16 code units. */
export interface MarkdownBlock {
  start: number;
  text: string;
}

export interface MarkdownBlocks {
  text: string;
  blocks: MarkdownBlock[];
}

/**
 * The top-level blocks of a text; joined they are the text. Blocks of `previous` that the text only grew behind are the
 * same objects again, so that a growing text costs as much as its end.
 */
export function toMarkdownBlocks(text: string, previous?: MarkdownBlocks): MarkdownBlocks {
  const kept = previous && text.startsWith(previous.text) ? settled(previous.blocks) : [];
  const last = kept.at(-1);
  const start = last ? last.start + last.text.length : 0;
  return { text, blocks: [...kept, ...lex(text.slice(start), start)] };
}

// What is added can join the last block (a list goes on, a line becomes a table) and, at most, the one before.
const settled = (blocks: MarkdownBlock[]) => blocks.slice(0, -2);

function lex(text: string, start: number): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let at = 0;
  for (const raw of rawBlocks(text)) {
    const end = originalEnd(text, at, raw);
    if (raw.trim() === "" && blocks.length > 0) blocks[blocks.length - 1]!.text += text.slice(at, end);
    else if (end > at) blocks.push({ start: start + at, text: text.slice(at, end) });
    at = end;
  }
  if (at < text.length) return [{ start, text }];
  return blocks;
}

/** An empty line, or one that begins a block of code: no formula goes over it. */
const BREAK = String.raw`\n[ \t]*(?:\n|` + "`{3}|~{3})";

/** A formula that begins its line, up to the end of its last, whatever its lines look like; one that is not closed yet, too. */
const FORMULA = new RegExp(
  String.raw`^ {0,3}(?:\$\$|\\\[)(?:(?!${BREAK})[\s\S]){0,2000}?(?:(?:\$\$|\\\])[ \t]*(?:\n+|$)|(?=${BREAK})|$)`,
);

/** For the lexer: formulas are blocks, and where the next one begins, a paragraph ends. */
const formulas = {
  block: [
    (text: string) => {
      const [raw] = FORMULA.exec(text) ?? [];
      return raw ? { type: "formula", raw } : undefined;
    },
  ],
  startBlock: [
    (text: string) => {
      const at = text.search(/\n(?:\n| {0,3}(?:\$\$|\\\[))/);
      return at < 0 || text[at + 1] === "\n" ? undefined : at;
    },
  ],
  renderers: {},
  childTokens: {},
};

/** The blocks with \n for every line ending, as the lexer wants them; one block of what it cannot read. */
function rawBlocks(text: string): string[] {
  const normal = text.replace(/\r\n?/g, "\n");
  try {
    const raws = new Lexer({ gfm: true, extensions: mayHaveFormulas(normal) ? formulas : null })
      .blockTokens(normal, [])
      .map((token) => token.raw);
    return raws.join("") === normal ? raws : [normal];
  } catch {
    return [normal];
  }
}

const mayHaveFormulas = (text: string) => text.includes("$$") || text.includes("\\[");

/** Where a block of the normalised text ends in the text with its own line endings. */
function originalEnd(text: string, from: number, raw: string): number {
  let at = from + raw.length;
  if (!text.includes("\r")) return at;
  at = from;
  for (let index = 0; index < raw.length; index++) {
    at += text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
  }
  return at;
}
