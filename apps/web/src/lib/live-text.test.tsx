// @vitest-environment happy-dom
import { act, renderHook } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { addLiveText, endLiveText, startLiveText, useLiveText } from "./live-text.ts";

// A page that was busy shows the text a little later than in the next frame.
const shown = (isSo: () => boolean) => act(() => vi.waitUntil(isSo, { interval: 5 }));

it("puts pieces together by position, whatever comes twice", async () => {
  const { result } = renderHook(() => useLiveText(1));
  expect(startLiveText(1, "Hel")).toBe(3);
  expect(addLiveText(1, 3, "lo")).toBe(true);
  expect(addLiveText(1, 3, "lo")).toBe(true);
  expect(addLiveText(1, 0, "Hello 😀")).toBe(true);
  expect(addLiveText(1, 6, "😀!")).toBe(true);
  await shown(() => result.current === "Hello 😀!");
});

it("refuses a piece after a gap and stays exact", async () => {
  startLiveText(2, "a");
  expect(addLiveText(2, 2, "c")).toBe(false);
  expect(addLiveText(2, 1, "bc")).toBe(true);
  const { result } = renderHook(() => useLiveText(2));
  await shown(() => result.current === "abc");
});

it("renders once a frame however many pieces come", async () => {
  startLiveText(3, "");
  const render = vi.fn(() => useLiveText(3));
  renderHook(render);
  render.mockClear();
  for (let at = 0; at < 500; at++) addLiveText(3, at, "x");
  await shown(() => render.mock.calls.length > 0);
  expect(render).toHaveBeenCalledTimes(1);
  expect(render).toHaveLastReturnedWith("x".repeat(500));
});

it("goes on from where it is when its message is opened again, and forgets it at the end", async () => {
  startLiveText(4, "ab");
  addLiveText(4, 2, "cd");
  expect(startLiveText(4, "ab")).toBe(4);
  expect(startLiveText(4, "abcdef")).toBe(6);
  const { result } = renderHook(() => useLiveText(4));
  endLiveText(4);
  await shown(() => result.current === undefined);
});

it("gives way to whoever writes: their frame shows no new text, the next one does", () => {
  vi.useFakeTimers();
  startLiveText(5, "");
  const { result } = renderHook(() => useLiveText(5));
  const frame = () => act(() => vi.advanceTimersToNextFrame());
  addLiveText(5, 0, "a");
  act(() => vi.runAllTimers());
  addLiveText(5, 1, "b");
  dispatchEvent(new Event("beforeinput"));
  frame();
  expect(result.current).toBe("a");
  frame();
  expect(result.current).toBe("ab");
  // While they go on, it comes less often.
  addLiveText(5, 2, "c");
  frame();
  frame();
  expect(result.current).toBe("ab");
  act(() => vi.runAllTimers());
  expect(result.current).toBe("abc");
  vi.useRealTimers();
});
