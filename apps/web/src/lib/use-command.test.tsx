// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { listenForKeys } from "./listen-for-keys.ts";
import { runCommand, useCommand } from "./use-command.ts";

let stop: () => void;
beforeEach(() => {
  stop = listenForKeys();
});
afterEach(() => {
  cleanup();
  stop();
});

const newChat = vi.fn();
const edit = vi.fn();
const copy = vi.fn();
beforeEach(() => void vi.clearAllMocks());

function Page({ isOff = false }) {
  const file = useRef<HTMLDivElement>(null);
  useCommand("chat.new", newChat, { isOff });
  useCommand("answer.copy", copy);
  useCommand("file.edit", edit, { within: file });
  return (
    <>
      <input aria-label="Field" />
      <div ref={file}>
        <button type="button">In the file</button>
        <input aria-label="Name" />
      </div>
      <div role="dialog" aria-label="A dialog">
        <button type="button">In the dialog</button>
      </div>
    </>
  );
}

const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, code: `Key${key.toUpperCase()}`, ...more });
const ctrlShift = { ctrlKey: true, shiftKey: true };

it("keys do what somebody on the page can do, and nothing when nobody can", () => {
  const { rerender } = render(<Page />);
  expect(press("o", ctrlShift)).toBe(false); // prevented
  expect(newChat).toHaveBeenCalledOnce();
  rerender(<Page isOff />);
  expect(press("o", ctrlShift)).toBe(true);
  expect(newChat).toHaveBeenCalledOnce();
});

it("a letter alone is left to fields, and means something only where the focus is", () => {
  render(<Page />);
  press("e");
  screen.getByLabelText("Name").focus();
  press("e");
  expect(edit).not.toHaveBeenCalled();
  screen.getByText("In the file").focus();
  press("e");
  expect(edit).toHaveBeenCalledOnce();
  expect(runCommand("file.edit")).toBeUndefined();
});

it("an input method, a dialog and who took the key already come first", () => {
  render(<Page />);
  screen.getByLabelText("Field").focus();
  press("c", { ...ctrlShift, isComposing: true });
  screen.getByText("In the dialog").focus();
  press("c", ctrlShift);
  screen.getByLabelText("Field").focus();
  const take = (event: Event) => event.preventDefault();
  document.body.addEventListener("keydown", take);
  press("c", ctrlShift);
  document.body.removeEventListener("keydown", take);
  expect(copy).not.toHaveBeenCalled();
  press("c", ctrlShift);
  expect(copy).toHaveBeenCalledOnce();
});

it("where nothing was to be done, the keys mean what they mean elsewhere", () => {
  render(<Page />);
  copy.mockReturnValueOnce(false);
  expect(press("c", ctrlShift)).toBe(true);
  expect(press("c", ctrlShift)).toBe(false);
});
