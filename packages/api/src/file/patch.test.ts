import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gitDiff } from "./git-diff.ts";
import { nameBlocks } from "./naming.ts";
import { editsOf } from "./patch.ts";

const lines = (...all: string[]) => `${all.join("\n")}\n`;
const times = (line: string, count: number) => Array(count).fill(line).join("\n");
const blocksOf = (message: string) => nameBlocks(message).map((block) => ({ block, edits: editsOf(block) }));
const editsIn = (message: string) => blocksOf(message).flatMap(({ edits }) => edits ?? []);
/** What the only edit of a message makes of a head. */
const apply = (message: string, head?: string) => {
  const edits = editsIn(message);
  expect(edits).toHaveLength(1);
  return edits[0]!.apply(head);
};
const diff = (...all: string[]) => `\`\`\`\`diff\n${lines(...all)}\`\`\`\`\n`;
const edit = (search: string[], replace: string[], before = "In `src/a.ts`:\n") =>
  `${before}\n~~~ts\n${lines("<<<<<<< SEARCH", ...search, "=======", ...replace, ">>>>>>> REPLACE")}~~~\n`;

const head = lines("import a from 'a';", "", "function one() {", "  return 1;", "}", "", "one();");

describe("what a block is", () => {
  test("a block with code is a whole file", () => {
    expect(blocksOf("```ts title=a.ts\nlet a;\n```")[0]?.edits).toBeUndefined();
  });
  test("a text about search and replace is a whole file", () => {
    const text = "~~~md title=a.md\n# How to\n\nWrite\n\n<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n~~~";
    expect(blocksOf(text)[0]?.edits).toBeUndefined();
  });
  test("a diff with a name of its own is a whole file", () => {
    const text = diff("--- a/a.ts", "+++ b/a.ts", "@@ -1 +1 @@", "-a", "+b").replace("diff", "diff title=fix.patch");
    expect(blocksOf(text)[0]?.edits).toBeUndefined();
  });
  test("a diff that names no file is a whole file", () => {
    expect(blocksOf(diff("-a", "+b"))[0]?.edits).toBeUndefined();
  });
  test("a diff changes the file in its headers, with or without a/ and b/", () => {
    expect(editsIn(diff("--- a/src/a.ts", "+++ b/src/a.ts", "@@ @@", "-a", "+b"))[0]?.title).toBe("src/a.ts");
    expect(editsIn(diff("--- src/a.ts", "+++ src/a.ts", "@@ @@", "-a", "+b"))[0]?.title).toBe("src/a.ts");
    expect(editsIn(diff("--- a/a.ts", "+++ a/a.ts", "@@ @@", "-a", "+b"))[0]?.title).toBe("a/a.ts");
    expect(editsIn(diff("--- src/a.ts\t2026-01-01", "+++ ./src/a.ts\t2026-01-02", "-a", "+b"))[0]?.title).toBe(
      "src/a.ts",
    );
    expect(editsIn(diff('--- "a/\\303\\274 \\"x\\".ts"', '+++ "b/\\303\\274 \\"x\\".ts"', "-a", "+b"))[0]?.title).toBe(
      'ü "x".ts',
    );
  });
  test("a diff without headers changes the file that its fence names", () => {
    const text = diff("@@ -1 +1 @@", "-a", "+b").replace("diff", "diff title=src/a.ts");
    expect(editsIn(text)[0]?.title).toBe("src/a.ts");
    expect(apply(text, "a\n")).toEqual({ text: "b\n" });
  });
  test("search and replace change the file that is named in the prose, the fence, a comment or the line before", () => {
    expect(editsIn(edit(["a"], ["b"]))[0]?.title).toBe("src/a.ts");
    expect(editsIn(edit(["a"], ["b"], "").replace("ts", "ts src/b.ts"))[0]?.title).toBe("src/b.ts");
    for (const line of ["src/c.ts", "// src/c.ts", "**src/c.ts**", "`src/c.ts`:"]) {
      expect(editsIn(edit(["a"], ["b"], "").replace("<<<<", `${line}\n<<<<`))[0]?.title).toBe("src/c.ts");
    }
  });
  test("search and replace in a file that is not named is refused", () => {
    expect(apply(edit(["a"], ["b"], ""))).toEqual({ problem: expect.stringContaining("name it") });
  });
});

describe("unified diffs", () => {
  test("hunks with wrong or missing line numbers and counts are applied", () => {
    for (const header of ["@@ -3,3 +3,3 @@", "@@ -30,9 +1,2 @@ function one", "@@ ... @@", "@@", "@@ -4 +4 @@"]) {
      const text = diff("--- a/a.ts", "+++ b/a.ts", header, " function one() {", "-  return 1;", "+  return 2;", " }");
      expect(apply(text, head)).toEqual({ text: head.replace("return 1", "return 2") });
    }
  });
  test("a diff without hunk headers is applied", () => {
    const text = diff("--- a/a.ts", "+++ b/a.ts", " function one() {", "-  return 1;", "+  return 2;", " }");
    expect(apply(text, head)).toEqual({ text: head.replace("return 1", "return 2") });
  });
  test("context that lost its blanks or has other white space at its end is found and stays", () => {
    const spaced = head.replace("function one() {", "function one() {  ");
    const text = diff(
      "--- a/a.ts",
      "+++ b/a.ts",
      "@@ -2,4 +2,4 @@",
      "",
      " function one() {",
      "-  return 1; ",
      "+  return 2;",
      "}",
    );
    expect(apply(text, spaced)).toEqual({ text: spaced.replace("return 1", "return 2") });
  });
  test("lines that are further in or out by the same are found, and the new ones follow", () => {
    const text = diff("--- a/a.ts", "+++ b/a.ts", "@@ @@", "-return 1;", "+return 2;", "+// done");
    expect(apply(text, head)).toEqual({ text: head.replace("return 1;", "return 2;\n  // done") });
  });
  test("up to two outer lines of context may be wrong", () => {
    const hunk = [" wrong", " function one() {", "-  return 1;", "+  return 2;", " }", " wrong", " wrong too"];
    expect(apply(diff("--- a/a.ts", "+++ b/a.ts", "@@ -2,6 +2,6 @@", ...hunk), head)).toEqual({
      text: head.replace("return 1", "return 2"),
    });
    const bad = [" wrong", " wrong", ...hunk];
    expect(apply(diff("--- a/a.ts", "+++ b/a.ts", "@@ -2,6 +2,6 @@", ...bad), head)).toHaveProperty("problem");
  });
  test("a hunk that does not fit is named, with what is missing, and nothing is changed", () => {
    const text = diff(
      ...["--- a/a.ts", "+++ b/a.ts", "@@ -1 +1 @@", "-import a from 'a';", "+import a from 'b';"],
      ...["@@ -7 +7 @@", "-two();", "+three();"],
    );
    expect(apply(text, head)).toEqual({
      problem: "Change 2 of 2 (@@ -7 +7 @@) does not fit: The line “two();” is not in the file.",
    });
  });
  test("a hunk that fits in several places is refused, unless its header is right", () => {
    const twice = lines("a", "x", "a", "x", "a");
    expect(apply(diff("--- a/a.ts", "+++ b/a.ts", "@@", "-a", "+b"), twice)).toEqual({
      problem: expect.stringContaining("3 times"),
    });
    expect(apply(diff("--- a/a.ts", "+++ b/a.ts", "@@ -3 +3 @@", "-a", "+b"), twice)).toEqual({
      text: lines("a", "x", "b", "x", "a"),
    });
  });
  test("a change that is there already is said to be", () => {
    expect(apply(diff("--- a/a.ts", "+++ b/a.ts", "@@", "-two();", "+one();"), head)).toEqual({
      problem: expect.stringContaining("already"),
    });
  });
  test("new files are made, of one diff as many as it has", () => {
    const text = diff(
      ...[
        "diff --git a/b.ts b/b.ts",
        "new file mode 100644",
        "--- /dev/null",
        "+++ b/b.ts",
        "@@ -0,0 +1,2 @@",
        "+b",
        "+c",
      ],
      ...["--- /dev/null", "+++ b/c.ts", "@@ -0,0 +1 @@", "+c", "\\ No newline at end of file"],
      ...["--- a/a.ts", "+++ b/a.ts", "@@ -7 +7 @@", "-one();", "+two();"],
    );
    const [b, c, a] = editsIn(text);
    expect([b?.title, c?.title, a?.title]).toEqual(["b.ts", "c.ts", "a.ts"]);
    expect(b?.apply(undefined)).toEqual({ text: "b\nc\n" });
    expect(b?.apply("there")).toEqual({ problem: expect.stringContaining("already") });
    expect(c?.apply(undefined)).toEqual({ text: "c" });
    expect(a?.apply(undefined)).toEqual({ problem: expect.stringContaining("no such file") });
    expect(a?.apply(head)).toEqual({ text: head.replace("one();\n", "two();\n") });
  });
  test("deletions, new names, binary files and unsafe paths are refused in words", () => {
    const refused: [string[], RegExp][] = [
      [["--- a/a.ts", "+++ /dev/null", "@@ -1 +0,0 @@", "-a"], /deletes/],
      [["diff --git a/a.ts b/a.ts", "deleted file mode 100644"], /deletes/],
      [
        ["diff --git a/a.ts b/b.ts", "similarity index 100%", "rename from a.ts", "rename to b.ts"],
        /renames a\.ts to b\.ts/,
      ],
      [["--- a/lib/a.ts", "+++ b/src/a.ts", "@@", "-a", "+b"], /renames/],
      [["diff --git a/a.png b/a.png", "Binary files a/a.png and b/a.png differ"], /not text/],
      [["--- a/../x.ts", "+++ b/../x.ts", "@@", "-a", "+b"], /stays inside/],
      [["--- /etc/a.ts", "+++ /etc/a.ts", "@@", "-a", "+b"], /not with \//],
      [["diff --git a/a.ts b/a.ts", "old mode 100644", "new mode 100755"], /changes nothing/],
    ];
    for (const [text, problem] of refused)
      expect(apply(diff(...text), "a\n")).toEqual({ problem: expect.stringMatching(problem) });
  });
  test("Windows line ends and a missing one at the end stay as the file has them", () => {
    const windows = head.replaceAll("\n", "\r\n");
    const text = diff("--- a/a.ts", "+++ b/a.ts", "@@ -7 +7,2 @@", "-one();", "+two();", "+three();");
    expect(apply(text, windows)).toEqual({ text: windows.replace("one();\r\n", "two();\r\nthree();\r\n") });
    expect(apply(text, windows.trimEnd())).toEqual({
      text: windows.trimEnd().replace(/one\(\);$/, "two();\r\nthree();"),
    });
    expect(apply(text, head.trimEnd())).toEqual({ text: head.trimEnd().replace(/one\(\);$/, "two();\nthree();") });
    expect(apply(text.replaceAll("\n", "\r\n"), head)).toEqual({
      text: head.replace("one();\n", "two();\nthree();\n"),
    });
  });
  test("a diff that was moved adds and takes away the line end at the end as it says", () => {
    const mark = "\\ No newline at end of file";
    const taken = diff("--- a/a.ts", "+++ b/a.ts", "@@ -30 +30 @@", "-one();", "+two();", mark);
    expect(apply(taken, head)).toEqual({ text: head.trimEnd().replace(/one\(\);$/, "two();") });
    const added = diff("--- a/a.ts", "+++ b/a.ts", "@@ -30 +30 @@", "-one();", mark, "+two();");
    expect(apply(added, head.trimEnd())).toEqual({ text: head.replace("one();\n", "two();\n") });
  });
  test("a removed -- comment and an added ++ are no header", () => {
    const text = diff("--- a/a.sql", "+++ b/a.sql", "@@ -1,3 +1,3 @@", "--- x", "+++ y", " b", " c");
    expect(apply(text, lines("-- x", "b", "c"))).toEqual({ text: lines("++ y", "b", "c") });
  });
});

describe("search and replace", () => {
  test("the text is replaced where it stands", () => {
    expect(apply(edit(["  return 1;"], ["  return 2;", "  // done"]), head)).toEqual({
      text: head.replace("return 1;", "return 2;\n  // done"),
    });
    expect(apply(edit(["", "one();"], []), head)).toEqual({ text: lines(...head.split("\n").slice(0, 5)) });
  });
  test("several sections follow one another, and may build on one another", () => {
    const first = edit(["one();"], ["two();"]);
    const second = lines("<<<<<<< SEARCH", "two();", "=======", "three();", ">>>>>>> REPLACE");
    expect(apply(first.replace(/~~~\n$/, `\n${second}~~~\n`), head)).toEqual({
      text: head.replace("one();", "three();"),
    });
    const other = second.replace("two();", "four();");
    expect(apply(first.replace(/~~~\n$/, `\n${other}~~~\n`), head)).toEqual({
      problem: "Search/replace 2 does not fit: The line “four();” is not in the file.",
    });
  });
  test("sections of one block may change several files", () => {
    const sections = (path: string, from: string, to: string) =>
      lines(path, "<<<<<<< SEARCH", from, "=======", to, ">>>>>>> REPLACE", "");
    const [a, b] = editsIn(
      `~~~ts\n${sections("a.ts", "1", "2")}${sections("b.ts", "3", "4")}${sections("a.ts", "2", "5")}~~~`,
    );
    expect(a?.apply("1\n")).toEqual({ text: "5\n" });
    expect(b?.title).toBe("b.ts");
    expect(b?.apply("3\n")).toEqual({ text: "4\n" });
  });
  test("white space at the end and uniform indentation do not matter", () => {
    expect(apply(edit(["function one() {  ", "  return 1;\t"], ["function two() {", "  return 1;"]), head)).toEqual({
      text: head.replace("function one", "function two"),
    });
    const inner = lines("class A {", "    if (x) {", "      y();", "    }", "}");
    expect(apply(edit(["if (x) {", "  y();", "}"], ["if (x) {", "", "  z();", "}"]), inner)).toEqual({
      text: lines("class A {", "    if (x) {", "", "      z();", "    }", "}"),
    });
    expect(
      apply(edit(["        if (x) {", "          y();"], ["        while (x) {", "          y();"]), inner),
    ).toEqual({
      text: inner.replace("if (x)", "while (x)"),
    });
    expect(apply(edit(["if (x) {", "    y();"], ["if (z) {", "    y();"]), inner)).toHaveProperty("problem");
  });
  test("what is there twice or not at all is a problem in words", () => {
    expect(apply(edit(["a"], ["b"]), lines("a", "a"))).toEqual({ problem: expect.stringContaining("2 times") });
    expect(apply(edit(["one();", "nine();"], ["b"]), head)).toEqual({
      problem: "Search/replace 1 does not fit: The line “nine();” is not in the file.",
    });
    expect(apply(edit(["one();", "function one() {"], ["b"]), head)).toEqual({
      problem: expect.stringContaining("in this order"),
    });
    expect(apply(edit(["a"], ["b"]))).toEqual({ problem: expect.stringContaining("no such file") });
  });
  test("an empty search makes a file or adds to its end", () => {
    expect(apply(edit([], ["let a;"]))).toEqual({ text: "let a;\n" });
    expect(apply(edit([], ["let a;"]), "let b;\n")).toEqual({ text: "let b;\nlet a;\n" });
    expect(apply(edit([], ["let a;"]), "let b;\r\n")).toEqual({ text: "let b;\r\nlet a;\r\n" });
  });
  test("a section that is not complete is a problem", () => {
    const text = "`a.ts`\n\n~~~ts\n<<<<<<< SEARCH\na\n=======\nb\n~~~";
    expect(apply(text, "a\n")).toEqual({ problem: expect.stringContaining(">>>>>>> REPLACE") });
    expect(apply(text.replace("=======\nb", ">>>>>>> REPLACE"), "a\n")).toEqual({
      problem: expect.stringContaining("======="),
    });
  });
  test("Windows line ends stay", () => {
    const windows = head.replaceAll("\n", "\r\n");
    expect(apply(edit(["one();"], ["two();", "three();"]), windows)).toEqual({
      text: windows.replace("one();", "two();\r\nthree();"),
    });
  });
});

const anyText = fc
  .array(
    fc.tuple(
      fc.constantFrom("", "a", "b", "  a", "}", "-- x", "++ y", "@@ -1 +1 @@", "é🎉", "\\ no", "diff --git a/x b/x"),
      fc.constantFrom("\n", "\n", "\r\n"),
    ),
    { maxLength: 40 },
  )
  .map((all) => all.flat().join(""))
  .chain((text) => fc.constantFrom(text, text.replace(/\r?\n$/, ""), text.replaceAll("\r", "")));
const anyEdits = fc.array(
  fc.tuple(fc.nat(60), fc.nat(3), fc.constantFrom("", "new\n", "a\n", "x\r\ny\n", "--- \n+++ \n")),
  { maxLength: 5 },
);
const edited = (text: string, edits: [number, number, string][]) => {
  const all = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  for (const [at, drop, put] of edits) all.splice(at % (all.length + 1), drop, put);
  return all.join("");
};
const diffOf = async (title: string, before: string, after: string) =>
  (await gitDiff(title, before, title, after)).diff;
const diffBlock = (text: string) => ({ language: "diff", info: "diff", title: "snippet-1.diff", nameless: true, text });

test("a diff applied to what it was made from gives the other text", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyEdits, async (before, edits) => {
      const after = edited(before, edits);
      fc.pre(before !== after);
      const [only, ...others] = editsOf(diffBlock(await diffOf("src/a b.ts", before, after)))!;
      expect(others).toEqual([]);
      expect(only?.title).toBe("src/a b.ts");
      expect(only?.apply(before)).toEqual({ text: after });
    }),
    { numRuns: 500 },
  );
});

test("a diff of lines that differ is applied whatever its line numbers, and however the file moved", async () => {
  const distinct = fc.uniqueArray(fc.stringMatching(/^[a-z{}();]{1,12}$/), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      distinct,
      fc.array(fc.tuple(fc.nat(60), fc.nat(2)), { maxLength: 4 }),
      fc.nat(5),
      fc.nat(99),
      async (all, edits, moved, at) => {
        const before = lines(...all);
        const after = edited(
          before,
          edits.map(([place, drop], index) => [place, drop, `NEW ${index}\n`]),
        );
        const wrong = (await diffOf("a.ts", before, after)).replaceAll(/^@@.*@@$/gm, `@@ -${at},1 +${at},9 @@`);
        const above = "// above\n".repeat(moved);
        const outcome = before === after ? undefined : editsOf(diffBlock(wrong))?.[0]?.apply(above + before);
        expect(outcome ?? { text: above + after }).toEqual({ text: above + after });
      },
    ),
    { numRuns: 300 },
  );
});

test("search and replace of lines that are there once gives the text with them replaced", () => {
  const distinct = fc.uniqueArray(fc.stringMatching(/^ {0,4}[a-z{}();]{1,12}$/), {
    minLength: 1,
    maxLength: 40,
    selector: (line) => line.trim(),
  });
  const someLines = fc.array(fc.stringMatching(/^[A-Z]{0,5}$/), { maxLength: 4 });
  fc.assert(
    fc.property(
      distinct,
      fc.nat(40),
      fc.integer({ min: 1, max: 5 }),
      someLines,
      fc.constantFrom("\n", "\r\n"),
      (all, place, count, put, end) => {
        const at = place % all.length;
        const search = all.slice(at, at + count);
        const text = lines("<<<<<<< SEARCH", ...search, "=======", ...put, ">>>>>>> REPLACE");
        const [only] = editsOf({ ...diffBlock(text), title: "a.ts", language: "ts", nameless: false })!;
        const before = lines(...all).replaceAll("\n", end);
        const after = all.toSpliced(at, search.length, ...put);
        expect(only?.apply(before)).toEqual({ text: after.length === 0 ? "" : lines(...after).replaceAll("\n", end) });
      },
    ),
    { numRuns: 300 },
  );
});

test("any block ends in a text or a problem", () => {
  const piece = fc.constantFrom(
    "<<<<<<< SEARCH",
    "=======",
    ">>>>>>> REPLACE",
    "--- a/a.ts",
    "+++ b/a.ts",
    "@@ -1,2 +1 @@",
    "@@",
    "-a",
    "+b",
    " c",
    "",
    "\\ No",
    "diff --git a/a.ts b/a.ts",
    "--- /dev/null",
    "rename from a",
    "a.ts",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.constantFrom("diff", "ts"), anyText, (all, language, before) => {
      for (const { apply } of editsOf({ ...diffBlock(lines(...all)), language }) ?? []) {
        for (const text of [before, undefined]) expect(Object.values(apply(text))).toEqual([expect.any(String)]);
      }
    }),
    { numRuns: 1_000 },
  );
});

const huge = 512 * 1024;
const hostile: [string, string, string][] = [
  ["sections that nearly fit everywhere", edit([times("a", 200_000), "b"], ["c"]), "a\n".repeat(huge)],
  [
    "thousands of sections in a file of blank lines",
    edit(["x"], ["y"]).replace(/<<<[^~]*/, (one) => one.repeat(9_000)),
    `${"\n".repeat(1_000_000)}x\n`,
  ],
  [
    "thousands of hunks that fit nowhere",
    diff("--- a/a.ts", "+++ b/a.ts", times("@@\n-a\n+b", 60_000)),
    "a\n".repeat(huge),
  ],
  ["thousands of diffs of one file", diff(times("--- a/a.ts\n+++ b/a.ts\n@@\n-\n+", 15_000)), "\n".repeat(1_000_000)],
  [
    "a hunk of half a megabyte",
    diff("--- a/a.ts", "+++ b/a.ts", "@@ -1,9 +1,9 @@", times(" a", 150_000), "-b", "+c"),
    `${"a\n".repeat(500_000)}b\n`,
  ],
  ["indentation that never fits", edit([" a", times("a", 100_000)], ["c"]), " a\n".repeat(340_000)],
  ["one long line", edit(["a".repeat(huge - 100)], ["c"]), "a".repeat(2 * huge)],
];
test.each(hostile)("the time is bounded: %s", (_, message, text) => {
  const edits = editsIn(message);
  const start = process.cpuUsage();
  for (const { apply } of edits) apply(text);
  const { user } = process.cpuUsage(start);
  expect(user / 1_000).toBeLessThan(1_000);
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
    folder = mkdtempSync(join(tmpdir(), "neptun-patch-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("diffs that git writes are applied as git applies them", () => {
    fc.assert(
      fc.property(anyText, anyEdits, fc.nat(5), (before, edits, context) => {
        const after = edited(before, edits);
        fc.pre(before !== after && before !== "");
        writeFileSync(join(folder, "a"), before);
        writeFileSync(join(folder, "b"), after);
        const args = ["diff", "--no-index", "--no-color", `-U${context}`, "a", "b"];
        let written = "";
        try {
          execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: "pipe" });
        } catch (error) {
          written = (error as { stdout: string }).stdout;
        }
        const patch = written.replaceAll(/^(diff --git a\/a b\/|\+\+\+ b\/)b$/gm, "$1a");
        expect(editsOf(diffBlock(patch))?.[0]?.apply(before)).toEqual({ text: after });
        execFileSync("git", ["apply", "--unidiff-zero", "--whitespace=nowarn", "-"], {
          cwd: folder,
          input: patch,
          stdio: "pipe",
        });
        expect(readFileSync(join(folder, "a"), "utf8")).toBe(after);
      }),
      { numRuns: 60 },
    );
  });
});
