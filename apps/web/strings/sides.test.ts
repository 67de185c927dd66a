import fs from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { namesSide, sidesIn, sidesInStyles } from "./sides.ts";
import { readSources, SRC } from "./sources.ts";

it("looks the same from right to left: no class names a side", async () => {
  expect((await Promise.all((await readSources()).map(sidesIn))).flat()).toEqual([]);
}, 120_000);

it("has no side in the stylesheets", async () => {
  for (const file of ["styles.css", "components/components.css"])
    expect(sidesInStyles(await fs.readFile(path.join(SRC, file), "utf8")), file).toEqual([]);
});

it("knows what names a side", () => {
  const sided = ["ml-auto", "-mr-2", "sm:pl-4", "coarse:right-0", "after:-left-1.5", "group-data-[a=b]:pr-9"];
  const more = ["[&>:not(:first-child)]:border-r", "text-left", "rounded-tl-md", "-translate-x-1/2", "scroll-pl-2"];
  expect([...sided, ...more].filter((word) => !namesSide(word))).toEqual([]);
  const free = ["ms-auto", "inset-s-2", "text-start", "rounded-lg", "border-red", "left", "rtl:-translate-x-1/2"];
  expect(free.filter(namesSide)).toEqual([]);
  expect(sidesInStyles(".a { @apply left-0 flex; margin-left: 2px; }")).toEqual(["left-0", "margin-left:"]);
});
