import fc from "fast-check";
import { expect, test } from "vitest";
import { isTitle, titleProblem } from "./title.ts";

const good = [
  "a",
  "src/main.ts",
  ".gitignore",
  ".github/workflows/ci.yml",
  "app/[id]/(group)/page.tsx",
  "my file.txt",
  "...",
  "a..b/c..d",
  "Überblick.md",
  "مرحبا/عالم.py",
  "👩‍💻/🎉.ts",
  "日本語.txt",
];

test.each(good)("a relative path is a title: %s", (title) => {
  expect(titleProblem(title)).toBeUndefined();
});

test("a title has up to 1,024 characters, of any kind", () => {
  for (const character of ["a", "é", "🎉"]) {
    expect(isTitle(character.repeat(1_024))).toBe(true);
    expect(titleProblem(character.repeat(1_025))).toMatch(/1,024/);
  }
});

const bad: [string, RegExp][] = [
  ["", /empty/],
  ["/etc/passwd", /not with \//],
  ["../secret", /\.\./],
  ["src/../../secret", /\.\./],
  ["src/..", /\.\./],
  ["./a.ts", /\.\/src/],
  ["a/./b", /\.\/src/],
  ["a//b", /\/\//],
  ["a/", /last \//],
  ["src\\a.ts", /instead of/],
  ["C:a.ts", /drive letter/],
  ["c:/a.ts", /drive letter/],
  ["a\u0000b", /control/],
  ["a\nb", /control/],
  ["a\u007fb", /control/],
  ["a\u0085b", /control/],
  ["a\u2028b", /line breaks/],
  ["a\u2029b", /line breaks/],
  ["a\ud800b", /surrogates/],
  ["a\udc00", /surrogates/],
  ["photo\u202egpj.exe", /direction/],
  ["\u061ca", /direction/],
  ["a\u200e", /direction/],
  ["a\u200f", /direction/],
  ["a\u2066b\u2069", /direction/],
  ["Docker\u200bfile", /invisible/],
  ["\ufeffDockerfile", /invisible/],
  ["pass\u00adword.txt", /invisible/],
  ["src/\u200d", /can be seen/],
  ["\u3164/a.ts", /can be seen/],
  [" a", /blanks/],
  ["a ", /blanks/],
  ["src /a", /blanks/],
  ["src/\u00a0a", /blanks/],
  ["   ", /blanks/],
];

test.each(bad)("a title that could do harm is refused and told why: %j", (title, reason) => {
  expect(titleProblem(title)).toMatch(reason);
  expect(isTitle(title)).toBe(false);
});

test("a title that passes never leaves its folder, whatever it is made of", () => {
  const piece = fc.constantFrom("..", ".", "/", "\\", "a", " ", "C:", "\u202e", "\u0000", "é", "\ud83d", "\ude00", "~");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const title = pieces.join("");
      if (!isTitle(title)) return;
      expect(new URL(title.split("/").map(encodeURIComponent).join("/"), "file:///chat/").pathname).toMatch(
        /^\/chat\/./,
      );
      expect(title).not.toMatch(/[\\\p{Cc}\u202e]|^[a-z]:/iu);
      expect(title.split("/")).not.toContain("..");
    }),
    { numRuns: 2_000, interruptAfterTimeLimit: 10_000 },
  );
}, 60_000);
