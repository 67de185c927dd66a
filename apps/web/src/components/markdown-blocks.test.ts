import { describe, expect, it } from "vitest";
import { toMarkdownBlocks } from "./markdown-blocks.ts";

const parts = [
  "# Title\n",
  "text",
  "\n",
  "\n\n",
  "\r\n",
  "- item\n",
  "  more\n",
  "1. one\n",
  "```ts\ncode\n\n# not a title\n```\n",
  "```",
  "~~~\n",
  "> quote\n",
  "> ```\n> x\n> ```\n",
  "| a | b |\n|---|---|\n| 1 | 2 |\n",
  "---\n",
  "===\n",
  "    indented\n",
  "<div>\n",
  "</div>\n",
  "\t",
  "😀",
  "**bold",
  "[a]: http://b\n",
  "$$\n",
  "$$a$$\n",
  "\\[\n",
  "\\]\n",
];

/** Repeatable texts of the parts above. */
function* randomTexts(count: number) {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  for (let made = 0; made < count; made++) {
    yield Array.from({ length: 1 + random(14) }, () => parts[random(parts.length)]).join("");
  }
}

describe("the blocks of a markdown text", () => {
  it("are the whole text at the positions they name, whatever it holds", () => {
    for (const text of randomTexts(3000)) {
      const { blocks } = toMarkdownBlocks(text);
      expect(blocks.map((block) => block.text).join("")).toBe(text);
      for (const block of blocks) expect(text.startsWith(block.text, block.start)).toBe(true);
    }
  });

  it("are the same whether the text came at once or grew", () => {
    for (const text of randomTexts(600)) {
      let grown = toMarkdownBlocks("");
      for (let end = 1; end <= text.length; end += 3) grown = toMarkdownBlocks(text.slice(0, end), grown);
      expect(toMarkdownBlocks(text, grown).blocks, JSON.stringify(text)).toEqual(toMarkdownBlocks(text).blocks);
    }
  });

  it("hold a formula as one, whatever its lines look like, also right behind a text", () => {
    const blocks = toMarkdownBlocks("So\n\\[\na\n+ b\n\\]\nand\n\n$$\n- c\n# d\n$$\n").blocks;
    expect(blocks.map(({ text }) => text)).toEqual(["So\n", "\\[\na\n+ b\n\\]\n", "and\n\n", "$$\n- c\n# d\n$$\n"]);
  });

  it("keep the objects of those that are finished while the text grows", () => {
    const text = "# One\n\nTwo\n\n```js\nthree\n```\n\nfour";
    const before = toMarkdownBlocks(text);
    const after = toMarkdownBlocks(`${text} and more`, before);
    expect(after.blocks[0]).toBe(before.blocks[0]);
    expect(after.blocks[1]).toBe(before.blocks[1]);
    expect(after.blocks.at(-1)?.text).toBe("four and more");
  });

  it("hold a fenced block with blank lines together, also before it is closed", () => {
    expect(toMarkdownBlocks("a\n\n```js\n\none\n\ntwo\n").blocks.map(({ start }) => start)).toEqual([0, 3]);
  });

  it("survive ten thousand nested quotes", () => {
    expect(toMarkdownBlocks(`${">".repeat(10_000)} deep\n\nafter`).blocks.length).toBeGreaterThan(0);
  });
});
