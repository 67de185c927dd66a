import { describe, expect, it } from "vitest";
import { fromPlace, toMessageId, toPlace } from "./chat-place.ts";
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
  it("names lines, a comparison and a view of a file, and nothing that makes no sense", () => {
    const search = chatSearch({ file: 33, compare: 31, lines: "9-3", tab: "history" });
    expect(search).toMatchObject({ file: 33, compare: 31, lines: "3-9", tab: "history" });
    expect(toPlace(search)).toEqual({ fileId: 33, compareId: 31, lines: { from: 3, to: 9 }, tab: "history" });
    expect(chatSearch({ ...fromPlace(toPlace(search)!) })).toEqual(search);
    expect(chatSearch({ file: 33, lines: 7 }).lines).toBe(7);
    for (const lines of ["0", "-3", "3-", "1.5", "x", ["3", "4"], {}, "9".repeat(20)]) {
      expect(chatSearch({ file: 33, lines }).lines).toBeUndefined();
    }
    expect(chatSearch({ file: 33, tab: "nowhere", compare: "x" })).toEqual(chatSearch({ file: 33 }));
    expect(chatSearch({ compare: 31, lines: "1-2", tab: "history" })).toEqual(chatSearch({}));
    expect(toPlace(chatSearch({}))).toBeUndefined();
  });
  it("names a message in two ways", () => {
    expect(toMessageId(chatSearch({ message: 12 }), "")).toBe(12);
    expect(toMessageId(chatSearch({}), "message-12")).toBe(12);
    for (const hash of ["message-0", "message-", "message-12x", "12", "message-99999999999"]) {
      expect(toMessageId(chatSearch({}), hash)).toBeUndefined();
    }
  });
  it("shows the branches when it says so plainly", () => {
    expect(chatSearch({ branches: true }).branches).toBe(true);
    for (const branches of [false, "yes", 1, undefined]) expect(chatSearch({ branches }).branches).toBeUndefined();
  });
  it("takes only plain positive integers as ids", () => {
    expect(toId("2147483647")).toBe(2_147_483_647);
    for (const text of ["0", "-1", "07", "0x7", "1.5", "99999999999", "abc", " 1"]) expect(() => toId(text)).toThrow();
  });
});
