import { FileIds, MOST_FILE_BYTES as serverBytes } from "@neptun/api/message/schema";
import { expect, it } from "vitest";
import { findChoices, toChoices } from "./find-choices.ts";
import { estimateTokens, filesProblem, MOST_FILE_BYTES, MOST_FILES, withFiles } from "./given-files.ts";
import { queryAt } from "./picker-query.ts";

const file = (file_id: number, title: string, size = 10) => ({
  file_id,
  title,
  version: 1,
  chat_conversation_id: 1,
  size,
});

it.each([
  ["#", 1, { mark: "#", start: 0, query: "" }],
  ["see #src/a", 10, { mark: "#", start: 4, query: "src/a" }],
  ["see #src/a", 6, { mark: "#", start: 4, query: "s" }],
  ["line\n#x", 7, { mark: "#", start: 5, query: "x" }],
  ["/", 1, { mark: "/", start: 0, query: "" }],
  ["Hi\n/rev", 7, { mark: "/", start: 3, query: "rev" }],
  ["see /etc", 8, undefined],
  ["/etc/hosts", 10, undefined],
  ["//", 2, undefined],
  ["see #src a", 10, undefined],
  ["C#", 2, undefined],
  ["##", 2, undefined],
  ["none", 4, undefined],
  ["@", 1, { mark: "@", start: 0, query: "" }],
  ["ask @acme/as", 12, { mark: "@", start: 4, query: "acme/as" }],
  ["me@example.org", 14, undefined],
])("%j with the caret at %d", (text, caret, found) => expect(queryAt(text, caret, ["#", "/", "@"])).toEqual(found));

it("offers folders that hold several files, in the order of a folder listing", () => {
  const choices = toChoices([
    file(1, "src/app/b10.ts"),
    file(2, "src/app/b9.ts"),
    file(3, "src/one/c.ts"),
    file(4, "a.md"),
  ]);
  expect(choices.map(({ path, files }) => [path, files.map(({ file_id }) => file_id)])).toEqual([
    ["a.md", [4]],
    ["src/", [1, 2, 3]],
    ["src/app/", [1, 2]],
    ["src/app/b9.ts", [2]],
    ["src/app/b10.ts", [1]],
    ["src/one/c.ts", [3]],
  ]);
});

it("finds paths by their letters in order, the name before the folders", () => {
  const choices = toChoices(
    ["main/v.ts", "src/main.ts", "src/my-admin.ts", "docs/x.md"].map((title, n) => file(n, title)),
  );
  const found = (query: string) => findChoices(choices, query).map(({ path }) => path);
  expect(found("MAIN")).toEqual(["src/main.ts", "main/v.ts", "src/my-admin.ts"]);
  expect(found("zv.ts")).toEqual([]);
  expect(found("mvts")).toEqual(["main/v.ts"]);
});

it("gives each path once, its newest pick", () => {
  const newer = { ...file(9, "a.ts"), version: 2 };
  expect(withFiles([file(1, "a.ts"), file(2, "b.ts")], [newer])).toEqual([newer, file(2, "b.ts")]);
});

it("says when files are too many or too large to be sent, as the server does", () => {
  expect(MOST_FILE_BYTES).toBe(serverBytes);
  expect(FileIds.safeParse(Array(MOST_FILES).fill(1)).success).toBe(true);
  expect(FileIds.safeParse(Array(MOST_FILES + 1).fill(1)).success).toBe(false);
  expect(filesProblem(Array.from({ length: 100 }, (_, n) => file(n, `${n}`)))).toBeUndefined();
  expect(filesProblem(Array.from({ length: 101 }, (_, n) => file(n, `${n}`)))).toContain("101");
  expect(filesProblem([file(1, "a", 4 * 1024 * 1024 + 1)])).toContain("4.2 MB");
  expect(estimateTokens(8, [file(1, "a", 400)])).toBe(102);
});
