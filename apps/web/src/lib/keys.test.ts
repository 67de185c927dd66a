// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { keyFor, newKey, settleKey } from "./keys.ts";

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  for (const action of ["start:new", "start:project:1"]) settleKey(action);
});

const HOUR = 60 * 60 * 1000;

it("a key is random, and visible ASCII", () => {
  const keys = Array.from({ length: 100 }, newKey);
  expect(new Set(keys).size).toBe(100);
  expect(keys.every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
});

it("the same action keeps its key until the server has accepted it", () => {
  const key = keyFor("start:new", { text: "Hello" });
  expect(keyFor("start:new", { text: "Hello" })).toBe(key);
  settleKey("start:new");
  expect(keyFor("start:new", { text: "Hello" })).not.toBe(key);
});

it("another text or another target has another key", () => {
  const key = keyFor("start:new", { text: "Hello" });
  expect(keyFor("start:project:1", { text: "Hello" })).not.toBe(key);
  expect(keyFor("start:new", { text: "Hello!" })).not.toBe(key);
  expect(keyFor("start:new", { text: "Hello" })).not.toBe(key);
});

it("a key is forgotten before the server forgets it", () => {
  const key = keyFor("start:new", {}, 0);
  expect(keyFor("start:new", {}, 19 * HOUR)).toBe(key);
  expect(keyFor("start:new", {}, 21 * HOUR)).not.toBe(key);
});

it("where nothing can be stored, a key lives as long as the page", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("full");
  });
  const key = keyFor("start:new", { text: "Hello" });
  expect(keyFor("start:new", { text: "Hello" })).toBe(key);
});
