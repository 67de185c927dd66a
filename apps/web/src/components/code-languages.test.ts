import { languages as descriptions } from "@codemirror/language-data";
import { languages } from "@neptun/api/file/language";
import { expect, it } from "vitest";
import { grammarNameOf, loadLanguage } from "./code-languages.ts";

it("loads a grammar for every language that has one", async () => {
  const named = languages.filter(({ name }) => grammarNameOf(name));
  expect(named.length).toBeGreaterThan(100);
  for (const { name } of named) {
    expect(
      descriptions.map((one) => one.name),
      name,
    ).toContain(grammarNameOf(name));
    expect(await loadLanguage(name), name).toBeDefined();
  }
});

it("knows which languages stay plain", () => {
  const plain = languages.filter(({ name }) => !grammarNameOf(name)).map(({ name }) => name);
  expect(plain.join(" ")).toBe(
    "text log rst asciidoc bibtex pug csv tsv batch gosum ada prolog awk sed graphql nix apache vim llvm mermaid plantuml dot typst applescript regex vtt srt icalendar pdf",
  );
});

it.each([
  ["rs", "Rust"],
  ["C#", "C#"],
  ["c++", "C++"],
  ["objc", "Objective-C"],
  ["Dockerfile", "Dockerfile"],
  ["make", "Shell"],
  ["yml", "YAML"],
  ["toml", "TOML"],
  ["tf", "Ruby"],
  ["klingon", undefined],
  ["text", undefined],
])("colours %s as %s", async (language, grammar) => {
  expect(grammarNameOf(language)).toBe(grammar);
  expect((await loadLanguage(language)) === undefined).toBe(grammar === undefined);
});
