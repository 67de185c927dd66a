import { type CodeBlock, findBlocks } from "./blocks.ts";
import { extensionOf, findLanguage, isSpecialFileName, languageOfPath } from "./language.ts";
import { isTitle } from "./title.ts";

/** A fenced block as the chat file it becomes. */
export interface NamedBlock {
  /** Where the opening fence begins in the message, in UTF-16 code units. */
  position: number;
  /** What follows the opening fence. */
  info: string;
  /** A safe relative path; two blocks of a message may share one and are then versions of it. */
  title: string;
  /** The canonical name of the language, or the word from the fence when the product does not know it. */
  language: string;
  /** Without a dot; never empty. */
  extension: string;
  text: string;
  /** False where the message ends before the block does. */
  closed: boolean;
  /** The name was made up here: it says nothing about what the file is. */
  nameless: boolean;
}

/**
 * The blocks of a message that are files: those with a language. Their names come from the fence, else from a comment in the
 * first line, else from the nearest path in the prose before the block, else they are `snippet-1.ts`, `snippet-2.py`, …
 */
export function nameBlocks(text: string): NamedBlock[] {
  const found: { block: CodeBlock; title: string | undefined }[] = [];
  let proseStart = 0;
  for (const block of findBlocks(text)) {
    if (found.length === mostFiles) break;
    const prose = text.slice(Math.max(proseStart, block.position - proseReach), block.position);
    proseStart = block.end;
    if (block.language === "" && !pathsOfInfo(block.info).length) continue;
    const title = titleOf(block, prose);
    if (title !== undefined || !isOutput(block.language)) found.push({ block, title });
  }
  const taken = new Set(found.map(({ title }) => title));
  let snippets = 0;
  return found.map(({ block, title }) => {
    if (title !== undefined) return toNamed(block, title, false);
    const extension = findLanguage(block.language)?.extension ?? "txt";
    let snippet: string;
    do snippet = `snippet-${++snippets}.${extension}`;
    while (taken.has(snippet));
    return toNamed(block, snippet, true);
  });
}

// No message is about more files than this; naming them must not hold up everyone else.
const mostFiles = 1_000;

// What is longer is no name.
const longestInfo = 2_000;

// Names further away than this are about something else.
const proseReach = 2_000;

// What a command printed is shown, not saved, unless it is given a name.
const outputLanguages = new Set(["text", "console", "log"]);

// Blocks are often labelled with a neighbour of what they hold; a name may come from any of the family.
const families = [
  "javascript jsx typescript tsx vue svelte astro",
  "json jsonc json5 jupyter",
  "html xml svg vue svelte astro handlebars ejs erb jinja liquid twig php",
  "c cpp objectivec cuda arduino",
  "css scss sass less stylus",
  "bash fish dotenv",
  "ini toml properties dotenv",
  "terraform hcl",
  "python requirements cython jupyter",
  "markdown mdx",
  "yaml jinja",
  "go gomod",
  "verilog systemverilog",
  "groovy gradle",
  "kotlin gradle",
].map((names) => new Set(names.split(" ")));

function isOutput(word: string): boolean {
  return outputLanguages.has(findLanguage(word)?.name ?? "");
}

function toNamed(block: CodeBlock, title: string, nameless: boolean): NamedBlock {
  const known = findLanguage(block.language);
  const isCode = known !== undefined && !isOutput(block.language);
  const language = isCode || nameless ? known : (languageOfPath(title) ?? known);
  return {
    position: block.position,
    info: block.info,
    title,
    language: language?.name ?? (block.language || "text"),
    extension: extensionOf(title) || (language?.extension ?? "txt"),
    text: block.text,
    closed: block.closed,
    nameless,
  };
}

function titleOf(block: CodeBlock, prose: string): string | undefined {
  const fits = (path: string) => fitsLanguage(path, block.language);
  const isPatch = findLanguage(block.language)?.name === "diff";
  return (
    // A diff of a file is not that file, whatever its fence says.
    pathsOfInfo(block.info).find((path) => !isPatch || fits(path)) ??
    pathsOfComment(block.text).find(fits) ??
    pathsOfProse(prose).find(fits)
  );
}

function fitsLanguage(path: string, word: string): boolean {
  const language = findLanguage(word);
  const ofPath = languageOfPath(path);
  if (!language || ofPath === language) return ofPath === language;
  if (language.name === "text" && isSpecialFileName(path)) return true;
  if (language.extensions.includes(extensionOf(path))) return true;
  return ofPath !== undefined && families.some((family) => family.has(language.name) && family.has(ofPath.name));
}

const attribute =
  /(?<![\w-])(?:title|filename|file|filepath|path)\s?[=:]\s?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"'`{},]+))/gi;

/** The paths an info string names: `title="src/a.ts"`, `src/a.ts`, `ts:src/a.ts`. */
export function pathsOfInfo(whole: string): string[] {
  const info = whole.slice(0, longestInfo);
  if (info === "") return [];
  const given = /[=:]/.test(info) ? [...info.matchAll(attribute)] : [];
  const [first = "", ...others] = (given.length > 0 ? info.replace(attribute, " ") : info).split(/[\s{}]+/);
  const words = findLanguage(first) ? others : [first, first.replace(/^[^:/]*:/, ""), ...others];
  return [...given.flatMap(([, ...values]) => toTitles(values.find(Boolean) ?? "")), ...words.flatMap(toPaths)];
}

const preamble = /^(?:#!|<\?(?:php|xml)|<!doctype|@echo off)/i;
const commentMark = /^(?:\/\/+|#+|--+|;+|%+|<!--+|\/\*+|\(\*|\{\/\*|\{-|\{#|<%#|::|rem\s|"""|'''|\*\s)/i;
const commentEnd = /(?:--+>|\*+\/\}?|\*\)|-\}|#\}|%>|"""|''')$/;
const fileLabel = /^(?:@file\s|(?:file ?name|file ?path|file|path)\s*:)/i;

/** The path that a comment in the first line is about; in the second when the first only begins a script or a comment. */
function pathsOfComment(text: string): string[] {
  const [first = "", second = ""] = text.slice(0, 1_000).split(/\r\n|\n|\r/, 2);
  const goesOn = preamble.test(first) || /^\s*(?:\/\*+|<!--|"""|''')\s*$/.test(first);
  return [first, goesOn ? second : ""].flatMap((line) => {
    const comment = line.trim();
    if (!commentMark.test(comment)) return [];
    const words = trimmedOf(comment.replace(commentMark, "").trim().replace(commentEnd, ""), " \t=~*#-");
    const [path = "", ...rest] = words.replace(fileLabel, "").trim().split(/\s+/);
    const isRemark = rest.length === 0 || /^[(\-–—]/.test(rest[0] ?? "");
    return isRemark ? toPaths(path).filter((name) => !isProduct(name)) : [];
  });
}

const listMark = /^(?:[-*+]|\d{1,9}[.)])\s+/;

/** The paths that the last two paragraphs of the prose name, the nearest to its end first. */
function pathsOfProse(prose: string): string[] {
  // What stands before the fence in its own line is indentation and the marks of its list or quote.
  const lines = prose.split(/\r\n|\n|\r/).slice(0, -1);
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    const words = line.replace(/^[\s>]+/, "").trimEnd();
    if (words !== "") paragraphs.at(-1)?.push(words);
    else if (paragraphs.at(-1)?.length) paragraphs.push([]);
  }
  const isAdjacent = (paragraphs.at(-1)?.length ?? 0) > 0;
  const last = paragraphs.filter((paragraph) => paragraph.length > 0).slice(-2);
  return last
    .flatMap((paragraph, index) => pathsOfParagraph(paragraph, isAdjacent && index === last.length - 1))
    .reverse();
}

function pathsOfParagraph(lines: string[], isAdjacent: boolean): string[] {
  // A list of files is about all of them; only its last item can lead to the block.
  const items = lines.filter((line) => listMark.test(line));
  if (items.length < 2) return lines.flatMap(pathsOfLine);
  const leads = isAdjacent || /[:：][*_`\s]*$/.test(lines.at(-1) ?? "");
  return leads ? lines.slice(lines.lastIndexOf(items.at(-1) ?? "")).flatMap(pathsOfLine) : [];
}

function pathsOfLine(line: string): string[] {
  const words = line.replace(listMark, "");
  const isAbout = /^#{1,6}\s/.test(words) || fileLabel.test(words.replace(/^[*_`]+/, ""));
  const whole = isAbout ? words.split(/\s+/) : [words];
  const marked = [...words.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*|__(.+?)__/g)].flatMap(([, code, bold, strong]) =>
    code === undefined ? (bold ?? strong ?? "").split(/\s+/) : [code],
  );
  return [...whole, ...marked].flatMap(toPaths).filter((name) => !isProduct(name));
}

// Said of a library far more often than of a file.
function isProduct(name: string): boolean {
  return /^(?:node|next|nuxt|vue|react|express|three|d3|chart|discord|alpine|ember|backbone|p5|socket|nest|deno|bun)\.(?:js|io)$/i.test(
    name,
  );
}

/** The word as a path, when it looks like one: a known extension or file name, or an extension in a folder. */
export function toPaths(word: string): string[] {
  if (word === "" || word.length > 300) return [];
  const bare = trimmedOf(word, "`\"'*:,;!?");
  const path = bare.endsWith(".") ? bare.replace(/\.+$/, "") : bare;
  return looksLikePath(path) ? toTitles(path) : [];
}

function looksLikePath(title: string): boolean {
  if (/[\s<>"'`|?*=;,{}:]/.test(title) || /^[~-]/.test(title)) return false;
  if (isSpecialFileName(title)) return true;
  return extensionOf(title) !== "" && (title.includes("/") || languageOfPath(title) !== undefined);
}

/** The name as a safe title without `./`; nothing when it is not safe. */
function toTitles(name: string): string[] {
  const title = name
    .trim()
    .split("/")
    .filter((segment) => segment !== ".")
    .join("/");
  return isTitle(title) ? [title] : [];
}

function trimmedOf(text: string, characters: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && characters.includes(text.charAt(start))) start++;
  while (end > start && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
