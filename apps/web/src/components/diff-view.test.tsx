// @vitest-environment happy-dom

import { diffTexts } from "@neptun/api/file/line-diff";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { Tooltip } from "radix-ui";
import { afterEach, beforeAll, expect, it } from "vitest";
import { toFold } from "./diff-folds.ts";
import { changedParts, toRows } from "./diff-rows.ts";
import { DiffView } from "./diff-view.tsx";

// What is loaded when it is needed is there from the beginning.
beforeAll(() => import("./diff-panel.tsx"));
afterEach(cleanup);

const show = (before: string, after: string) =>
  render(
    <Tooltip.Provider>
      <DiffView
        label="Changes of a.txt"
        before={{ label: "Version 1", text: before }}
        after={{ label: "Version 2", text: after }}
        language="text"
        mode="unified"
        onModeChange={() => undefined}
        wrap={false}
        onWrapChange={() => undefined}
      />
    </Tooltip.Provider>,
  );
const lines = Array.from({ length: 30 }, (_, index) => `line ${index + 1}\n`);

it("says that two texts are identical", async () => {
  show("a\n", "a\n");
  expect(await screen.findByText("The texts are identical.")).toBeDefined();
  expect(screen.queryByRole("button", { name: /Next change/ })).toBeNull();
});

it("counts the changed lines, and folds those that are the same", async () => {
  show(lines.join(""), lines.with(14, "another\n").with(15, "two\n").join("").replace("line 30\n", ""));
  expect(await screen.findByText("2 lines added, 3 lines removed")).toBeDefined();
  const text = (await screen.findByRole("textbox", { name: "Version 1 and Version 2" })).textContent;
  expect(text).toContain("Show 11 unchanged lines");
  expect(text).toContain("line 15line 16anothertwoline 17");
});

it("shows all lines when it is told", async () => {
  show(lines.join(""), lines.with(0, "first\n").join(""));
  fireEvent.click(await screen.findByRole("button", { name: "Show all lines" }));
  expect(screen.getByRole("textbox").textContent).not.toContain("unchanged lines");
  expect(screen.getByRole("textbox").textContent).toContain("line 10line 11");
});

it("tells which text ends without a line break", async () => {
  show("a\nb\n", "a\nb");
  expect(await screen.findByText("The last line of Version 2 does not end with a line break.")).toBeDefined();
});

it("gives each line the numbers that it has in both texts", async () => {
  const rows = toRows(await diffTexts("a\nb\nc\n", "a\nx\ny\nc"));
  expect(rows.map(({ kind, text, numberA, numberB }) => `${kind} ${text} ${numberA} ${numberB}`)).toEqual([
    "same a 1 1",
    "removed b 2 0",
    "removed c 3 0",
    "added x 0 2",
    "added y 0 3",
    "added c 0 4",
  ]);
});

it("marks the words that changed within a line, and nothing in a line that is another", async () => {
  const before = 'const a = load("one", 1);\nreturn;\nend\n';
  const after = 'const a = loadAll("one", 2);\nthrow new Error("no");\nend\n';
  const diff = await diffTexts(before, after);
  const { old, young } = changedParts(diff, diff.hunks[0]!);
  expect(old.map(({ from, to }) => before.slice(from, to))).toEqual(["1"]);
  expect(young.map(({ from, to }) => after.slice(from, to))).toEqual(["All", "2"]);
});

it("folds the same lines in both texts when they stand side by side", () => {
  const regions = [
    { a: { from: 0, to: 20 }, b: { from: 0, to: 20 } },
    { a: { from: 21, to: 40 }, b: { from: 21, to: 40 } },
    { a: { from: 41, to: 60 }, b: { from: 40, to: 59 } },
  ];
  expect(toFold(regions.map(({ a }) => a))).toEqual([
    { from: 0, to: 17 },
    { from: 24, to: 37 },
    { from: 44, to: 60 },
  ]);
  const sizes = (side: "a" | "b") => toFold(regions.map((region) => region[side])).map((one) => one!.to - one!.from);
  expect(sizes("a")).toEqual(sizes("b"));
});
