import type { ChatFile } from "@neptun/api/file/schema";
import { describe, expect, it } from "vitest";
import { groupFiles, splitPath } from "./group-files.ts";

const file = (id: number, title: string, version = 1) => ({ id, title, version }) as ChatFile;

describe("groupFiles", () => {
  it("shows every title once, with its newest version and the number of versions", () => {
    const groups = groupFiles([file(1, "a.ts"), file(3, "a.ts", 3), file(2, "a.ts", 2), file(4, "b.ts")]);
    expect(groups.map(({ title, newest, version_count }) => [title, newest.id, version_count])).toEqual([
      ["a.ts", 3, 3],
      ["b.ts", 4, 1],
    ]);
  });

  it("orders as a folder listing does", () => {
    const titles = groupFiles(["src/b.ts", "file10.md", "src/a.ts", "file2.md"].map((title, n) => file(n + 1, title)));
    expect(titles.map(({ title }) => title)).toEqual(["file2.md", "file10.md", "src/a.ts", "src/b.ts"]);
  });

  it("keeps titles apart that differ in case only", () => {
    expect(groupFiles([file(1, "makefile"), file(2, "Makefile")])).toHaveLength(2);
  });
});

describe("splitPath", () => {
  it.each([
    ["src/app/main.ts", "src/app/", "main.ts"],
    ["Dockerfile", "", "Dockerfile"],
  ])("splits %s", (title, folder, name) => expect(splitPath(title)).toEqual({ folder, name }));
});
