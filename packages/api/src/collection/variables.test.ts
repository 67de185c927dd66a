import fc from "fast-check";
import { expect, test } from "vitest";
import { byteLength } from "../schema.ts";
import { filledSize, fillVariables, findVariables } from "./variables.ts";

const fill = (text: string, values: Record<string, string> = {}) =>
  fillVariables(text, new Map(Object.entries(values)));

test("variables are found in order, each once, with what is first said of them", () => {
  const texts = [
    "a {{name}} {{ port = 3000 | The port it listens on }}",
    "{{port=4000}} {{name=app}} {{Last-One_2|Only words}}",
  ];
  expect(findVariables(texts)).toEqual([
    { name: "name", default: "app" },
    { name: "port", default: "3000", description: "The port it listens on" },
    { name: "Last-One_2", description: "Only words" },
  ]);
});

test("values and defaults are filled in, also in titles", () => {
  expect(fill("{{name=app}}/{{name}}.ts:{{ port=3000 | Port }}", { name: "web" })).toBe("web/web.ts:3000");
  expect(fill("{{name=app}}-{{name}}")).toBe("app-app");
  expect(fill("{{empty=}}|{{empty}}")).toBe("|");
  expect(fill("{{name}}", { name: "" })).toBe("");
});

test("a default that one text gives holds in another", () => {
  const texts = ["FROM node:{{node=24}}", "node-version: {{node}}"];
  const variables = findVariables(texts);
  expect(texts.map((text) => fillVariables(text, new Map(), variables))).toEqual(["FROM node:24", "node-version: 24"]);
});

test("a variable without value and default stays as it stands", () => {
  expect(fill("{{name}} {{ other | words }}")).toBe("{{name}} {{ other | words }}");
});

test("expressions of GitHub and of template languages are left alone", () => {
  for (const text of [
    ...[
      "\x24{{ secrets.TOKEN }}",
      "\x24{{name}}",
      "{{ .Values.x }}",
      "{{#if a}}",
      "{{ a.b }}",
      "{{ a | upper | b }}",
      "{{{a}}",
    ],
    ...["{{ range $x }}", "{{1a}}", "{{}}", "{{a\n}}", "{ {a}}", "{{a}", "style={{ color: 'red' }}"],
  ]) {
    if (text !== "{{{a}}") expect(findVariables([text])).toEqual([]);
    expect(fill(text, { a: "A" }).replace("{A", "{{{a}}")).toBe(text);
  }
});

test("an escaped placeholder is written as it is meant", () => {
  expect(findVariables(["\\{{name}}"])).toEqual([]);
  expect(fill("\\{{name}} {{name}}", { name: "x" })).toBe("{{name}} x");
  expect(fill("\\{{ not one }", { not: "x" })).toBe("\\{{ not one }");
});

const anyPiece = fc.oneof(
  fc.constantFrom(
    "{{",
    "}}",
    "{",
    "}",
    "$",
    "\\",
    "|",
    "=",
    "a",
    "{{a}}",
    "\x24{{ a }}",
    "\\{{a}}",
    "\n",
    "{{b=1}}",
    "{{ c | d }}",
  ),
  fc.string({ unit: "grapheme" }),
);
const anyText = fc.array(anyPiece, { maxLength: 30 }).map((pieces) => pieces.join(""));

test("text without placeholders stays byte for byte", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const plain = text.replaceAll(/\{(?=\{)/g, "{ ");
      expect(fill(plain, { a: "x", b: "y" })).toBe(plain);
    }),
  );
});

test("filling twice changes nothing that the first time has put in", () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,10}$/);
  const plain = fc.string().map((text) => text.replaceAll(/[{}$\\]/g, ""));
  fc.assert(
    fc.property(fc.array(fc.tuple(plain, name)), fc.string(), (parts, value) => {
      const text = parts.map(([before, title]) => `${before}{{${title}}}`).join("");
      const values = new Map(parts.map(([, title]) => [title, `${value}{{${title}}}`]));
      const expected = parts.map(([before, title]) => before + values.get(title)).join("");
      expect(fillVariables(text, values)).toBe(expected);
      expect(findVariables([text]).map((variable) => variable.name)).toEqual([
        ...new Set(parts.map(([, title]) => title)),
      ]);
    }),
  );
});

test("any text is filled, whatever it holds", () => {
  fc.assert(
    fc.property(anyText, fc.string(), (text, value) => {
      const names = findVariables([text]).map(({ name }) => name);
      const filled = fillVariables(text, new Map(names.map((name) => [name, value])));
      if (names.length === 0) expect(filled).toBe(text.replaceAll(/\\(?=\{\{[ \t]*[abc][ \t]*[=|}])/g, ""));
    }),
  );
});

test("what filling makes of a text is measured without making it", () => {
  fc.assert(
    fc.property(anyText, fc.string({ unit: "grapheme" }), fc.boolean(), (text, value, isGiven) => {
      const variables = findVariables([text]);
      const values = new Map(isGiven ? variables.map(({ name }) => [name, value]) : []);
      expect(filledSize(text, values, variables)).toBe(byteLength(fillVariables(text, values, variables)));
    }),
  );
});

test("a megabyte of braces is read in time", () => {
  for (const text of [
    "{{".repeat(500_000),
    "{{a=".repeat(250_000),
    `{{a=${"b".repeat(1_000_000)}`,
    "\\{{a ".repeat(200_000),
    `{{a${" ".repeat(1_000_000)}`,
  ]) {
    expect(findVariables([text])).toEqual([]);
    expect(fill(text)).toBe(text);
  }
});
