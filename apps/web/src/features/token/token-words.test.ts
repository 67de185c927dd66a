import { expect, it } from "vitest";
import { curlExample, expiryText } from "./token-words.ts";

const now = new Date("2026-11-23T12:00:00.000Z");

it("a token says until when it works", () => {
  expect(expiryText(null, now)).toBe("never expires");
  expect(expiryText("2027-02-21T12:00:00.000Z", now)).toMatch(/^expires .*2027/);
  expect(expiryText("2026-01-21T12:00:00.000Z", now)).toMatch(/^expired .*21/);
});

it("the example names this server and this person", () => {
  expect(curlExample("http://nas:3000", 7, "npt_x")).toBe(
    'curl -H "Authorization: Bearer npt_x" \\\n  http://nas:3000/api/users/7/chats',
  );
});
