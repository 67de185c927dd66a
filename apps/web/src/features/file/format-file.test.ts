import { describe, expect, it } from "vitest";
import { formatSize } from "../../lib/format-size.ts";
import { countOf, languageLabel } from "./format-file.ts";

describe("formatSize", () => {
  it.each([
    [0, "0 bytes"],
    [1, "1 byte"],
    [999, "999 bytes"],
    [1_400, "1.4 kB"],
    [123_456, "123 kB"],
    [999_600, "1 MB"],
    [1_048_576, "1 MB"],
    [1_550_000, "1.6 MB"],
  ])("says %d bytes as %s", (bytes, words) => expect(formatSize(bytes)).toBe(words));
});

describe("countOf", () => {
  it.each([
    [0, "0 lines"],
    [1, "1 line"],
    [20_000, "20,000 lines"],
  ])("counts %d", (count, words) => expect(countOf(count, "line")).toBe(words));
});

describe("languageLabel", () => {
  it.each([
    ["typescript", "TypeScript"],
    ["klingon", "klingon"],
    ["", "Plain text"],
  ])("names %j %s", (language, label) => expect(languageLabel(language)).toBe(label));
});
