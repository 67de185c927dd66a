import fs from "node:fs/promises";
import path from "node:path";
import { parseAsync } from "@babel/core";
import { expand } from "./macro.ts";

export const SRC = path.resolve(import.meta.dirname, "../src");
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

/** Every English text of the screens, once, with the files that say it. */
export async function readMessages(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { name, code } of await readSources())
    for (const message of (await expand(code, path.join(SRC, name))).messages)
      found.set(message, [...(found.get(message) ?? []), name]);
  return found;
}

export const readCatalog = async (language: string): Promise<Record<string, string>> =>
  JSON.parse(await fs.readFile(path.join(CATALOGS, `${language}.json`), "utf8"));
