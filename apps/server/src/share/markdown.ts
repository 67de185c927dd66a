import { findBlocks } from "@neptun/api/file/blocks";
import { formulaFromMarkdown, formulaSyntax } from "@neptun/api/message/formulas";
import type { SharedMessage } from "@neptun/api/share/schema";
import { Turns } from "@neptun/api/turns";
import type { AlignType, Definition, Nodes, Parents } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { formulaHtml } from "./formula.ts";
import { Html, html } from "./html.ts";
import type { Words } from "./words.ts";

/**
 * What a piece of text may hold to be parsed here, where everyone waits for it: less than on a reader's own screen. Brackets
 * cost the cube of their number inside each other, marks of emphasis the square.
 */
const MOST_CHARACTERS = 8_000;
const MOST_BRACKETS = 120;
const MOST_MARKS = 400;
const MOST_DOLLARS = 120;
const DEEP = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){12}|^[ \t]{100,}[-*+>\d]/m;

const isTooCostly = (text: string) =>
  text.length > MOST_CHARACTERS ||
  DEEP.test(text) ||
  (text.match(/\[/g)?.length ?? 0) > MOST_BRACKETS ||
  (text.match(/[*~]|(?<!\w)_|_(?!\w)/g)?.length ?? 0) > MOST_MARKS ||
  (text.match(/\$|\\\(/g)?.length ?? 0) > MOST_DOLLARS;

/** How a file of a block is shown: its name, and where its text is. */
export type LinkFile = (file: { id: number; title: string }) => Html;

/** Untrusted Markdown as HTML: no HTML of its own, no pictures, links to the web and to mail only. Others get their turn. */
export async function toHtml(
  { message, blocks }: Pick<SharedMessage, "message" | "blocks">,
  words: Words,
  link: LinkFile,
) {
  const turns = new Turns();
  const parts: Html[] = [];
  let at = 0;
  const addText = async (end: number) => {
    for (const piece of toPieces(message.slice(at, end))) {
      parts.push(isTooCostly(piece) ? html`<p class="plain" dir="auto">${piece}</p>` : render(piece, words));
      await turns.give();
    }
  };
  for (const { position, end, text, language } of findBlocks(message)) {
    if (position < at) continue;
    await addText(position);
    const files = blocks.filter((block) => block.position === position);
    const heads = files.map(({ file_id, title }) => link({ id: file_id, title }));
    parts.push(codeBlock(text, files.length > 0 ? heads : html`<span>${language || "text"}</span>`));
    at = Math.max(end, position);
  }
  await addText(message.length);
  return new Html(parts.map(({ text }) => text).join("\n"));
}

export const codeBlock = (text: string, head: Html | Html[]) =>
  html`<figure><figcaption>${head}</figcaption><pre tabindex="0" dir="ltr"><code>${text}</code></pre></figure>`;

/** Long texts are cut between paragraphs, into pieces that can be parsed. */
function toPieces(text: string): string[] {
  if (text.trim() === "") return [];
  if (text.length <= MOST_CHARACTERS) return [text];
  const pieces: string[] = [];
  let piece = "";
  for (const paragraph of text.split(/\n(?=\s*\n)/)) {
    if (piece && piece.length + paragraph.length > MOST_CHARACTERS) {
      pieces.push(piece);
      piece = "";
    }
    piece += `${paragraph}\n`;
  }
  return [...pieces, piece];
}

function render(text: string, words: Words): Html {
  const tree = fromMarkdown(text, {
    extensions: [gfm(), formulaSyntax],
    mdastExtensions: [gfmFromMarkdown(), formulaFromMarkdown],
  });
  const definitions = new Map<string, Definition>();
  collect(tree, definitions);
  return toElement(tree, { definitions, words, formulas: 0 });
}

function collect(node: Nodes, definitions: Map<string, Definition>): void {
  if (node.type === "definition" && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  if ("children" in node) for (const child of node.children) collect(child, definitions);
}

interface Surroundings {
  definitions: Map<string, Definition>;
  words: Words;
  /** How many there were. */
  formulas: number;
}

const inside = (node: Parents, all: Surroundings): Html[] => node.children.map((child) => toElement(child, all));

/** Nothing but what is named here reaches the page. */
function toElement(node: Nodes, all: Surroundings): Html {
  const { definitions, words } = all;
  switch (node.type) {
    case "root":
      return html`${inside(node, all)}`;
    case "paragraph":
      return html`<p dir="auto">${inside(node, all)}</p>`;
    case "heading":
      return heading(node.depth, inside(node, all));
    case "blockquote":
      return html`<blockquote dir="auto">${inside(node, all)}</blockquote>`;
    case "list":
      return node.ordered
        ? html`<ol dir="auto" start="${node.start ?? 1}">${inside(node, all)}</ol>`
        : html`<ul dir="auto">${inside(node, all)}</ul>`;
    case "listItem":
      return html`<li>${typeof node.checked === "boolean" && (node.checked ? "☑ " : "☐ ")}${inside(node, all)}</li>`;
    case "table":
      return table(
        node.children.map((row) => row.children.map((cell) => inside(cell, all))),
        node.align ?? [],
        words,
      );
    case "thematicBreak":
      return html`<hr>`;
    case "code":
      return codeBlock(node.value, html`<span>${node.lang ?? "text"}</span>`);
    case "inlineCode":
      return html`<code>${node.value}</code>`;
    case "formula":
      return formulaHtml(node, all.formulas++, words);
    case "emphasis":
      return html`<em>${inside(node, all)}</em>`;
    case "strong":
      return html`<strong>${inside(node, all)}</strong>`;
    case "delete":
      return html`<del>${inside(node, all)}</del>`;
    case "break":
      return html`<br>`;
    case "link":
      return anchor(node.url, inside(node, all), textOf(node));
    case "linkReference":
      return anchor(definitions.get(node.identifier)?.url, inside(node, all), textOf(node));
    case "image":
      return picture(node.url, words.picture(node.alt));
    case "imageReference":
      return picture(definitions.get(node.identifier)?.url, words.picture(node.alt));
    case "footnoteReference":
      return html`<sup>${node.identifier}</sup>`;
    case "footnoteDefinition":
      return html`<div class="note"><sup>${node.identifier}</sup>${inside(node, all)}</div>`;
    case "text":
    case "html":
      return html`${node.value}`;
    default:
      return html``;
  }
}

function heading(depth: number, words: Html[]): Html {
  if (depth === 1) return html`<h3 dir="auto">${words}</h3>`;
  if (depth === 2) return html`<h4 dir="auto">${words}</h4>`;
  return depth === 3 ? html`<h5 dir="auto">${words}</h5>` : html`<h6 dir="auto">${words}</h6>`;
}

function table([head = [], ...rows]: Html[][][], align: readonly AlignType[], words: Words): Html {
  const at = (n: number) => html` class="${align[n] ?? "left"}"`;
  return html`<div class="table" role="region" aria-label="${words.table}" tabindex="0"><table><thead><tr>${head.map((cell, n) => html`<th${at(n)}>${cell}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, n) => html`<td${at(n)}>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

const SAFE = /^(https?:\/\/|mailto:)[^\s]/i;

/** A link to elsewhere, which says where it leads unless its words are that. */
function anchor(url: string | undefined, words: Html[], text: string): Html {
  if (url === undefined || !SAFE.test(url) || !URL.canParse(url)) return html`<bdi>${words}</bdi>`;
  const { href, host, pathname, protocol } = new URL(url);
  const place = protocol === "mailto:" ? pathname : host;
  const isTold = [href, url, place, `${protocol}//${host}`].includes(text.trim());
  return html`<a href="${href}" rel="noopener noreferrer nofollow ugc" target="_blank"><bdi>${words}</bdi></a>${!isTold && html` <bdi dir="ltr" class="host">(${place})</bdi>`}`;
}

const picture = (url: string | undefined, text: string) => anchor(url, [html`${text}`], "");

const textOf = (node: Nodes): string => {
  if ("children" in node) return node.children.map(textOf).join("");
  return "value" in node ? node.value : "";
};
