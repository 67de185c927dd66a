const PART = /<span[^>]*>|<\/span>|\r\n|\r|\n/g;

/** Splits highlighted HTML (text and spans only) at line endings; spans that go on are closed and opened again. */
export function splitHtmlLines(html: string): string[] {
  const lines: string[] = [];
  const open: string[] = [];
  let line = "";
  let at = 0;
  for (const { 0: part, index } of html.matchAll(PART)) {
    line += html.slice(at, index);
    at = index + part.length;
    if (part.startsWith("<")) {
      if (part === "</span>") open.pop();
      else open.push(part);
      line += part;
    } else {
      lines.push(`${line}\n${"</span>".repeat(open.length)}`);
      line = open.join("");
    }
  }
  const rest = line + html.slice(at);
  if (rest !== open.join("") || lines.length === 0) lines.push(rest);
  return lines;
}
