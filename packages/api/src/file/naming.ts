import { blocksOf, type CodeBlock } from "./blocks.ts";
import { extensionOf, findLanguage, isSpecialFileName, type Language, languageOfPath } from "./language.ts";
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
  for (const block of blocksOf(text)) {
    const from = Math.max(proseStart, block.position - proseReach);
    proseStart = block.end;
    if (block.language === "" && pathOfInfo(block.info) === undefined) continue;
    const title = titleOf(block, () => text.slice(from, block.position));
    if (title !== undefined || !isOutput(block.language)) found.push({ block, title });
    if (found.length === mostFiles) break;
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

/** The prose is looked at only if nothing else names the block. */
function titleOf(block: CodeBlock, proseOf: () => string): string | undefined {
  const language = findLanguage(block.language);
  const fits = (path: string) => fitsLanguage(path, language);
  const isPatch = language?.name === "diff";
  // A diff of a file is not that file, whatever its fence says.
  return (
    pathOfInfo(block.info, isPatch ? fits : anyPath) ?? pathOfComment(block.text, fits) ?? pathOfProse(proseOf(), fits)
  );
}

type Fits = (path: string) => boolean;

const anyPath: Fits = () => true;

function firstOf(
  words: Iterable<string>,
  toPath: (word: string) => string | undefined,
  fits: Fits,
): string | undefined {
  for (const word of words) {
    const path = toPath(word);
    if (path !== undefined && fits(path)) return path;
  }
  return undefined;
}

function fitsLanguage(path: string, language: Language | undefined): boolean {
  const ofPath = languageOfPath(path);
  if (!language || ofPath === language) return ofPath === language;
  if (language.name === "text" && isSpecialFileName(path)) return true;
  if (language.extensions.includes(extensionOf(path))) return true;
  return ofPath !== undefined && families.some((family) => family.has(language.name) && family.has(ofPath.name));
}

const attribute =
  /(?<![\w-])(?:title|filename|file|filepath|path)\s?[=:]\s?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"'`{},]+))/gi;

/** The first path that fits of those an info string names: `title="src/a.ts"`, `src/a.ts`, `ts:src/a.ts`. */
export function pathOfInfo(whole: string, fits = anyPath): string | undefined {
  const info = whole.slice(0, longestInfo);
  if (info === "" || findLanguage(info)) return undefined;
  const isGiven = /[=:]/.test(info);
  const given = isGiven ? firstOf(valuesOf(info), toTitle, fits) : undefined;
  if (given !== undefined) return given;
  const [first = "", ...others] = (isGiven ? info.replace(attribute, " ") : info).split(/[\s{}]+/);
  const words = findLanguage(first) ? others : [first, first.replace(/^[^:/]*:/, ""), ...others];
  return firstOf(words, toPath, fits);
}

function* valuesOf(info: string): Generator<string> {
  for (const [, ...values] of info.matchAll(attribute)) yield values.find(Boolean) ?? "";
}

const preamble = /^(?:#!|<\?(?:php|xml)|<!doctype|@echo off)/i;
const commentMark = /^(?:\/\/+|#+|--+|;+|%+|<!--+|\/\*+|\(\*|\{\/\*|\{-|\{#|<%#|::|rem\s|"""|'''|\*\s)/i;
const commentEnd = /(?:--+>|\*+\/\}?|\*\)|-\}|#\}|%>|"""|''')$/;
const fileLabel = /^(?:@file\s|(?:file ?name|file ?path|file|path)\s*:)/i;

// What begins neither a comment nor a script needs no closer look.
const mayBeComment = /^\s*[/#\-;%<*({:"'@r]/i;

/** The path that a comment in the first line is about; in the second when the first only begins a script or a comment. */
function pathOfComment(text: string, fits: Fits): string | undefined {
  if (!mayBeComment.test(text)) return undefined;
  const head = text.slice(0, 1_000);
  const [first = "", second = ""] = head.split(lineBreak, 2);
  const goesOn = preamble.test(first) || /^\s*(?:\/\*+|<!--|"""|''')\s*$/.test(first);
  return firstOf(goesOn ? [first, second] : [first], pathOfCommentLine, fits);
}

function pathOfCommentLine(line: string): string | undefined {
  const comment = line.trim();
  if (!commentMark.test(comment)) return undefined;
  const words = trimmedOf(comment.replace(commentMark, "").trim().replace(commentEnd, ""), " \t=~*#-");
  const [word = "", ...rest] = words.replace(fileLabel, "").trim().split(/\s+/);
  const isRemark = rest.length === 0 || /^[(\-–—]/.test(rest[0] ?? "");
  return isRemark ? toFilePath(word) : undefined;
}

const lineBreak = /\r\n|\n|\r/;

const listMark = /^(?:[-*+]|\d{1,9}[.)])\s+/;

interface Paragraph {
  /** The last line first. */
  lines: string[];
  /** No blank line stands between it and the block. */
  isAdjacent: boolean;
}

/** The path nearest to the end of the prose that fits, of those in its last two paragraphs. */
function pathOfProse(prose: string, fits: Fits): string | undefined {
  for (const paragraph of lastParagraphs(prose)) {
    for (const line of linesAbout(paragraph)) {
      const path = firstOf(wordsOfLine(line), toFilePath, fits);
      if (path !== undefined) return path;
    }
  }
  return undefined;
}

function* lastParagraphs(prose: string): Generator<Paragraph> {
  // What stands before the fence in its own line is indentation and the marks of its list or quote.
  const lines = prose.split(lineBreak).slice(0, -1).reverse();
  let paragraph: Paragraph = { lines: [], isAdjacent: true };
  let given = 0;
  for (const line of lines) {
    const words = line.replace(/^[\s>]+/, "").trimEnd();
    if (words !== "") paragraph.lines.push(words);
    else {
      if (paragraph.lines.length > 0) {
        yield paragraph;
        if (++given === 2) return;
      }
      paragraph = { lines: [], isAdjacent: false };
    }
  }
  if (paragraph.lines.length > 0) yield paragraph;
}

/** The lines of a paragraph that can lead to the block, the last one first. */
function linesAbout({ lines, isAdjacent }: Paragraph): string[] {
  // A list of files is about all of them; only its last item can lead to the block.
  const items = lines.filter((line) => listMark.test(line));
  if (items.length < 2) return lines;
  const leads = isAdjacent || /[:：][*_`\s]*$/.test(lines[0] ?? "");
  return leads ? lines.slice(0, lines.indexOf(items[0] ?? "") + 1) : [];
}

/** What can be a name in a line of prose, the last first. */
function wordsOfLine(line: string): string[] {
  const words = line.replace(listMark, "");
  const isAbout = /^#{1,6}\s/.test(words) || fileLabel.test(words.replace(/^[*_`]+/, ""));
  const marked = markedOf(words);
  return [...(isAbout ? words.split(/\s+/) : [words]), ...marked].reverse();
}

function markedOf(words: string): string[] {
  if (!/[`*_]/.test(words)) return [];
  return [...words.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*|__(.+?)__/g)].flatMap(([, code, bold, strong]) =>
    code === undefined ? (bold ?? strong ?? "").split(/\s+/) : code,
  );
}

/** The word as the path of a file, unless it is the name of a product. */
function toFilePath(word: string): string | undefined {
  const path = toPath(word);
  return path === undefined || isProduct(path) ? undefined : path;
}

// Said of a library far more often than of a file.
function isProduct(name: string): boolean {
  return /^(?:node|next|nuxt|vue|react|express|three|d3|chart|discord|alpine|ember|backbone|p5|socket|nest|deno|bun)\.(?:js|io)$/i.test(
    name,
  );
}

/** The word as a path, when it looks like one: a known extension or file name, or an extension in a folder. */
export function toPath(word: string): string | undefined {
  if (word === "" || word.length > 300) return undefined;
  const bare = trimmedOf(word, "`\"'*:,;!?");
  const path = bare.endsWith(".") ? bare.replace(/\.+$/, "") : bare;
  return looksLikePath(path) ? toTitle(path) : undefined;
}

function looksLikePath(title: string): boolean {
  if (/[\s<>"'`|?*=;,{}:]/.test(title) || /^[~-]/.test(title)) return false;
  if (isSpecialFileName(title)) return true;
  return extensionOf(title) !== "" && (title.includes("/") || languageOfPath(title) !== undefined);
}

/** The name as a safe title without `./`; nothing when it is not safe. */
function toTitle(name: string): string | undefined {
  const trimmed = name.trim();
  const title = hasDotSegment.test(trimmed)
    ? trimmed
        .split("/")
        .filter((segment) => segment !== ".")
        .join("/")
    : trimmed;
  return isTitle(title) ? title : undefined;
}

const hasDotSegment = /(?:^|\/)\.(?:\/|$)/;

function trimmedOf(text: string, characters: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && characters.includes(text.charAt(start))) start++;
  while (end > start && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
