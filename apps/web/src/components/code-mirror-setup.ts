import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  rectangularSelection,
} from "@codemirror/view";
import { t } from "@lingui/core/macro";
import { codeMirrorTheme } from "./code-mirror-theme.ts";
import { lineBreakOf } from "./line-break.ts";

const phrases = () =>
  EditorState.phrases.of({
    next: t`Next`,
    previous: t`Previous`,
    all: t`All`,
    "match case": t`Match case`,
    regexp: t`Regular expression`,
    "by word": t`Whole word`,
    replace: t`Replace`,
    "replace all": t`Replace all`,
    close: t`Close the search`,
  });

/** A line that is as long as this, as those of minified programs are, is only shown and written: whatever looks into it takes long. */
const LONG_LINE = 20_000;
const LONG_LINES = new RegExp(`[^\\n]{${LONG_LINE}}`);

export const hasLongLine = (text: string) => text.length >= LONG_LINE && LONG_LINES.test(text);

/** What every text has: its line breaks as they are, searching, and the looks of the app. */
export const shownText = (text: string, lineBreak = lineBreakOf(text)): Extension => [
  EditorState.lineSeparator.of(lineBreak),
  EditorState.tabSize.of(4),
  EditorView.contentAttributes.of({
    tabindex: "0",
    spellcheck: "false",
    autocorrect: "off",
    autocapitalize: "off",
    translate: "no",
  }),
  EditorView.editorAttributes.of({ dir: "ltr" }),
  highlightSpecialChars(),
  hasLongLine(text) ? [] : highlightSelectionMatches({ minSelectionLength: 2 }),
  search({ top: true }),
  phrases(),
  codeMirrorTheme,
  keymap.of(searchKeymap),
];

/** What can be read but not written: it takes the focus, and brings up no keyboard on a phone. */
export const readOnlyText: Extension = [
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  keymap.of(defaultKeymap),
];

// Escape lets the next Tab leave for two seconds, and does nothing else: what the editor stands in stays open.
const leaveWithEscape = keymap.of([
  {
    key: "Escape",
    stopPropagation: true,
    run: (view) => {
      view.setTabFocusMode(2000);
      return true;
    },
  },
]);

// Pasted lines get the line breaks of the text.
const pasteAsLines = EditorView.clipboardInputFilter.of((text, state) => text.replace(/\r\n?|\n/g, state.lineBreak));

/** What can be written. */
export const editedText = (text: string, save: () => boolean): Extension => [
  Prec.high(keymap.of([{ key: "Mod-s", run: save, preventDefault: true }])),
  history(),
  drawSelection(),
  dropCursor(),
  rectangularSelection(),
  crosshairCursor(),
  hasLongLine(text) ? [] : [highlightActiveLine(), bracketMatching(), indentOnInput()],
  highlightActiveLineGutter(),
  indentUnit.of(indentUnitOf(text)),
  pasteAsLines,
  keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap]),
  leaveWithEscape,
];

/** What the first indented lines use: a tab, or two or four blanks. */
export function indentUnitOf(text: string): string {
  const indents = text.slice(0, 20_000).match(/^(?:\t| +)(?=\S)/gm) ?? [];
  if (indents[0] === "\t") return "\t";
  const blanks = indents.filter((indent) => indent.length > 1).map((indent) => indent.length);
  return blanks.length > 0 && blanks.every((count) => count % 4 === 0) ? "    " : "  ";
}
