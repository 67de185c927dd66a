import fc from "fast-check";
import { expect, test } from "vitest";
import { snippetOf } from "./snippet.ts";
import { fold, wordsOf } from "./words.ts";

const LONE = /\p{Surrogate}/u;
const word = fc.constantFrom("foo", "Bar", "🎉", "İ", "é", "\n", "👩‍👩‍👧", "x".repeat(40), " ");
const texts = fc.array(word, { maxLength: 200 }).map((words) => words.join(""));

test("a snippet is a piece of the text, cut between characters, with what was found where it says", () => {
  fc.assert(
    fc.property(texts, fc.constantFrom<string[]>(["foo"], ["🎉"], ["bar", "é"], ["nowhere"]), (text, terms) => {
      const { text: piece, start, matches, line } = snippetOf(text, terms);
      expect(text.slice(start, start + piece.length)).toBe(piece);
      expect(LONE.test(piece)).toBe(false);
      expect(piece.length).toBeLessThanOrEqual(500);
      for (const match of matches) expect(terms).toContain(fold(piece.slice(match.start, match.end)));
      const found = terms.some((term) => fold(text).includes(term));
      expect(matches.length > 0).toBe(found);
      if (found) expect(text.slice(0, start + matches[0]!.start).split("\n").length).toBeGreaterThanOrEqual(line);
    }),
    { numRuns: 500 },
  );
});

test("words are found whatever they are written in", () => {
  expect([...wordsOf("Grüße, createDb(x_1) 数据库! Ü")]).toEqual([
    "grüße",
    "createdb",
    "x_1",
    "数据",
    "据库",
    "库",
    "ü",
  ]);
  expect([...wordsOf(`${"y".repeat(50)}${"z".repeat(50)}`)].map((piece) => piece.length)).toEqual([64, 64, 36]);
  expect([...wordsOf("z".repeat(100_000))]).toEqual(["z".repeat(64)]);
});
