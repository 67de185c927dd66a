import fs from "node:fs";

export type Seed = "create-files-plain" | "create-files" | "list-files" | "create-messages" | "create-project-chat";

const read = (name: string) => fs.readFileSync(new URL(`./documents/${name}`, import.meta.url), "utf8");
export const readSeed = (name: Seed) => read(`seeds/${name}.txt`);
export const readContract = () => read("contract.md");

/** The members of an example object, which may have lost its braces: from the line that names it to the next heading. */
export function exampleOf(text: string, name: string): Record<string, unknown> {
  const [, after = ""] = text.split(new RegExp(`^\\s*"${name}":.*$`, "m"), 2);
  const members: Record<string, unknown> = {};
  for (const line of after.split("\n")) {
    const [, key, value] = /^\s*"(\w+)":\s*(.+?),?\s*$/.exec(line) ?? [];
    if (key === undefined) {
      if (/[A-Za-z]/.test(line) || line.includes("}")) break;
      continue;
    }
    if (key in members) break;
    members[key] = JSON.parse(value!);
  }
  return members;
}

/** The error example: its status, its words, and the issue or message in it. */
export function errorExampleOf(text: string) {
  const member = (name: string, from = 0) => {
    const [, value] = new RegExp(`"${name}":\\s*(".*?"|\\d+)`).exec(text.slice(from)) ?? [];
    return value === undefined ? undefined : JSON.parse(value);
  };
  const at = text.indexOf('"statusCode"');
  return {
    statusCode: member("statusCode", at),
    statusMessage: member("statusMessage", at),
    message: member("message", at),
    code: member("code", at),
  };
}

/** The fields of a TypeScript interface in the document, with their types. */
export function interfaceOf(text: string, name: string): Record<string, string> {
  const [, after = ""] = text.split(`interface ${name} {`, 2);
  const fields: Record<string, string> = {};
  for (const line of after.split("\n").slice(1)) {
    const [, key, type] = /^\s*(\w+): (.+?)\s*$/.exec(line) ?? [];
    if (key === undefined) break;
    fields[key] = type!;
  }
  return fields;
}

/** The body of the curl example. */
export const curlBodyOf = (text: string): unknown => JSON.parse(/-d '(.*?)'/s.exec(text)![1]!);

/** The members of the curl example where its braces are lost, as one object per repetition of the first of them. */
export function curlItemsOf(text: string): Record<string, string>[] {
  const body = /-d '(.*?)'/s.exec(text)![1]!;
  const pairs = [...body.matchAll(/^\s*"(\w+)":\s*("(?:[^"\\]|\\.)*"),?\s*$/gm)].map((match) => [
    match[1]!,
    JSON.parse(match[2]!),
  ]);
  const items: Record<string, string>[] = [];
  for (const [key, value] of pairs) {
    if (items.length === 0 || key in items.at(-1)!) items.push({});
    items.at(-1)![key] = value;
  }
  return items;
}

/** The statuses that the document lists: "| 200 | …", "200Files …". */
export const statusesOf = (text: string) => [
  ...new Set([...text.matchAll(/^\|?\s*(20\d|4\d\d)(?=[\s|A-Z])/gm)].map(([, status]) => Number(status))),
];

/** The routes that the contract names in its headings and its table, as "METHOD /path/{}". */
export function contractRoutes(): string[] {
  const lines = readContract().split("\n");
  const cells = lines.flatMap((line) => {
    if (line.startsWith("### ")) return [line.slice(4).split("->")[0]!];
    return line.startsWith("| ") ? line.split("|")[1]!.split(" and ") : [];
  });
  return cells.flatMap((cell) => {
    const path = /\s(\/[\w/{}.-]+)/.exec(cell)?.[1];
    const methods = cell.match(/\b(?:GET|POST|PATCH|DELETE)\b/g) ?? [];
    return path ? methods.map((method) => `${method} ${path.replaceAll(/\{\w+\}/g, "{}")}`) : [];
  });
}
