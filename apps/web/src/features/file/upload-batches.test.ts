import { describe, expect, it } from "vitest";
import type { ReadFile } from "../../components/read-files.ts";
import { nameOf, toBatches } from "./upload-batches.ts";

const read = (path: string, text = ""): ReadFile => ({ path, text, file: new File([text], path) });
const kib = (count: number, letter = "x") => letter.repeat(count * 1024);

describe("files on their way to the server", () => {
  it("go in requests of at most a mebibyte, in order", () => {
    const files = Array.from({ length: 10 }, (_, index) => read(`f${index}`, kib(300)));
    expect(toBatches(files, 1000).map((batch) => batch.map(({ title }) => title))).toEqual([
      ["f0", "f1", "f2"],
      ["f3", "f4", "f5"],
      ["f6", "f7", "f8"],
      ["f9"],
    ]);
  });

  it("are measured as they are sent, where a character may need six bytes", () => {
    const files = [read("a", kib(100, "\u0001")), read("b", kib(100, "\u0001"))];
    expect(toBatches(files, 1000)).toHaveLength(2);
  });

  it("are no more in a request than the server takes, and a large one goes alone", () => {
    expect(toBatches([read("a"), read("b"), read("c")], 2).map(({ length }) => length)).toEqual([2, 1]);
    expect(toBatches([read("a"), read("b", kib(2000)), read("c")], 9).map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(toBatches([], 9)).toEqual([]);
  });

  it("are called after their folder, the only one of them, or their number", () => {
    expect(nameOf([read("harbour/a.ts"), read("harbour/src/b.ts")])).toBe("harbour");
    expect(nameOf([read("harbour/a.ts"), read("harbour2/b.ts")])).toBe("2 files");
    expect(nameOf([read("a.ts"), read("b.ts")])).toBe("2 files");
    expect(nameOf([read("src/a.ts")])).toBe("src/a.ts");
  });
});
