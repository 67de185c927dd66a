import { describe, expect, it } from "vitest";
import { countLanguages, filterFiles, NO_FILTER } from "./filter-files.ts";

const files = [
  { title: "src/app/Main.ts", language: "typescript" },
  { title: "src/main.css", language: "css" },
  { title: "deploy/main.yml", language: "yaml" },
  { title: "src/other.ts", language: "typescript" },
];
const titles = (text: string, language = "") =>
  filterFiles(files, { text, language }, (file) => file).map(({ title }) => title);

describe("the filter of files", () => {
  it("finds paths that have all the words, in any order and case", () => {
    expect(titles("MAIN src")).toEqual(["src/app/Main.ts", "src/main.css"]);
    expect(titles("nothing")).toEqual([]);
  });

  it("keeps to a language, together with the words", () => {
    expect(titles("", "typescript")).toEqual(["src/app/Main.ts", "src/other.ts"]);
    expect(titles("main", "yaml")).toEqual(["deploy/main.yml"]);
  });

  it("gives the same list back where nothing is asked for", () => {
    expect(filterFiles(files, NO_FILTER, (file) => file)).toBe(files);
    expect(titles("   ")).toHaveLength(4);
  });

  it("counts the languages, the most used first, then by name", () => {
    expect(countLanguages(files.map(({ language }) => language))).toEqual([
      { name: "typescript", count: 2 },
      { name: "css", count: 1 },
      { name: "yaml", count: 1 },
    ]);
  });
});
