import { diffLines } from "diff";
import fc from "fast-check";
import { expect, it } from "vitest";
import { diffTexts } from "./line-diff.ts";

const countsOf = (before: string, after: string) => {
  const parts = diffLines(before, after);
  const sum = (key: "added" | "removed") =>
    parts.reduce((total, part) => total + (part[key] ? (part.count ?? 0) : 0), 0);
  return { added: sum("added"), removed: sum("removed") };
};
const text = fc.array(fc.constantFrom("a\n", "b\n", "c\n", "\n", "d\r\n", "e", "a\r")).map((lines) => lines.join(""));

it("counts as diffLines does, and its hunks turn one text into the other", async () => {
  await fc.assert(
    fc.asyncProperty(text, text, async (before, after) => {
      const { a, b, hunks, added, removed, isExact } = await diffTexts(before, after);
      expect({ added, removed }).toEqual(countsOf(before, after));
      expect(isExact).toBe(true);
      expect([a.join(""), b.join("")]).toEqual([before, after]);
      const patched = [...a];
      for (const { fromA, toA, fromB, toB } of hunks.toReversed())
        patched.splice(fromA, toA - fromA, ...b.slice(fromB, toB));
      expect(patched.join("")).toBe(after);
    }),
    { numRuns: 500 },
  );
});

const linesOf = async (before: string, after: string) => {
  const { added, removed } = await diffTexts(before, after);
  return { added, removed };
};

it("counts added and removed lines", async () => {
  expect(await linesOf("a\nb\nc\n", "a\nx\ny\nc\n")).toEqual({ added: 2, removed: 1 });
  expect(await linesOf("", "a\nb\n")).toEqual({ added: 2, removed: 0 });
  expect(await linesOf("a\nb\n", "")).toEqual({ added: 0, removed: 2 });
  expect(await linesOf("a\n", "a\n")).toEqual({ added: 0, removed: 0 });
});

it("counts the other way round what is compared the other way round", async () => {
  await fc.assert(
    fc.asyncProperty(text, text, async (before, after) => {
      const { added, removed } = await linesOf(before, after);
      expect(await linesOf(after, before)).toEqual({ added: removed, removed: added });
    }),
  );
});

it("counts a thousand scattered changes of a long file", async () => {
  const lines = Array.from({ length: 30_000 }, (_, index) => `line ${index}`);
  const changed = lines.map((line, index) => (index % 30 === 0 ? `changed ${index}` : line));
  expect(await linesOf(lines.join("\n"), changed.join("\n"))).toEqual({ added: 1_000, removed: 1_000 });
});

it("finds nothing between a text and itself", async () => {
  expect(await diffTexts("a\nb", "a\nb")).toMatchObject({ hunks: [], added: 0, removed: 0 });
  expect(await diffTexts("", "")).toMatchObject({ a: [], b: [], hunks: [], added: 0, removed: 0 });
});

it("counts a missing last line break as a change of that line", async () => {
  expect(await diffTexts("a\nb\n", "a\nb")).toMatchObject({ added: 1, removed: 1 });
});

const shuffled = (seed: number) => {
  const lines = Array.from({ length: 3000 }, (_, index) => `${index}\n`);
  return lines.sort((one, other) => ((Number(one) * seed) % 7919) - ((Number(other) * seed) % 7919)).join("");
};

it("lets other work be done while it compares, and stops when it is told", async () => {
  let turns = 0;
  const counting = setInterval(() => turns++, 1);
  await diffTexts(shuffled(31), shuffled(77));
  clearInterval(counting);
  expect(turns).toBeGreaterThan(1);
  const stop = new AbortController();
  const comparing = diffTexts(shuffled(31), shuffled(77), { signal: stop.signal });
  stop.abort(new Error("enough"));
  await expect(comparing).rejects.toThrow("enough");
});

it("gives up on the fewest changes when the time is over, and says so", async () => {
  const { isExact, a, b, added, removed } = await diffTexts(shuffled(31), shuffled(77), { budgetMs: 1 });
  expect(isExact).toBe(false);
  expect(a.length - removed).toBe(b.length - added);
});
