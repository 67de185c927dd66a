import { EditorState } from "@codemirror/state";
import fc from "fast-check";
import { expect, it } from "vitest";
import { lineBreakOf } from "./line-break.ts";

it("gives every text back as it was, whatever its line breaks are", () => {
  const text = fc.array(fc.constantFrom("a", "\r", "\n", "\r\n", "é")).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (doc) => {
      const state = EditorState.create({ doc, extensions: EditorState.lineSeparator.of(lineBreakOf(doc)) });
      expect(state.sliceDoc()).toBe(doc);
    }),
  );
});

it("goes on with the line breaks of Windows in a text that has no others", () => {
  expect(lineBreakOf("a\r\nb\r\n")).toBe("\r\n");
  expect(lineBreakOf("a\r\nb\n")).toBe("\n");
  expect(lineBreakOf("")).toBe("\n");
});
