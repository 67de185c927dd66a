import type { ChatMessage } from "@neptun/api/message/schema";
import { expect, it } from "vitest";
import { toMessages, withMessages, withoutMessage } from "./message-pages.ts";

const message = (id: number, text = "") => ({ id, message: text }) as ChatMessage;
const data = {
  pages: [
    { chatMessages: [message(3), message(4)], next: 3 },
    { chatMessages: [message(1), message(2)], next: null },
  ],
  pageParams: [null, 3],
};

it("reads pages that begin with the newest in the order of the conversation", () => {
  expect(toMessages(data).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  expect(toMessages(undefined)).toEqual([]);
});

it("puts a message in its place and new ones at the end, and leaves every other page alone", () => {
  const after = withMessages(data, [message(2, "new"), message(5)]);
  expect(toMessages(after).map(({ id, message }) => id + message)).toEqual(["1", "2new", "3", "4", "5"]);
  const changed = withMessages(data, [message(4, "new")]);
  expect(changed.pages[1]).toBe(data.pages[1]);
  expect(changed.pages[0]?.chatMessages[0]).toBe(data.pages[0]?.chatMessages[0]);
});

it("takes a message out", () => {
  const after = withoutMessage(data, 4);
  expect(toMessages(after).map(({ id }) => id)).toEqual([1, 2, 3]);
  expect(after.pages[1]).toBe(data.pages[1]);
});
