import { Lexer, type Token, type Tokens } from "marked";
import { toMarkdownBlocks } from "./markdown-blocks.ts";
import { isTooCostly } from "./markdown-cost.ts";

/** What a markdown text says, without its signs; code stays as it is. */
export function toPlainText(text: string): string {
  const { blocks } = toMarkdownBlocks(text);
  return joined(blocks.map((block) => (isTooCostly(block.text) ? block.text.trim() : ofBlocks(Lexer.lex(block.text)))));
}

const joined = (parts: string[], by = "\n\n") => parts.filter(Boolean).join(by);
const ofBlocks = (tokens: Token[], by?: string) => joined(tokens.map(ofBlock), by);
const ofWords = (tokens: Token[]) => tokens.map(ofWord).join("");

function ofBlock(token: Token): string {
  switch (token.type) {
    case "space":
    case "def":
      return "";
    case "code":
      return token.text;
    case "blockquote":
      return ofBlocks(token.tokens ?? []);
    case "list":
      return ofList(token as Tokens.List);
    case "table":
      return ofTable(token as Tokens.Table);
    default:
      return "tokens" in token && token.tokens ? ofWords(token.tokens) : token.raw.trim();
  }
}

const ofList = ({ items, ordered, start }: Tokens.List) =>
  items
    .map((item, index) => {
      const mark = ordered ? `${Number(start) + index}. ` : "- ";
      return mark + ofBlocks(item.tokens, "\n").replaceAll("\n", `\n${" ".repeat(mark.length)}`);
    })
    .join("\n");

const ofTable = ({ header, rows }: Tokens.Table) =>
  [header, ...rows].map((row) => row.map(({ tokens }) => ofWords(tokens)).join("\t")).join("\n");

function ofWord(token: Token): string {
  if (token.type === "br") return "\n";
  if (token.type === "image") return token.text;
  if (token.type === "link") {
    const said = ofWords(token.tokens ?? []);
    return said === token.href || `mailto:${said}` === token.href ? said : `${said} (${token.href})`;
  }
  if ("tokens" in token && token.tokens) return ofWords(token.tokens);
  return "text" in token ? token.text : token.raw;
}
