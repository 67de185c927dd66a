// @vitest-environment happy-dom
import type { AnswerEvent, FollowInput } from "@neptun/api/generation/schema";
import type { ChatMessage } from "@neptun/api/message/schema";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startLiveText } from "../../lib/live-text.ts";
import { type Follow, followAnswer } from "./follow-answer.ts";

type Observer = Parameters<Follow["subscribe"]>[1];

/** The connections that were opened, as a server sees them. */
function listen(id: number, soFar = "") {
  const opened: { input: FollowInput; observer: Observer; isClosed: boolean }[] = [];
  const reader = { onEnd: vi.fn(), onConnection: vi.fn(), onTrouble: vi.fn() };
  const stop = followAnswer({
    subscribe: (input, observer) => {
      const connection = { input, observer, isClosed: false };
      opened.push(connection);
      return { unsubscribe: () => (connection.isClosed = true) };
    },
    chatId: 1,
    message: { id, message: soFar },
    ...reader,
  });
  const say = (event: AnswerEvent) => opened.at(-1)!.observer.onData({ data: event });
  const text = (position: number, piece: string) => say({ kind: "text", position, text: piece });
  return { opened, say, text, stop, ...reader };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("goes on from the text the list gave", () => {
  const { opened } = listen(10, "12345");
  expect(opened[0]?.input).toEqual({ chat_id: 1, message_id: 10, position: 5 });
});

it("opens again where it was after a gap, and loses nothing", () => {
  const { opened, text, onTrouble } = listen(11);
  text(0, "abc");
  text(5, "fg");
  expect(opened[0]?.isClosed).toBe(true);
  expect(onTrouble).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(500);
  expect(opened[1]?.input.position).toBe(3);
  text(3, "de");
  text(5, "fg");
  expect(startLiveText(11, "")).toBe(7);
});

it("tries again, ever more slowly, while nothing answers", () => {
  const { opened } = listen(12);
  for (const wait of [500, 1000, 2000, 4000]) {
    opened.at(-1)!.observer.onError({});
    const before = opened.length;
    vi.advanceTimersByTime(wait - 1);
    expect(opened).toHaveLength(before);
    vi.advanceTimersByTime(1);
    expect(opened).toHaveLength(before + 1);
  }
});

it("gives up where the server refuses, and lets the list say why", () => {
  const { opened, onTrouble } = listen(13);
  opened[0]!.observer.onError({ data: { code: "NOT_FOUND" } });
  vi.advanceTimersByTime(60_000);
  expect(opened).toHaveLength(1);
  expect(onTrouble).toHaveBeenCalledOnce();
});

it("opens again when the server goes away without an end", () => {
  const { opened } = listen(14);
  opened[0]!.observer.onStopped();
  vi.advanceTimersByTime(500);
  expect(opened).toHaveLength(2);
});

it("ends once and closes", () => {
  const { opened, say, onEnd } = listen(15);
  const chatMessage = { id: 15, message: "done", status: "complete" } as ChatMessage;
  say({ kind: "end", chatMessage });
  opened[0]!.observer.onStopped();
  say({ kind: "end", chatMessage });
  vi.advanceTimersByTime(60_000);
  expect(onEnd).toHaveBeenCalledExactlyOnceWith(chatMessage);
  expect(opened).toHaveLength(1);
  expect(opened[0]?.isClosed).toBe(true);
});

it("is silent once the reader left", () => {
  const { opened, stop, text, onTrouble } = listen(16);
  stop();
  text(4, "x");
  opened[0]!.observer.onError({});
  vi.advanceTimersByTime(60_000);
  expect(opened).toHaveLength(1);
  expect(onTrouble).not.toHaveBeenCalled();
});
