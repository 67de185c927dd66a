import fs from "node:fs/promises";
import path from "node:path";
import { parseAsync, types as t, traverse } from "@babel/core";
import { expand } from "./macro.ts";

export const SRC = path.resolve(import.meta.dirname, "../src");
/** Where refusals are said that the screens show. */
const SERVERS = ["../../../packages/models/src", "../../../packages/api/src", "../../server/src"].map((dir) =>
  path.resolve(import.meta.dirname, dir),
);
export const CATALOGS = path.join(SRC, "locales");

export interface Source {
  /** Below src. */
  name: string;
  code: string;
}

/** What the browser runs, without the tests. */
export async function readSources(): Promise<Source[]> {
  const names = (await fs.readdir(SRC, { recursive: true })).filter((name) => /(?<!\.test)\.tsx?$/.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, code: await fs.readFile(path.join(SRC, name), "utf8") })));
}

/** As it is written, with its macros. */
export async function parse({ name, code }: Source) {
  const parserOpts = { plugins: ["typescript", "jsx"] as ["typescript", "jsx"] };
  return (await parseAsync(code, { filename: name, configFile: false, babelrc: false, parserOpts }))!;
}

/** What `said`, and `english`, make of their words and blanks. */
export async function refusalsIn(source: Source): Promise<string[]> {
  if (!/\b(?:said|english)`/.test(source.code)) return [];
  const found: string[] = [];
  traverse(await parse(source), {
    TaggedTemplateExpression({ node: { tag, quasi } }) {
      if (!t.isIdentifier(tag) || !["said", "english"].includes(tag.name)) return;
      const parts = quasi.quasis.map(({ value }) => value.cooked!);
      found.push(parts.reduce((text, part, n) => `${text}{${n - 1}}${part}`));
    },
  });
  return found;
}

async function readServers(): Promise<Source[]> {
  const names = await Promise.all(
    SERVERS.map(async (dir) => (await fs.readdir(dir, { recursive: true })).map((name) => path.join(dir, name))),
  );
  const files = names.flat().filter((name) => /(?<!\.test)\.ts$/.test(name));
  return Promise.all(files.map(async (name) => ({ name, code: await fs.readFile(name, "utf8") })));
}

/** Every English text of the servers, once, with the files that say it. */
export async function readRefusals(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const source of await readServers())
    for (const text of await refusalsIn(source)) found.set(text, [...(found.get(text) ?? []), source.name]);
  return found;
}

/** Every English text of the screens, once, with the files that say it. */
export async function readMessages(): Promise<Map<string, string[]>> {
  const found = await readRefusals();
  for (const { name, code } of await readSources())
    for (const message of (await expand(code, path.join(SRC, name))).messages)
      found.set(message, [...(found.get(message) ?? []), name]);
  return found;
}

export const readCatalog = async (language: string): Promise<Record<string, string>> =>
  JSON.parse(await fs.readFile(path.join(CATALOGS, `${language}.json`), "utf8"));
