// @vitest-environment happy-dom

import { EditorView } from "@codemirror/view";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createRef } from "react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { CodeEditor, type CodeEditorHandle, CodeView } from "./code-editor.tsx";

// What is loaded when it is needed is there from the beginning.
beforeAll(() => import("./code-mirror.tsx"));
afterEach(cleanup);

const editorNamed = async (name: string) => {
  const content = await screen.findByRole("textbox", { name });
  const view = EditorView.findFromDOM(content);
  if (!view) throw new Error("There is no editor");
  return { content, view };
};
const write = (view: EditorView, insert: string, from = 0, to = from) =>
  view.dispatch({ changes: { from, to, insert } });

it("is dirty while what is written differs from the text", async () => {
  const onDirtyChange = vi.fn();
  render(<CodeEditor label="a.ts" text={"one\r\ntwo"} language="ts" onDirtyChange={onDirtyChange} />);
  const { view } = await editorNamed("a.ts");
  write(view, "x");
  write(view, "y");
  expect(onDirtyChange.mock.calls).toEqual([[true]]);
  write(view, "", 0, 2);
  expect(onDirtyChange.mock.calls).toEqual([[true], [false]]);
});

it("saves with Ctrl+S, with the line breaks that the text had", async () => {
  const onSave = vi.fn();
  const ref = createRef<CodeEditorHandle>();
  const onDirtyChange = vi.fn();
  render(
    <CodeEditor
      ref={ref}
      label="a.ts"
      text={"one\r\ntwo"}
      language="ts"
      onSave={onSave}
      onDirtyChange={onDirtyChange}
    />,
  );
  const { content, view } = await editorNamed("a.ts");
  write(view, "zero");
  fireEvent.keyDown(content, { key: "s", ctrlKey: true });
  expect(onSave).toHaveBeenCalledWith("zeroone\r\ntwo");
  expect(ref.current?.getText()).toBe("zeroone\r\ntwo");
  ref.current?.markSaved("zeroone\r\ntwo");
  expect(onDirtyChange).toHaveBeenLastCalledWith(false);
});

it("shows another text while nothing is written, and keeps what is written", async () => {
  const { rerender } = render(<CodeEditor label="a.ts" text="one" language="ts" />);
  const { view } = await editorNamed("a.ts");
  rerender(<CodeEditor label="a.ts" text="two" language="ts" />);
  expect(view.state.doc.toString()).toBe("two");
  write(view, "my ");
  rerender(<CodeEditor label="a.ts" text="three" language="ts" />);
  expect(view.state.doc.toString()).toBe("my two");
});

it("tells how to leave it by keyboard, and lets Tab go after Escape", async () => {
  render(<CodeEditor label="a.ts" text="one" language="ts" />);
  const { content, view } = await editorNamed("a.ts");
  expect(document.getElementById(content.getAttribute("aria-describedby") ?? "")?.textContent).toContain(
    "To leave with Tab, press Escape first.",
  );
  fireEvent.keyDown(content, { key: "Tab", keyCode: 9 });
  expect(view.state.doc.toString()).not.toBe("one");
  fireEvent.keyDown(content, { key: "Escape", keyCode: 27 });
  const tab = new KeyboardEvent("keydown", { key: "Tab", keyCode: 9, cancelable: true, bubbles: true });
  content.dispatchEvent(tab);
  expect(tab.defaultPrevented).toBe(false);
});

it("marks the lines it is told, those that exist, in any order", async () => {
  const { rerender, container } = render(
    <CodeView label="a.ts" text={"1\n2\n3\n4"} language="text" lines={{ from: 3, to: 2 }} />,
  );
  await editorNamed("a.ts");
  const marked = () => [...container.querySelectorAll(".cm-marked-line")].map((line) => line.textContent);
  expect(marked()).toEqual(["2", "3"]);
  rerender(<CodeView label="a.ts" text={"1\n2\n3\n4"} language="text" lines={{ from: 4, to: 900 }} />);
  expect(marked()).toEqual(["4"]);
  rerender(<CodeView label="a.ts" text={"1\n2\n3\n4"} language="text" lines={{ from: 40, to: 41 }} />);
  expect(marked()).toEqual([]);
});

it("picks the lines of the selection by keyboard", async () => {
  const onLinesChange = vi.fn();
  render(<CodeView label="a.ts" text={"1\n2\n3\n4"} language="text" onLinesChange={onLinesChange} />);
  const { content, view } = await editorNamed("a.ts");
  view.dispatch({ selection: { anchor: 2, head: 5 } });
  fireEvent.keyDown(content, { key: "L", keyCode: 76, altKey: true, shiftKey: true });
  expect(onLinesChange).toHaveBeenCalledWith({ from: 2, to: 3 });
});

it("cannot be written where it is only shown", async () => {
  render(<CodeView label="a.ts" text="one" language="ts" />);
  const { content } = await editorNamed("a.ts");
  expect(content.getAttribute("contenteditable")).toBe("false");
  expect(content.getAttribute("aria-readonly")).toBe("true");
  expect(content.tabIndex).toBe(0);
});
