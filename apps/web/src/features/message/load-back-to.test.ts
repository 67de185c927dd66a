import type { ChatMessage } from "@neptun/api/message/schema";
import { describe, expect, it } from "vitest";
import { toPages } from "./load-back-to.ts";

const messages = (count: number) => Array.from({ length: count }, (_, index) => ({ id: index + 1 }) as ChatMessage);
const shape = (pages: ReturnType<typeof toPages>) =>
  pages.map(({ chatMessages, next }) => [chatMessages[0]?.id, chatMessages.at(-1)?.id, next]);

describe("many messages loaded at once", () => {
  it("are pages as they would have been one by one, the newest first", () => {
    expect(shape(toPages(messages(5), 2, 1))).toEqual([
      [4, 5, 4],
      [2, 3, 2],
      [1, 1, 1],
    ]);
  });
  it("end where nothing is older", () => {
    expect(shape(toPages(messages(4), 2, null))).toEqual([
      [3, 4, 3],
      [1, 2, null],
    ]);
    expect(toPages([], 2, null)).toEqual([]);
  });
});
