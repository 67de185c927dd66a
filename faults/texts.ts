const FRAGMENTS = [
  "grüße ",
  "漢字",
  "🙂",
  "e\u0301",
  "\u202Eabc\u202C",
  "<b>&amp;</b>",
  "'; DROP TABLE x; --",
  "\r\n",
  "\t",
  "  two spaces  ",
  "\u200D",
  "\\u0000",
  "\u{10FFFF}",
  "%s %00 $x",
  "plain words ",
];
const LONG_EVERY = 60;
const FENCE_EVERY = 9;

/** A small generator that gives the same numbers for the same seed. */
function numbers(seed: string): (below: number) => number {
  let state = 2166136261;
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 16777619);
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The text of one row of an operation: it names the row, is hostile, and can be made again by the checker. */
export function textOf(op: string, index: number, count: number): string {
  const random = numbers(`${op} ${index}`);
  const long = count === 1 && random(LONG_EVERY) === 0 ? 2_000 : 12;
  const padding = Array.from({ length: random(long) + 1 }, () => FRAGMENTS[random(FRAGMENTS.length)]).join("");
  const fence = isFenced(op, count) ? `\n\`\`\`ts title="${op}.ts"\nexport {};\n\`\`\`` : "";
  return `[${op} ${index}/${count}] ${padding}${fence}`;
}

/** Whether the message carries a code block, which becomes a file in the same transaction. */
export const isFenced = (op: string, count: number) => count === 1 && numbers(op)(FENCE_EVERY) === 0;

export interface RowName {
  op: string;
  index: number;
  count: number;
}

/** Which row a stored text says it is; undefined for texts that are not ours. */
export function rowOf(text: string): RowName | undefined {
  const match = /^\[(\S+) (\d+)\/(\d+)\] /.exec(text);
  return match ? { op: match[1]!, index: Number(match[2]), count: Number(match[3]) } : undefined;
}
