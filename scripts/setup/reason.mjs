// pnpm draws its causes as a tree: "╰─▶ Failed to fetch …", wrapped over lines that begin with "│" or nothing.
const CAUSE = /▶\s*([\s\S]*?)(?=\n\s*[├╰]|\n\s*\n|$)/;
const NPM_PREFIX = /^npm (?:error|ERR!)\s*/i;

/**
 * What a tool's output says about why it failed, in one line.
 * @param {string} output
 */
export function reason(output) {
  const cause = CAUSE.exec(output)?.[1]?.replace(/\s*\n[\s│]*/g, " ");
  if (cause) return cause.trim();
  const lines = output.split(/[\r\n]+/).map((line) => line.trim());
  const errors = lines.filter((line) => NPM_PREFIX.test(line)).map((line) => line.replace(NPM_PREFIX, ""));
  const sentence = errors.find((line) => !/^(code|errno|syscall|path|A complete log)\b/i.test(line));
  return sentence ?? lines.findLast(Boolean) ?? "no reason was given";
}
