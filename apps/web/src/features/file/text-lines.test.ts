import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunkLines, longestLine, splitLines } from "./text-lines.ts";

describe("splitLines", () => {
  it.each([
    ["", [""]],
    ["a", ["a"]],
    ["a\n", ["a\n"]],
    ["a\r\n\r\nb\rc", ["a\r\n", "\r\n", "b\r", "c"]],
    ["\n\n", ["\n", "\n"]],
  ])("splits %j", (text, lines) => expect(splitLines(text)).toEqual(lines));

  it("loses nothing of any text", () => {
    const text = fc.array(fc.constantFrom("a", "é", "\n", "\r", "\r\n", "\t", "\u2028")).map((parts) => parts.join(""));
    fc.assert(fc.property(text, (any) => splitLines(any).join("") === any));
  });
});

describe("chunkLines", () => {
  it("numbers the first line of every chunk", () => {
    const chunks = chunkLines(["1", "2", "3", "4", "5"], 2);
    expect(chunks.map(({ start, lines }) => [start, lines.length])).toEqual([
      [1, 2],
      [3, 2],
      [5, 1],
    ]);
  });
});

describe("longestLine", () => {
  it("counts a tab as four columns", () => expect(longestLine(["abc", "\tab"])).toBe(6));
});
