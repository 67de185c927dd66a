import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { applyPatch, parsePatch } from "diff";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gitDiff } from "./git-diff.ts";

/** Texts with repeated lines, of every kind of line end, with and without one at the end. */
const anyText = fc
  .array(
    fc.tuple(
      fc.constantFrom("", "a", "b", "  a", "}", "-- x", "++ y", "@@ -1 +1 @@", "é🎉"),
      fc.constantFrom("\n", "\n", "\r\n"),
    ),
    { maxLength: 40 },
  )
  .map((lines) => lines.flat().join(""))
  .chain((text) => fc.constantFrom(text, text.replace(/\r?\n$/, ""), text.replaceAll("\r", "")));

const editOf = (text: string) =>
  fc
    .array(fc.tuple(fc.nat(60), fc.nat(3), fc.constantFrom("", "new\n", "a\n", "x\r\ny\n")), { maxLength: 5 })
    .map((edits) => {
      const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
      for (const [at, drop, put] of edits) lines.splice(at % (lines.length + 1), drop, put);
      return lines.join("");
    });
const anyEdit = anyText.chain((before) => fc.tuple(fc.constant(before), editOf(before)));

const diffOf = async (...files: Parameters<typeof gitDiff>) => (await gitDiff(...files)).diff;

test("a comparison that would take for ever is given up, and the diff replaces what differs", async () => {
  const one = "a\nb\n".repeat(131_072);
  const other = "b\na\na\n".repeat(80_000);
  const { diff, added, removed } = await gitDiff("a.txt", one, "a.txt", other, { budgetMs: 20 });
  expect(diff.match(/^@@/gm)).toHaveLength(1);
  expect(added - removed).toBe(3 * 80_000 - 2 * 131_072);
});

test("a diff of nothing is empty, and of a new name only says so", async () => {
  expect(await gitDiff("a.ts", "a\n", "a.ts", "a\n")).toEqual({ diff: "", added: 0, removed: 0 });
  expect(await diffOf("a.ts", "a\n", "b.ts", "a\n")).toBe(
    "diff --git a/a.ts b/b.ts\nrename from a.ts\nrename to b.ts\n",
  );
});

test("a diff applied by the diff library gives the text back", async () => {
  await fc.assert(
    fc.asyncProperty(anyEdit, async ([before, after]) => {
      fc.pre(before !== after);
      const [patch] = parsePatch(await diffOf("src/my file.ts", before, "src/my file.ts", after));
      expect(applyPatch(before, patch!, { autoConvertLineEndings: false })).toBe(after);
    }),
  );
});

const hasGit = (() => {
  try {
    return execFileSync("git", ["--version"]).length > 0;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasGit)("with git", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "neptun-diff-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const write = (title: string, text: string) => {
    mkdirSync(dirname(join(folder, title)), { recursive: true });
    writeFileSync(join(folder, title), text);
  };
  const apply = (diff: string) => {
    execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd: folder, input: diff, stdio: "pipe" });
  };
  const anyTitle = fc.constantFrom("a.ts", "src/my file.ts", 'quo"te.ts', "Überblick/日本語.md", "a b/c.d");

  test("git applies what we write", async () => {
    await fc.assert(
      fc.asyncProperty(anyEdit, anyTitle, async ([before, after], title) => {
        fc.pre(before !== after);
        write(title, before);
        apply(await diffOf(title, before, title, after));
        expect(readFileSync(join(folder, title), "utf8")).toBe(after);
      }),
      { numRuns: 60 },
    );
  });

  test("git applies new names, new files and deletions", async () => {
    for (const text of ["a\nb\n", "", "no end"]) {
      apply(await diffOf("new/a b.ts", null, "new/a b.ts", text));
      expect(readFileSync(join(folder, "new/a b.ts"), "utf8")).toBe(text);
      apply(await diffOf("new/a b.ts", text, "other/c.ts", `${text}more\n`));
      expect(readFileSync(join(folder, "other/c.ts"), "utf8")).toBe(`${text}more\n`);
      apply(await diffOf("other/c.ts", `${text}more\n`, "other/c.ts", null));
      expect(() => readFileSync(join(folder, "other/c.ts"))).toThrow();
    }
  });
});
