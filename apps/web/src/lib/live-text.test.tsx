// @vitest-environment happy-dom
import { act, renderHook } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { addLiveText, endLiveText, startLiveText, useLiveText } from "./live-text.ts";

const nextFrame = () => act(() => new Promise((resolve) => requestAnimationFrame(resolve)));

it("puts pieces together by position, whatever comes twice", async () => {
  const { result } = renderHook(() => useLiveText(1));
  expect(startLiveText(1, "Hel")).toBe(3);
  expect(addLiveText(1, 3, "lo")).toBe(true);
  expect(addLiveText(1, 3, "lo")).toBe(true);
  expect(addLiveText(1, 0, "Hello 😀")).toBe(true);
  expect(addLiveText(1, 6, "😀!")).toBe(true);
  await nextFrame();
  expect(result.current).toBe("Hello 😀!");
});

it("refuses a piece after a gap and stays exact", async () => {
  startLiveText(2, "a");
  expect(addLiveText(2, 2, "c")).toBe(false);
  expect(addLiveText(2, 1, "bc")).toBe(true);
  const { result } = renderHook(() => useLiveText(2));
  await nextFrame();
  expect(result.current).toBe("abc");
});

it("renders once a frame however many pieces come", async () => {
  startLiveText(3, "");
  const render = vi.fn(() => useLiveText(3));
  renderHook(render);
  render.mockClear();
  for (let at = 0; at < 500; at++) addLiveText(3, at, "x");
  await nextFrame();
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
  await nextFrame();
  expect(result.current).toBeUndefined();
});
