// @vitest-environment happy-dom
import type { Chat } from "@neptun/api/chat/schema";
import { expect, it } from "vitest";
import { withChat } from "./chat-cache.ts";

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
});
const pages = (...ids: Chat[][]) => ids.map((chats) => ({ chats, next: null }));
const shape = (result: ReturnType<typeof withChat>) => result.map((page) => page.chats.map(({ id }) => id));

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
