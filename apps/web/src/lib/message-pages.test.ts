import type { ChatMessage } from "@neptun/api/message/schema";
import { expect, it } from "vitest";
import {
  joinPages,
  replaceMessages,
  toMessages,
  withFollowing,
  withMessages,
  withoutMessage,
} from "./message-pages.ts";

const message = (id: number, text = "") => ({ id, message: text }) as ChatMessage;
const data = {
  pages: [
    { chatMessages: [message(3), message(4)], next: 3 },
    { chatMessages: [message(1), message(2)], next: null },
  ],
  pageParams: [null, { before: 3 }],
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

it("puts messages in their places alone: what is not loaded is not added, and where none is nothing changes", () => {
  const after = replaceMessages(data, [message(2, "new"), message(7)]);
  expect(toMessages(after).map(({ id, message }) => id + message)).toEqual(["1", "2new", "3", "4"]);
  expect(after.pages[0]).toBe(data.pages[0]);
  expect(replaceMessages(data, [message(7)])).toBe(data);
  expect(withoutMessage(data, 7)).toBe(data);
});

it("goes on behind the last message alone: with what follows it, and not with another branch", () => {
  const five = { ...message(5), parent_id: 4 };
  expect(toMessages(withFollowing(data, 4, [five, message(6)])).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(withFollowing(data, 4, [{ ...message(5), parent_id: 3 }])).toBeUndefined();
  expect(withFollowing(data, 3, [{ ...message(4), parent_id: 3 }])).toBeUndefined();
  const empty = { pages: [{ chatMessages: [], next: null }], pageParams: [null] };
  expect(toMessages(withFollowing(empty, undefined, [{ ...message(1), parent_id: null }]))).toHaveLength(1);
});

it("takes a message out", () => {
  const after = withoutMessage(data, 4);
  expect(toMessages(after).map(({ id }) => id)).toEqual([1, 2, 3]);
  expect(after.pages[1]).toBe(data.pages[1]);
});

it("joins what was loaded around a message with the newest as soon as nothing is missing between the two", () => {
  const around = (...ids: number[][]) => ({
    pages: ids.map((page) => ({ chatMessages: page.map((id) => message(id)), next: null, older: page[0] })),
    pageParams: ids.map(() => null),
  });
  const newest = { pages: [{ chatMessages: [message(8), message(9)], next: 8 }], pageParams: [null] };
  expect(joinPages(newest, around([6, 7], [3, 5]))).toBeUndefined();
  const joined = joinPages(newest, around([7, 8], [3, 5]))!;
  expect(toMessages(joined).map(({ id }) => id)).toEqual([3, 5, 7, 8, 9]);
  expect(joined.pageParams).toEqual([null, { before: 8 }, { before: 7 }]);
  expect(toMessages(joinPages(newest, around([8, 9]))).map(({ id }) => id)).toEqual([8, 9]);
});
