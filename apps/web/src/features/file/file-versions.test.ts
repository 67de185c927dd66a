import type { ChatFile } from "@neptun/api/file/schema";
import { describe, expect, it } from "vitest";
import { groupFiles, splitPath, versionsOf, withoutVersions, withVersion } from "./file-versions.ts";

const file = (id: number, lineage_id: number, version: number, title = `${lineage_id}.ts`) =>
  ({ id, lineage_id, version, title, head_id: id }) as ChatFile;

describe("groupFiles", () => {
  it("shows every file once, with its newest version and the number of versions", () => {
    const groups = groupFiles([file(1, 7, 1), file(3, 7, 3), file(2, 7, 2), file(4, 8, 1)]);
    expect(groups.map(({ title, newest, version_count }) => [title, newest.id, version_count])).toEqual([
      ["7.ts", 3, 3],
      ["8.ts", 4, 1],
    ]);
  });
  it("calls a file as its newest version does", () => {
    const [renamed] = groupFiles([file(1, 7, 1, "old.ts"), file(2, 7, 2, "new.ts")]);
    expect(renamed).toMatchObject({ title: "new.ts", version_count: 2 });
  });
});

describe("versions", () => {
  it("are those of one file, newest first", () => {
    const files = [file(1, 7, 1), file(2, 8, 1), file(3, 7, 2)];
    expect(versionsOf(files, 7).map(({ id }) => id)).toEqual([3, 1]);
    expect(versionsOf(files, undefined)).toEqual([]);
  });
  it("are taken out, and what is left of a file has its newest as that", () => {
    const files = [file(1, 7, 1), file(2, 8, 1), file(3, 7, 2), file(4, 7, 3)].map((one) =>
      one.lineage_id === 7 ? { ...one, head_id: 4 } : one,
    );
    const left = withoutVersions(files, [4]);
    expect(left.map(({ id, head_id }) => [id, head_id])).toEqual([
      [1, 3],
      [2, 2],
      [3, 3],
    ]);
    expect(left[1]).toBe(files[1]);
    expect(withoutVersions(files, [1, 3, 4])).toEqual([files[1]]);
  });
  it("learn of a new one, and others stay as they are", () => {
    const files = [file(1, 7, 1), file(2, 8, 1)];
    const [first, other, added] = withVersion(files, file(3, 7, 2));
    expect([first?.head_id, added?.id]).toEqual([3, 3]);
    expect(other).toBe(files[1]);
  });
  it("change in their place", () => {
    const files = [file(1, 7, 1), file(2, 8, 1)];
    expect(withVersion(files, { ...file(1, 7, 1), note: "why" }).map(({ id, note }) => [id, note])).toEqual([
      [1, "why"],
      [2, undefined],
    ]);
  });
});

describe("splitPath", () => {
  it.each([
    ["src/app/main.ts", "src/app/", "main.ts"],
    ["Dockerfile", "", "Dockerfile"],
  ])("splits %s", (title, folder, name) => expect(splitPath(title)).toEqual({ folder, name }));
});
