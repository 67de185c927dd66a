import { describe, expect, it } from "vitest";
import { fromProjectPlace, toProjectPlace } from "./project-files-place.ts";

describe("what an address of a project's files may say", () => {
  it("names a path, lines, a view and a comparison", () => {
    const place = { path: "src/a.ts", lines: { from: 3, to: 9 }, tab: "chats", compareId: 12 } as const;
    const search = { path: "src/a.ts", lines: "3-9", tab: "chats", compare: 12 };
    expect(toProjectPlace(search)).toEqual(place);
    expect(fromProjectPlace(place)).toEqual(search);
  });

  it("names paths that look like something else", () => {
    for (const [value, path] of [
      [123, "123"],
      [null, "null"],
      [true, "true"],
      ["[id].tsx", "[id].tsx"],
    ] as const) {
      expect(toProjectPlace({ path: value }).path).toBe(path);
    }
  });

  it("leaves out what makes no sense", () => {
    for (const path of [undefined, "", {}, ["a"], "a".repeat(2049)]) {
      expect(toProjectPlace({ path, lines: "3", tab: "chats" })).toEqual({});
    }
    expect(toProjectPlace({ path: "a", lines: "x", tab: "nowhere", compare: 3 })).toEqual({ path: "a" });
    expect(toProjectPlace({ path: "a", tab: "chats", compare: -1 })).toEqual({ path: "a", tab: "chats" });
  });
});
