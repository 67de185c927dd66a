import { expect, it } from "vitest";
import { placeText, purgeText, stayText, titleText } from "./trash-words.ts";

const now = new Date("2026-11-23T12:00:00.000Z");

it.each([
  ["2026-12-23T11:59:00.000Z", "in 30 days"],
  ["2026-12-22T11:00:00.000Z", "in 29 days"],
  ["2026-11-25T11:00:00.000Z", "in 2 days"],
  ["2026-11-24T11:00:00.000Z", "within a day"],
  ["2026-11-23T11:00:00.000Z", "any moment now"],
])("what is purged at %s is purged %s", (iso, words) => {
  expect(purgeText(iso, now)).toBe(words);
});

it("an item says what it is and where it was", () => {
  expect(placeText({ kind: "file", chat_name: "Harbour" })).toBe("File in Harbour");
  expect(placeText({ kind: "chat", chat_name: null })).toBe("Chat");
});

it("the beginning of a message fits on one line", () => {
  expect(titleText({ title: "```ts\nlet a;\n" })).toBe("```ts let a;");
  expect(titleText({ title: "\n " })).toBe("Without text");
});

it("the days that things are kept are those of the server", () => {
  expect([undefined, 1, 45].map(stayText)).toEqual(["for some time", "for a day", "for 45 days"]);
});
