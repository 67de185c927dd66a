import { expect, it } from "vitest";
import { countOf, toFinder } from "./find-text.ts";

it("signs mean themselves, case and whole words only where it is asked for", () => {
  const text = "a.b A.B axb foo_bar foo bar";
  expect(countOf(text, toFinder("a.b"))).toBe(2);
  expect(countOf(text, toFinder("a.b", { match_case: true }))).toBe(1);
  expect(countOf(text, toFinder("foo"))).toBe(2);
  expect(countOf(text, toFinder("foo", { whole_words: true }))).toBe(1);
  expect(countOf("$HOME {x} [y] (z) \\w ^ | ?", toFinder("{x} [y] (z) \\w ^ | ?"))).toBe(1);
  expect(countOf("Straße STRASSE 😀😀", toFinder("😀"))).toBe(2);
  expect(countOf("two\n  lines", toFinder("two lines"))).toBe(1);
});
