import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { applyPatch, parsePatch } from "diff";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lineChanges, unifiedDiff } from "./line-diff.ts";

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

test("added and removed lines are counted", () => {
  expect(lineChanges("a\nb\nc\n", "a\nx\ny\nc\n")).toEqual({ added: 2, removed: 1 });
  expect(lineChanges("", "a\nb\n")).toEqual({ added: 2, removed: 0 });
  expect(lineChanges("a\nb\n", "")).toEqual({ added: 0, removed: 2 });
  expect(lineChanges("a\n", "a")).toEqual({ added: 1, removed: 1 });
  expect(lineChanges("a\n", "a\n")).toEqual({ added: 0, removed: 0 });
});

test("the counts differ by as many lines as the texts do", () => {
  fc.assert(
    fc.property(anyEdit, ([before, after]) => {
      const lines = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g)?.length ?? 0;
      const { added, removed } = lineChanges(before, after)!;
      expect(added - removed).toBe(lines(after) - lines(before));
      expect(lineChanges(after, before)).toEqual({ added: removed, removed: added });
    }),
  );
});

test("a thousand scattered changes of a long file are counted", () => {
  const lines = Array.from({ length: 30_000 }, (_, index) => `line ${index}`);
  const changed = lines.map((line, index) => (index % 30 === 0 ? `changed ${index}` : line));
  expect(lineChanges(lines.join("\n"), changed.join("\n"))).toEqual({ added: 1_000, removed: 1_000 });
});

test("a comparison that would take for ever is given up, and the diff replaces what differs", () => {
  const one = "a\nb\n".repeat(131_072);
  const other = "b\na\na\n".repeat(80_000);
  expect(lineChanges(one, other)).toBeNull();
  const diff = unifiedDiff("a.txt", one, "a.txt", other);
  expect(diff.match(/^@@/gm)).toHaveLength(1);
});

test("a diff of nothing is empty, and of a new name only says so", () => {
  expect(unifiedDiff("a.ts", "a\n", "a.ts", "a\n")).toBe("");
  expect(unifiedDiff("a.ts", "a\n", "b.ts", "a\n")).toBe(
    "diff --git a/a.ts b/b.ts\nrename from a.ts\nrename to b.ts\n",
  );
});

test("a diff applied by the diff library gives the text back", () => {
  fc.assert(
    fc.property(anyEdit, ([before, after]) => {
      fc.pre(before !== after);
      const [patch] = parsePatch(unifiedDiff("src/my file.ts", before, "src/my file.ts", after));
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

  test("git applies what we write", () => {
    fc.assert(
      fc.property(anyEdit, anyTitle, ([before, after], title) => {
        fc.pre(before !== after);
        write(title, before);
        apply(unifiedDiff(title, before, title, after));
        expect(readFileSync(join(folder, title), "utf8")).toBe(after);
      }),
      { numRuns: 60 },
    );
  });

  test("git applies new names, new files and deletions", () => {
    for (const text of ["a\nb\n", "", "no end"]) {
      apply(unifiedDiff("new/a b.ts", null, "new/a b.ts", text));
      expect(readFileSync(join(folder, "new/a b.ts"), "utf8")).toBe(text);
      apply(unifiedDiff("new/a b.ts", text, "other/c.ts", `${text}more\n`));
      expect(readFileSync(join(folder, "other/c.ts"), "utf8")).toBe(`${text}more\n`);
      apply(unifiedDiff("other/c.ts", `${text}more\n`, "other/c.ts", null));
      expect(() => readFileSync(join(folder, "other/c.ts"))).toThrow();
    }
  });
});
