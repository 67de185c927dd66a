import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { formulaFromMarkdown, formulaSyntax, isTooDeep } from "./formulas.ts";

type Node = { type: string; value?: string; display?: boolean; children?: Node[] };

/** The formulas of a text, those on lines of their own in brackets. */
function formulasOf(text: string): string[] {
  const tree = fromMarkdown(text, { extensions: [formulaSyntax], mdastExtensions: [formulaFromMarkdown] });
  const collect = (node: Node): string[] =>
    node.type === "formula"
      ? [node.display ? `[${node.value}]` : node.value!]
      : (node.children ?? []).flatMap((child) => collect(child));
  return collect(tree as Node);
}

test.each([
  ["in a text, in parentheses", "It is \\(O(n \\log n)\\), not \\(O(n^2)\\).", ["O(n \\log n)", "O(n^2)"]],
  ["in dollars", "Let $a_1$ and $b_2$, so that $a*b*c$ holds.", ["a_1", "b_2", "a*b*c"]],
  ["with an escaped dollar", "$\\$5 + x$", ["\\$5 + x"]],
  ["on a line of its own", "So\n\n\\[ x = 1 \\]\n\nand\n\n$$y = 2$$\n", ["[x = 1]", "[y = 2]"]],
  ["right after a line of text", "So\n\\[\nx\n= 1\n\\]\nand", ["[x\n= 1]"]],
  ["over lines that look like a list", "$$\na\n+ b\n- c\n# d\n> e\n$$", ["[a\n+ b\n- c\n# d\n> e]"]],
  [
    "with lines that end in it",
    "\\[\n\\begin{aligned} a &= b \\\\[4pt] c &= d \\end{aligned}\n\\]",
    ["[\\begin{aligned} a &= b \\\\[4pt] c &= d \\end{aligned}]"],
  ],
  ["in a list", "1. First\n\n   $$\n   a\n   $$\n2. Then \\(b\\)", ["[a]", "b"]],
  ["in a quote", "> $$\n> a\n> b\n> $$", ["[a\nb]"]],
  ["on a line of a text", "First $$a$$ then", ["[a]"]],
  ["over two lines of a text", "First \\(a\n= b\\) then", ["a\n= b"]],
])("a formula is found %s", (_, text, found) => expect(formulasOf(text)).toEqual(found));

test.each([
  ["prices", "It costs $5 and $10."],
  ["prices as some write them", "5$ and 10$"],
  ["prices in a row", "From $5/$10 to US$7-US$9."],
  ["variables of a shell", "Set $HOME/bin:$PATH, then $(pwd)/$(date) and $$ too."],
  ["variables in one word", "$HOME/$USER and $A$B"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as in a text
  ["templates", "${a}${b} and ${c} $d"],
  ["code", "`$a$` and `\\(b\\)`"],
  ["code behind a dollar", "a $5 (`x$`) b"],
  ["blocks of code", "```sh\necho $a$ $$\n\\[ x \\]\n```\n\n    $b$\n"],
  ["regular expressions", "^foo$ and foo$|bar$ and \\[a-z"],
  ["what is not closed", "$$\na\n\nb \\(c and \\[d"],
  ["an empty line in it", "\\[\na\n\nb\n\\]"],
  ["more characters than anyone reads", `\\(${"x".repeat(2_001)}\\) $$${"x".repeat(2_001)}$$`],
  ["nothing", "\\(\\) $$$$ \\[ \\]"],
  ["what is escaped", "\\$a$ and \\\\(b\\\\)"],
  ["a link", "[a](https://example.org/$b$)"],
])("nothing is a formula in %s", (_, text) => expect(formulasOf(text)).toEqual([]));

test("what stands around formulas is markdown as before", () => {
  const text = "**a** $x_1$ *b* [c](https://example.org) `d`";
  const { children } = fromMarkdown(text, { extensions: [formulaSyntax], mdastExtensions: [formulaFromMarkdown] });
  const kinds = (children[0] as Node).children!.map(({ type }) => type);
  expect(kinds).toEqual(["strong", "text", "formula", "text", "emphasis", "text", "link", "text", "inlineCode"]);
});

test("braces in each other are counted, those beside each other are not", () => {
  expect(isTooDeep("\\frac{a}{b}".repeat(100))).toBe(false);
  expect(isTooDeep("{".repeat(40) + "}".repeat(40))).toBe(false);
  expect(isTooDeep(`${"\\boxed{".repeat(41)}x${"}".repeat(41)}`)).toBe(true);
});
