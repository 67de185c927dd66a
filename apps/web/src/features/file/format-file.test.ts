import { describe, expect, it } from "vitest";
import { formatAge, formatSize, languageLabel } from "./format-file.ts";

const now = new Date("2026-06-15T12:00:00Z").getTime();
const ago = (seconds: number) => formatAge(new Date(now - seconds * 1000).toISOString(), now);

describe("formatSize", () => {
  it.each([
    [0, "0 byte"],
    [999, "999 byte"],
    [1_400, "1.4 kB"],
    [123_456, "123 kB"],
    [1_048_576, "1 MB"],
  ])("says %d bytes as %s", (bytes, words) => expect(formatSize(bytes)).toBe(words));
});

describe("formatAge", () => {
  it("speaks of minutes, hours and days within a week, and of dates after it", () => {
    expect([ago(5), ago(125), ago(7_300), ago(90_000), ago(40 * 86_400), ago(400 * 86_400)]).toEqual([
      "now",
      "2 min. ago",
      "2 hr. ago",
      "yesterday",
      "May 6",
      "May 11, 2025",
    ]);
  });

  it("takes a clock that runs ahead for now", () => expect(ago(-30)).toBe("now"));
});

describe("languageLabel", () => {
  it.each([
    ["typescript", "TypeScript"],
    ["klingon", "klingon"],
    ["", "Plain text"],
  ])("names %j %s", (language, label) => expect(languageLabel(language)).toBe(label));
});
