import { traverse } from "@babel/core";
import { parse, type Source } from "./sources.ts";

const VALUE = String.raw`-(?:\d|px|auto|full|\[|\()`;
const NAMES = [
  `(?:scroll-)?[mp][lr]${VALUE}`,
  `(?:left|right)${VALUE}`,
  "(?:text|float|clear)-(?:left|right)$",
  "(?:border-[lr]|rounded-(?:[lr]|[tb][lr]))(?:$|-)",
  "translate-x-",
  "(?:origin|animate)-.*(?:left|right)$",
];
const CLASS = new RegExp(`^[!-]?(?:${NAMES.join("|")})`);
const VARIANTS = /^(?:[^:[\]()]+(?:\[[^\]]*\])?(?:\([^)]*\))?:|\[[^\]]*\]:)*/;

/** Whether a class means left or right where it should mean the beginning or the end of a line. */
export function namesSide(word: string): boolean {
  const variants = VARIANTS.exec(word)![0];
  return !/\b(?:rtl|ltr):/.test(variants) && CLASS.test(word.slice(variants.length));
}

const classesIn = (text: string) => text.split(/[\s;]+/).filter(namesSide);
const DECLARATION =
  /(?<=[{;\s])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|left|right)[\w-]*\s*:|text-align:\s*(?:left|right)/g;

/** The classes and declarations of a stylesheet that mean left or right. */
export const sidesInStyles = (css: string): string[] => [...classesIn(css), ...(css.match(DECLARATION) ?? [])];

/** The classes of a source that mean left or right, with their lines. Words under `rtl:` and `ltr:` are meant so. */
export async function sidesIn(source: Source): Promise<string[]> {
  const found: string[] = [];
  const add = (text: string, line: number | undefined) => {
    for (const word of classesIn(text)) found.push(`${source.name}:${line} ${word}`);
  };
  traverse(await parse(source), {
    StringLiteral: ({ node }) => add(node.value, node.loc?.start.line),
    TemplateElement: ({ node }) => add(node.value.raw, node.loc?.start.line),
  });
  return found;
}
