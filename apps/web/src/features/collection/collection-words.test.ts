import { expect, it } from "vitest";
import { filesText, foldersOf } from "./collection-words.ts";

it("counts files in words", () => {
  expect([0, 1, 1000].map(filesText)).toEqual(["0 files", "1 file", "1,000 files"]);
});

it("finds the folders at the top, each once", () => {
  const titles = ["go/Dockerfile", "README.md", "go/a/b", "an/x", "goo"];
  expect(foldersOf(titles.map((title) => ({ title })))).toEqual(["an", "go"]);
});
