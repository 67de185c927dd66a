import { expect, it } from "vitest";
import { highlight, trustCode } from "./highlight.ts";

it.each([
  ["html", '<img src=x onerror="alert(1)"><script>a < b && c</script>'],
  ["javascript", "const a = `</span><b>` + '<span onclick=1>';"],
  ["c++", "template <class T> struct A : B<T> {};"],
  ["markdown", "# <span class=x>\n```js\nlet a = 1 < 2;\n```"],
])("trusts what highlight.js makes of %s, which gives the text again", async (language, code) => {
  const { html = "" } = (await highlight(code, language)) ?? {};
  expect(html).toContain("<span");
  const unescaped = html.replace(/<[^>]*>/g, "").replace(/&(lt|gt|quot|#x27|amp);/g, (name) => entities[name] ?? name);
  expect(unescaped).toBe(code);
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
