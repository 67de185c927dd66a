import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { findBlocks } from "./blocks.ts";

interface Node {
  type: string;
  value?: string;
  position?: { start: { offset?: number }; end: { offset?: number } };
  children?: Node[];
}

/** The fenced blocks that the parser of the screens finds. */
function blocksOfOracle(text: string): { position: number; end: number; value: string }[] {
  const blocks: { position: number; end: number; value: string }[] = [];
  const visit = (node: Node) => {
    const position = node.position?.start.offset ?? -1;
    const isFenced = node.type === "code" && /^(?:```|~~~)/.test(text.slice(position, position + 3));
    if (isFenced) blocks.push({ position, end: node.position?.end.offset ?? -1, value: node.value ?? "" });
    node.children?.forEach(visit);
  };
  visit(fromMarkdown(text));
  return blocks;
}

// The oracle leaves out the last line ending of a block, cannot tell an empty line from none, and drops empty lines at the
// end of a block that only its container closes.
function expectSameBlocks(text: string) {
  const found = findBlocks(text);
  const expected = blocksOfOracle(text);
  expect(found.map(({ position }) => position)).toEqual(expected.map(({ position }) => position));
  found.forEach((block, index) => {
    const { value = "", end } = expected[index] ?? {};
    const content = block.text.replace(/(?:\r\n|\r|\n)$/, "");
    if (!block.closed) expect(content.replace(/[\r\n]+$/, "")).toBe(value.replace(/[\r\n]+$/, ""));
    else expect(content).toBe(value);
    if (block.closed) expect(block.end).toBe(end);
  });
}

const pieces = [
  ..."```|```js|````|~~~|~~~py|`|> |>|- |* |1. |2) |-|+|    |  | |\t|a|foo|# h|---|===|***|<div>|</div>|<!--|-->|<b>".split(
    "|",
  ),
  ...["- - -", "[a]: b", "<pre>", "\\", "🎉", "\u00a0", "12345678. ", "\n", "\n", "\n", "\n", "\n\n", "\r\n", "\r"],
  ...[
    "\n```\n",
    "\n  ```js\n",
    "\n> ```\n> x\n> ```\n",
    "- ```\n  a\n  ```\n",
    "1.  a\n\n    ```\n    b\n    ```\n",
    "\n> ",
  ],
];

test("finds the blocks that the screens show, in any soup of marks", () => {
  const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 16 }).map((parts) => parts.join(""));
  fc.assert(fc.property(soup, expectSameBlocks), { numRuns: 1_500, interruptAfterTimeLimit: 10_000 });
}, 60_000);

const { document } = fc.letrec<{ document: string; block: string; container: string }>((tie) => ({
  document: fc
    .array(tie("block"), { minLength: 1, maxLength: 5 })
    .chain((blocks) => fc.constantFrom("\n", "\n\n", "\n\n\n").map((gap) => blocks.join(gap))),
  block: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(
      "a paragraph",
      "two\nlines",
      "# heading",
      "***",
      "    indented",
      "<div>\n<p>\n</div>",
      "| a |\n|---|",
    ),
    fc
      .tuple(
        fc.constantFrom("```", "````", "~~~", "~~~~~"),
        fc.constantFrom("", "ts", " py title=x", "c++ `"),
        fc.array(fc.constantFrom("code", "", "  two", "```", "~~~", "> a", "- b", "\tc", " ", "````"), {
          maxLength: 5,
        }),
        fc.constantFrom("", " ", "   "),
        fc.boolean(),
      )
      .map(([fence, info, lines, indent, closed]) =>
        [fence + info, ...lines, ...(closed ? [fence] : [])].map((line) => indent + line).join("\n"),
      ),
    tie("container"),
  ),
  container: fc
    .tuple(tie("document"), fc.constantFrom("> ", ">", "- ", "* ", "1. ", "10) ", "-   ", "-\t"), fc.boolean())
    .map(([inner, mark, isLazy]) => {
      const next = mark.startsWith(">") ? mark : mark.replace(/\S/g, " ");
      const lines = inner.split("\n");
      return lines.map((line, index) => (index === 0 ? mark : isLazy && index === 1 ? "" : next) + line).join("\n");
    }),
}));

test("finds the blocks that the screens show, in lists and quotes of any depth", () => {
  fc.assert(
    fc.property(document, fc.constantFrom("\n", "\r\n"), (text, ending) => {
      expectSameBlocks(text.replaceAll("\n", ending));
    }),
    { numRuns: 800, interruptAfterTimeLimit: 10_000 },
  );
}, 60_000);

test("any text at all has blocks in order, inside of it, that begin with a fence", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.constantFrom("```", "\n~~~\n"), (noise, fence) => {
      const text = noise + fence + noise;
      let last = -1;
      for (const { position, end } of findBlocks(text)) {
        expect(position).toBeGreaterThanOrEqual(last);
        expect(text.slice(position)).toMatch(/^(?:```|~~~)/);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
  );
});

const texts = (text: string) => findBlocks(text).map((block) => block.text);

test("a block says where it is, what it is and what it holds", () => {
  const text = '🎉 Look:\n\n```TS title="a\\_b.ts"\nlet a;\n```  \nDone.';
  const [block] = findBlocks(text);
  expect(block).toEqual({
    position: text.indexOf("```"),
    end: text.indexOf("\nDone"),
    info: 'TS title="a_b.ts"',
    language: "ts",
    text: "let a;\n",
    closed: true,
  });
});

test.each([
  ["an empty block has no text", "```\n```", [""]],
  ["an empty line is a text", "```\n\n```", ["\n"]],
  ["a closing fence may be longer, not shorter", "````\n```\n`````", ["```\n"]],
  ["a fence of the other kind does not close", "~~~\n```\n~~~", ["```\n"]],
  ["a closing fence has no info", "```\n``` x\n```", ["``` x\n"]],
  ["markdown may hold fences", "````md\n# A\n```js\na\n```\n````", ["# A\n```js\na\n```\n"]],
  ["indentation of the fence is taken off", "  ```\n  a\n    b\n c\n  ```", ["a\n  b\nc\n"]],
  ["four blanks make no fence", "    ```\n    a\n    ```", []],
  ["a list item's indentation is taken off", "1. x\n\n   ```\n   a\n     b\n   ```", ["a\n  b\n"]],
  ["a quote's marks are taken off", "> ```\n> a\n>\n>b\n> ```", ["a\n\nb\n"]],
  ["quotes and lists nest", "> - ```\n>   a\n>   ```", ["a\n"]],
  ["a tab that is cut in two leaves blanks", "- ```\n\ta\n  ```", ["  a\n"]],
  ["backticks in the info make it inline code", "``` `a` ```", []],
  ["tildes may have backticks in the info", "~~~ `a`\nb\n~~~", ["b\n"]],
  ["line endings are kept", "```\r\na\r\nb\n```\r\n", ["a\r\nb\n"]],
  ["an unclosed block goes to the end and ends its last line", "```\na\nb", ["a\nb\n"]],
  ["an unclosed last line ends as the lines before it", "```\r\na\r\nb", ["a\r\nb\r\n"]],
  ["an unclosed block ends with its quote", "> ```\n> a\nb\n", ["a\n"]],
  ["a fence interrupts a paragraph", "a\n```\nb\n```\nc", ["b\n"]],
  ["what an HTML block holds is no fence", "<div>\n```\na\n```\n</div>", []],
  ["an HTML comment hides fences", "<!--\n```\na\n```\n-->", []],
  ["a tag of one's own does not interrupt a paragraph", "a\n<b>\n```\na\n```", ["a\n"]],
  ["an item that begins with two empty lines is over", "-\n\n    ```\n    a\n    ```", []],
  ["a list after indented code begins with 1", "    a\n10) ```\n    b", []],
  ["a list after lazy indented code begins with anything", "> # a\n    b\n10) ```\n    c", ["c\n"]],
  ["after an empty line in <details> there is markdown again", "<details>\n\n```\na\n```\n</details>", ["a\n"]],
])("%s", (_, text, expected) => {
  expect(texts(text)).toEqual(expected);
  expectSameBlocks(text);
});

test("a block that is cut off is not closed", () => {
  expect(findBlocks("```a\n```\n~~~b\nx").map(({ closed, language }) => [language, closed])).toEqual([
    ["a", true],
    ["b", false],
  ]);
});

test.each([
  ["", ""],
  ["ts", "ts"],
  ["TypeScript src/a.ts", "typescript"],
  ["ts:src/a.ts", "ts"],
  ["js{1,3}", "js"],
  ["rust,no_run", "rust"],
  ["{.python .numberLines}", "python"],
  ["{r}", "r"],
  ["language-go", "go"],
  ["c++", "c++"],
  ["c#", "c#"],
  ["f#", "f#"],
  ["objective-c++", "objective-c++"],
  ["src/a.ts", "typescript"],
  ["package.json", "json"],
  [".gitignore", "gitignore"],
  ["node.js", "node.js"],
  ["klingon", "klingon"],
  ["title=a.ts", ""],
  ["12:20:src/a.ts", ""],
  ["src/a.unknown", ""],
  ["!?", ""],
  ["x".repeat(1_000), ""],
])("the language of the info %j is %j", (info, language) => {
  expect(findBlocks(`~~~${info}\n~~~`).map((block) => block.language)).toEqual([language]);
});

const size = 512 * 1024;
const filled = (text: string) => text.repeat(Math.ceil(size / text.length)).slice(0, size);

// Each of these takes minutes where the time grows with the square of the length.
test.each([
  ["fences", filled("```\n")],
  ["one fence", filled("`")],
  ["fences that are none", filled("```x`\n")],
  ["quotes", filled("> ")],
  ["items", `${filled("- ")}a`],
  ["items and quotes", filled("- > ")],
  ["numbers", filled("1. ")],
  ["deep items over empty lines", `${"- ".repeat(50_000)}a\n${"\n".repeat(300_000)}`],
  ["a fence in deep items over empty lines", `${"- ".repeat(50_000)}\`\`\`\n${"\n".repeat(300_000)}`],
  ["deep items over a blank line", `${"- ".repeat(100_000)}a\n${" ".repeat(300_000)}\n`],
  ["deep quotes over lazy lines", `${"> ".repeat(100_000)}a\n${"b\n".repeat(150_000)}`],
  ["almost thematic breaks", filled("- * ")],
  ["almost thematic breaks before blanks", "- * ".repeat(60_000) + " ".repeat(250_000)],
  ["almost thematic breaks before dashes", "* - ".repeat(60_000) + "-".repeat(250_000)],
  ["almost tags", filled("<a b=c ")],
  ["blanks in a tag", `<a${" ".repeat(size)}x`],
  ["blanks in the info", `\`\`\`x${" ".repeat(size)}y`],
  ["HTML comments", filled("<!--\n")],
  ["tabs", filled("-\t")],
])(
  "half a MiB of %s is read in a moment",
  (_, text) => {
    const before = process.cpuUsage();
    findBlocks(text);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(3_000);
  },
  60_000,
);
