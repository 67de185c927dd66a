/** `#` files, `/` prompts, `@` models. */
export type Mark = "#" | "/" | "@";

// A path in the middle of a line is no command.
const WORDS: Record<Mark, RegExp> = {
  "#": /(?:^|\s)#([^\s#]*)$/,
  "/": /(?:^|\n)\/([^\s/]*)$/,
  "@": /(?:^|\s)@([^\s@]*)$/,
};

/** What is being named. */
export interface Found {
  mark: Mark;
  start: number;
  query: string;
}

/** What is being written after a mark, up to the caret; undefined where nobody is naming anything. */
export function queryAt(text: string, caret: number, marks: readonly Mark[]): Found | undefined {
  const before = text.slice(Math.max(0, caret - MOST), caret);
  for (const mark of marks) {
    const [, query] = WORDS[mark].exec(before) ?? [];
    if (query !== undefined) return { mark, start: caret - query.length - 1, query };
  }
  return undefined;
}

// Longer than the longest path.
const MOST = 1_100;
