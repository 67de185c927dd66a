// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { changeQueued, enqueue, moveQueued, onQueueChange, queuedChats, readQueue, removeQueued } from "./queue.ts";

const texts = (chatId: number) => readQueue(chatId).map(({ text }) => text);
const id = (chatId: number, at: number) => readQueue(chatId)[at]!.id;
const fill = (chatId: number, ...all: string[]) => {
  for (const text of all) enqueue(chatId, { text, files: [] });
};
/** As another tab does. */
const elsewhere = (chatId: number, change: (items: { text: string }[]) => unknown) => {
  const key = `neptun-queue:${chatId}`;
  localStorage.setItem(key, JSON.stringify(change(JSON.parse(localStorage.getItem(key) ?? "[]"))));
  return () => dispatchEvent(new StorageEvent("storage", { key }));
};

beforeEach(() => {
  localStorage.clear();
  dispatchEvent(new StorageEvent("storage", { key: null }));
});

it("keeps what waits in order, by chat, and lets it be moved", () => {
  fill(1, "a", "b", "c");
  fill(2, "x");
  expect(moveQueued(1, id(1, 2), -1)).toBe(1);
  expect(texts(1)).toEqual(["a", "c", "b"]);
  expect(moveQueued(1, id(1, 0), -1)).toBe(0);
  expect(moveQueued(1, id(1, 2), 1)).toBe(2);
  expect(texts(1)).toEqual(["a", "c", "b"]);
  expect(queuedChats().sort()).toEqual([1, 2]);
});

it("puts back what was taken out, where it was", () => {
  fill(1, "a", "b", "c");
  const undo = removeQueued(1, id(1, 1));
  expect(texts(1)).toEqual(["a", "c"]);
  undo();
  expect(texts(1)).toEqual(["a", "b", "c"]);
  for (const { id } of readQueue(1)) removeQueued(1, id);
  expect(queuedChats()).toEqual([]);
  expect(localStorage).toHaveLength(0);
});

it("is another message to the server once its text is another, and the same one as long as it is not", () => {
  fill(1, "a");
  const { key } = readQueue(1)[0]!;
  changeQueued(1, id(1, 0), { isTried: true, text: "a", state: "unsent" });
  expect(readQueue(1)[0]).toMatchObject({ key, isTried: true, state: "unsent" });
  changeQueued(1, id(1, 0), { text: "b" });
  expect(readQueue(1)[0]).toMatchObject({ text: "b", isTried: false });
  expect(readQueue(1)[0]?.key).not.toBe(key);
});

it("loses nothing that another tab has put there, also before it has told", () => {
  fill(1, "a");
  const heard = vi.fn();
  const stop = onQueueChange(heard);
  const tell = elsewhere(1, (items) => [...items, { id: "other", text: "from there" }]);
  fill(1, "b");
  expect(texts(1)).toEqual(["a", "from there", "b"]);
  heard.mockClear();
  elsewhere(1, () => [])();
  expect(heard).toHaveBeenCalled();
  expect(texts(1)).toEqual([]);
  tell();
  stop();
});

it("makes nothing of what it cannot read", () => {
  for (const kept of ["{", "null", "7", '{"a":1}']) {
    localStorage.setItem("neptun-queue:1", kept);
    dispatchEvent(new StorageEvent("storage", { key: "neptun-queue:1" }));
    expect(readQueue(1)).toEqual([]);
  }
});
