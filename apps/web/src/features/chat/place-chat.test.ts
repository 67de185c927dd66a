import type { Chat } from "@neptun/api/chat/schema";
import { expect, it } from "vitest";
import { placeIn } from "./place-chat.ts";

const chat = (id: number, minute: number): Chat => ({
  id,
  neptun_user_id: 1,
  project_id: null,
  model: "fake/echo",
  name: `Chat ${id}`,
  created_at: "2026-11-23T10:00:00.000Z",
  updated_at: `2026-11-23T10:${minute}:00.000Z`,
  pinned: false,
  archived: false,
  tags: [],
  shared: false,
  origin_chat_id: null,
  origin_message_id: null,
  origin_kind: null,
});
const pages = (...ids: Chat[][]) => ids.map((chats) => ({ chats, next: null }));
const withChat = (list: ReturnType<typeof pages>, added: Chat) => placeIn(list, {}, added);
const shape = (result: ReturnType<typeof placeIn>) => result.map((page) => page.chats.map(({ id }) => id));

it("a chat is put back to its place, whatever happened in between", () => {
  const list = pages([chat(9, 50), chat(5, 40)], [chat(7, 30), chat(1, 20)]);
  expect(shape(withChat(list, chat(3, 45)))).toEqual([
    [9, 3, 5],
    [7, 1],
  ]);
  expect(shape(withChat(list, chat(3, 25)))).toEqual([
    [9, 5],
    [7, 3, 1],
  ]);
  expect(shape(withChat(list, chat(3, 59)))[0]).toEqual([3, 9, 5]);
  expect(shape(withChat(list, chat(3, 10)))[1]).toEqual([7, 1, 3]);
});

it("of chats used at the same time the younger one comes first", () => {
  const list = pages([chat(9, 50), chat(5, 50)]);
  expect(shape(withChat(list, chat(7, 50)))).toEqual([[9, 7, 5]]);
});

it("into a list that has become empty, too", () => {
  expect(shape(withChat(pages([]), chat(7, 50)))).toEqual([[7]]);
});

it("a chat that is behind what is loaded comes with its page, unless that page begins after it", () => {
  const list = [{ chats: [chat(9, 50), chat(5, 40)], next: 5 }];
  expect(shape(placeIn(list, {}, chat(3, 10)))).toEqual([[9, 5]]);
  expect(shape(placeIn([{ chats: [chat(9, 50)], next: 5 }], {}, chat(5, 40)))).toEqual([[9, 5]]);
});

it("a chat is in the lists that are asked for chats like it, and in no other", () => {
  const other = { ...chat(2, 30), name: "Boats" };
  const put = (filter: Parameters<typeof placeIn>[1], change: Partial<Chat>) =>
    shape(placeIn(pages([chat(9, 50), other]), filter, { ...other, ...change }))[0];
  expect(put({ archived: false }, { archived: true })).toEqual([9]);
  expect(put({ archived: true }, { archived: true })).toEqual([9, 2]);
  expect(put({ pinned: true }, {})).toEqual([9]);
  expect(put({ project_id: 4 }, { project_id: 4 })).toEqual([9, 2]);
  expect(put({ project_id: 4 }, { project_id: 5 })).toEqual([9]);
  expect(put({ tag: "API" }, { tags: ["api"] })).toEqual([9, 2]);
  expect(put({ tag: "API" }, {})).toEqual([9]);
  expect(put({ query: "boat" }, {})).toEqual([9, 2]);
  expect(put({ query: "boat" }, { name: "Ships" })).toEqual([9]);
  expect(put({ order_by: "name:asc" }, {})).toEqual([2, 9]);
});
