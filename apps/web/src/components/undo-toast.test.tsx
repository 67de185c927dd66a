// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { listenForKeys } from "../lib/listen-for-keys.ts";
import { UNDO_MS, UndoToast } from "./undo-toast.tsx";

let stopListening: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  stopListening = listenForKeys();
});
afterEach(() => {
  cleanup();
  stopListening();
  vi.useRealTimers();
});

function offer(text = "Deleted “A chat”") {
  const undo = vi.fn();
  const onEnd = vi.fn();
  const { container, unmount } = render(<UndoToast text={text} undo={undo} onEnd={onEnd} />);
  return { undo, onEnd, toast: container.firstElementChild!, unmount };
}
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

it("stays eight seconds", () => {
  const { onEnd, undo } = offer();
  wait(UNDO_MS - 1);
  expect(onEnd).not.toHaveBeenCalled();
  wait(1);
  expect(onEnd).toHaveBeenCalledOnce();
  expect(undo).not.toHaveBeenCalled();
});

it("waits while the pointer or the focus is on it, and goes on where it stood", () => {
  const { onEnd, toast } = offer();
  wait(5000);
  fireEvent.pointerEnter(toast);
  wait(60_000);
  fireEvent.focus(screen.getByRole("button", { name: "Undo" }));
  fireEvent.pointerLeave(toast);
  wait(60_000);
  fireEvent.blur(screen.getByRole("button", { name: "Undo" }));
  wait(UNDO_MS - 5001);
  expect(onEnd).not.toHaveBeenCalled();
  wait(1);
  expect(onEnd).toHaveBeenCalledOnce();
});

it("is taken once by its button", () => {
  const { onEnd, undo } = offer();
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledOnce();
  expect(onEnd).toHaveBeenCalledOnce();
});

it("is taken by Ctrl+Z, the newest first", () => {
  const older = offer("older");
  const newer = offer("newer");
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  expect([older.undo.mock.calls.length, newer.undo.mock.calls.length]).toEqual([0, 1]);
  newer.unmount();
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  expect(older.undo).toHaveBeenCalledOnce();
  older.unmount();
  const event = new KeyboardEvent("keydown", { key: "z", ctrlKey: true, cancelable: true, bubbles: true });
  document.body.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
});

it("leaves Ctrl+Z to a text field that has the focus", () => {
  const { undo } = offer();
  const field = document.body.appendChild(document.createElement("textarea"));
  field.focus();
  fireEvent.keyDown(field, { key: "z", ctrlKey: true });
  field.remove();
  expect(undo).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true, shiftKey: true });
  expect(undo).not.toHaveBeenCalled();
});
