import { expect, it } from "vitest";
import { type Highlighted, highlight, trustCode } from "./highlight.ts";

it.each([
  ["html", '<img src=x onerror="alert(1)"><script>a < b && c</script>'],
  ["javascript", "const a = `</span><b>` + '<span onclick=1>';"],
  ["c++", "template <class T> struct A : B<T> {};"],
  ["markdown", "# <span class=x>\n```js\nlet a = 1 < 2;\n```"],
])("trusts what highlight.js makes of %s, which gives the text again", async (language, code) => {
  const html = (await whole(code, language)).join("");
  expect(html).toContain("<span");
  const unescaped = html.replace(/<[^>]*>/g, "").replace(/&(lt|gt|quot|#x27|amp);/g, (name) => entities[name] ?? name);
  expect(unescaped).toBe(code);
});

/** The pieces of the last result, which is of all the code. */
async function whole(code: string, language: string): Promise<string[]> {
  let last: Highlighted | undefined;
  for await (const result of highlight(code, language)) last = result;
  expect(last?.code).toBe(code);
  return last?.pieces ?? [];
}

const LINE = "export const value = compute({ name: 'a', list: [1, 2] }); // a comment\n";
const TEMPLATE = `const t = \`\ntext ${"more text\n".repeat(900)}\`;\n`;

it.each([
  [
    "typescript",
    `${LINE.repeat(100)}/*\n${"const no = 'code'; \n\n".repeat(600)}*/\n${LINE.repeat(300)}${TEMPLATE}${LINE.repeat(200)}`,
  ],
  [
    "python",
    `"""\n${"def no(): pass\n\n".repeat(700)}"""\n${"def f(a: int = 1):\n    return f'{a}' # b\n\n".repeat(700)}`,
  ],
  [
    "html",
    `<style>\n${"a { color: red }\n".repeat(600)}</style>\n<script>\n${LINE.repeat(200)}</script>\n${"<p class='a'>b &amp; c</p>\n".repeat(700)}`,
  ],
  [
    "markdown",
    `${"# A title\n\nSome *words* and `code`.\n\n".repeat(300)}\`\`\`js\n${LINE.repeat(200)}\`\`\`\n\n${"- a list\n".repeat(900)}`,
  ],
  [
    "bash",
    `${"if [ -f \"$a\" ]; then echo 'b'; fi # c\n".repeat(300)}cat <<EOF\n${"if no; then\n".repeat(900)}EOF\necho "$a"\n`,
  ],
  [
    "yaml",
    `${"services:\n  web:\n    image: 'a' # b\n".repeat(400)}text: |\n${"  no: yaml\n".repeat(1_200)}${"key: [1, true]\n".repeat(800)}`,
  ],
])("colours long %s in pieces, exactly as it would be coloured as a whole", async (language, text) => {
  const pieces = await whole(text, language);
  expect(pieces.length).toBeGreaterThan(1);
  const { default: hljs } = await import("highlight.js/lib/core");
  const grammar = language === "html" ? "xml" : language;
  expect(pieces.join("")).toBe(hljs.highlight(text, { language: grammar, ignoreIllegals: true }).value);
});

it("gives others their turn between two pieces", async () => {
  const order: string[] = [];
  setTimeout(() => order.push("other"));
  for await (const { pieces } of highlight("let a = 1; // b\n".repeat(2_000), "javascript"))
    order.push(String(pieces.length));
  expect(order.indexOf("other")).toBeLessThan(order.length - 1);
  expect(order.length).toBeGreaterThan(3);
});

const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&amp;": "&" };

it.each([
  "<b>x</b>",
  '<span class="a" onclick="x">',
  '<span class="a"id=b>',
  "<span class=a>",
  "<SPAN CLASS=a>",
  "< span>",
  "<!-- x -->",
  '<<span class="a">img src=x onerror=alert(1)>',
  '<span class="a\u00a0b">',
])("does not trust %s as coloured code", (html) => {
  expect(() => trustCode(html)).toThrow(TypeError);
});
