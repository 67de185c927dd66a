import { expect, it } from "vitest";
import { fill, type Values } from "./fill.ts";

const say = (message: string, values: Values = {}, locale = "en") =>
  fill(message, values, (index, inside) => `[${index}:${inside.join("")}]`, locale).join("");

it("fills in values as they are, whatever they look like", () => {
  expect(say("Hello {name}, it's {0}", { name: "{x} <0>#</0>", 0: 1 })).toBe("Hello {x} <0>#</0>, it's 1");
});

it("chooses by the plural rules of the language, and by exact numbers first", () => {
  const files = "{n, plural, =0 {nothing} one {# file} other {# files}}";
  expect([0, 1, 1200].map((n) => say(files, { n }))).toEqual(["nothing", "1 file", "1,200 files"]);
  expect(say("{n, plural, one {# Datei} other {# Dateien}}", { n: 1200 }, "de")).toBe("1.200 Dateien");
  expect(say("{n, plural, one {a} few {b} other {c}}", { n: 3 }, "cs")).toBe("b");
});

it("chooses by a word, inside another choice, too", () => {
  const message =
    "{who, select, you {Your} other {Their}} {n, plural, one {file} other {{kind, select, a {A} other {B}} #}}!";
  expect(say(message, { who: "you", n: 1 })).toBe("Your file!");
  expect(say(message, { who: "x", n: 2, kind: "a" })).toBe("Their A 2!");
});

it("leaves braces alone that mean nothing", () => {
  expect(say("Write {{name}} or } here {x}", { x: 1 })).toBe("Write {{name}} or } here 1");
});

it("marks what is marked", () => {
  expect(say("a <0>b <1/>{x}</0> < c # <2>d</2>", { x: 1 })).toBe("a [0:b [1:]1] < c # [2:d]");
});
