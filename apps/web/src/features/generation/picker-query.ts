/** `#` files, `/` prompts. */
export type Mark = "#" | "/";

// A path in the middle of a line is no command.
const WORDS: Record<Mark, RegExp> = { "#": /(?:^|\s)#([^\s#]*)$/, "/": /(?:^|\n)\/([^\s/]*)$/ };

/** What is being written after a mark, up to the caret; undefined where nobody is naming anything. */
export function queryAt(text: string, caret: number, marks: readonly Mark[]) {
  const before = text.slice(Math.max(0, caret - MOST), caret);
  for (const mark of marks) {
    const [, query] = WORDS[mark].exec(before) ?? [];
    if (query !== undefined) return { mark, start: caret - query.length - 1, query };
  }
  return undefined;
}

// Longer than the longest path.
const MOST = 1_100;
