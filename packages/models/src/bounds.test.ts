import fc from "fast-check";
import { expect, test } from "vitest";
import { AnswerText } from "./bounds.ts";

const units = fc.array(
  fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\uD83D", "\uDE00", "\0", "🙂", "é"), fc.string()),
);

test("a text in pieces is the storable form of the whole, wherever it is split", () => {
  fc.assert(
    fc.property(units, (pieces) => {
      const answer = new AnswerText(1_000_000);
      const text = pieces.map((piece) => answer.take(piece)).join("") + answer.end();
      expect(text).toBe(pieces.join("").replace(/[\0\p{Cs}]/gu, "\uFFFD"));
    }),
  );
});

test("a text that is cut at a bound is a prefix within it, and misses less than one character of it", () => {
  fc.assert(
    fc.property(units, fc.nat(40), (pieces, bound) => {
      const answer = new AnswerText(bound);
      const whole = pieces.join("").replace(/[\0\p{Cs}]/gu, "\uFFFD");
      const text = pieces.map((piece) => answer.take(piece)).join("") + answer.end();
      expect(whole.startsWith(text)).toBe(true);
      expect(answer.full).toBe(Buffer.byteLength(whole) > bound);
      const bytes = Buffer.byteLength(text);
      expect(bytes).toBeLessThanOrEqual(bound);
      if (answer.full) expect(bytes).toBeGreaterThan(bound - 4);
    }),
  );
});
