import { fill } from "../src/lib/fill.ts";

/** What a message is filled with: its values, marks and choices, in the order of their names. */
export function placeholders(message: string): string[] {
  const found = new Set<string>();
  const values = new Proxy({} as Record<string, unknown>, {
    has: () => true,
    get: (_, name) => {
      found.add(`{${String(name)}}`);
      return "";
    },
  });
  const mark = (index: string) => void found.add(`<${index}>`);
  fill(message, values, mark, "en");
  return [...found].sort();
}

/** A brace that is never closed, or a mark that is closed by another, would swallow the rest. */
export function isWhole(message: string): boolean {
  const open: string[] = [];
  for (const [token, opened, closed] of message.matchAll(/\{|\}|<(\d+)>|<\/(\d+)>/g)) {
    if (token === "{") open.push("}");
    else if (opened) open.push(opened);
    else if (open.pop() !== (closed ?? "}")) return false;
  }
  return open.length === 0;
}
