/** What is being written after a `#` that begins a word, up to the caret; undefined where nobody is naming a file. */
export function fileQueryAt(text: string, caret: number): { start: number; query: string } | undefined {
  const before = text.slice(Math.max(0, caret - MOST), caret);
  const found = /(?:^|\s)#([^\s#]*)$/.exec(before);
  if (!found) return undefined;
  const query = found[1] ?? "";
  return { start: caret - query.length - 1, query };
}

// Longer than the longest path.
const MOST = 1_100;
