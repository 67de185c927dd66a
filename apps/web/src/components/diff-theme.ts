import { Decoration, EditorView } from "@codemirror/view";

/** What changed within a line. */
export const changedPart = Decoration.mark({ class: "cm-diff-part" });

/** The colours of what was added and removed; they come with a sign and a name, so that no one depends on them. */
export const diffTheme = EditorView.theme({
  ".cm-line.cm-diff-added, &.cm-merge-b .cm-changedLine": { backgroundColor: "var(--code-added)" },
  ".cm-line.cm-diff-removed, &.cm-merge-a .cm-changedLine": { backgroundColor: "var(--code-removed)" },
  ".cm-diff-added .cm-diff-part, &.cm-merge-b .cm-diff-part": {
    boxShadow: "inset 0 -2px 0 var(--success)",
  },
  ".cm-diff-removed .cm-diff-part, &.cm-merge-a .cm-diff-part": {
    boxShadow: "inset 0 -2px 0 var(--destructive)",
  },
  "&.cm-merge-a .cm-changedLineGutter": { background: "var(--destructive)" },
  "&.cm-merge-b .cm-changedLineGutter": { background: "var(--success)" },
  ".cm-diff-number .cm-gutterElement": { padding: "0 0.5ch 0 1ch", textAlign: "right", minWidth: "3ch" },
  ".cm-diff-sign .cm-gutterElement": { width: "2ch", textAlign: "center", fontWeight: "700" },
  ".cm-gutterElement.cm-diff-added": { backgroundColor: "var(--code-added)", color: "var(--code-foreground)" },
  ".cm-gutterElement.cm-diff-removed": { backgroundColor: "var(--code-removed)", color: "var(--code-foreground)" },
  ".cm-diff-fold": {
    display: "block",
    width: "100%",
    padding: "5px 1.5ch",
    textAlign: "start",
    font: "500 13px/1.25rem var(--font-sans)",
    color: "var(--muted-foreground)",
    background: "var(--code-header)",
    borderBlock: "1px solid var(--border)",
    cursor: "pointer",
  },
  ".cm-diff-fold:hover": { color: "var(--foreground)", background: "var(--hover)" },
  ".cm-diff-fold:focus-visible": { outline: "2px solid var(--ring)", outlineOffset: "-2px" },
  ".cm-line.cm-diff-current": { boxShadow: "inset 3px 0 0 var(--primary)" },
  "@media (pointer: coarse)": { ".cm-diff-fold": { padding: "12px 1.5ch" } },
});
