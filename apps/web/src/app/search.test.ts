import { describe, expect, it } from "vitest";
import { chatSearch, returnSearch, toId } from "./search.ts";

describe("what an address may say", () => {
  it("sends people only to pages of this site after signing in", () => {
    expect(returnSearch({ return: "/chats/1?file=2" }).return).toBe("/chats/1?file=2");
    for (const target of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "javascript:alert(1)",
      7,
      null,
    ]) {
      expect(returnSearch({ return: target }).return).toBeUndefined();
    }
  });
  it("names a file by an id or not at all", () => {
    expect(chatSearch({ file: 12, panel: "files" })).toEqual({ file: 12, panel: "files" });
    for (const file of [0, -1, 1.5, "abc", 2 ** 31, [3, 4], undefined])
      expect(chatSearch({ file }).file).toBeUndefined();
  });
  it("takes only plain positive integers as ids", () => {
    expect(toId("2147483647")).toBe(2_147_483_647);
    for (const text of ["0", "-1", "07", "0x7", "1.5", "99999999999", "abc", " 1"]) expect(() => toId(text)).toThrow();
  });
});
