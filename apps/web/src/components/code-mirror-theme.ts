import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const button = {
  border: "1px solid var(--input)",
  borderRadius: "6px",
  background: "var(--card)",
  color: "var(--foreground)",
  padding: "0 10px",
  minHeight: "30px",
  font: "500 13px/1.4 var(--font-sans)",
  backgroundImage: "none",
  textTransform: "none",
};

const looks = EditorView.theme({
  "&": { height: "100%", color: "var(--code-foreground)", backgroundColor: "var(--code)", fontSize: "0.8125rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "1.25rem", overflow: "auto" },
  ".cm-content": { padding: "0.75rem 0", caretColor: "var(--foreground)" },
  ".cm-content:focus-visible": { outline: "none" },
  "&:has(.cm-content:focus-visible)": { boxShadow: "inset 0 0 0 2px var(--ring)" },
  ".cm-line": { padding: "0 1.5ch" },
  ".cm-gutters": { backgroundColor: "var(--code)", color: "var(--code-comment)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 1ch 0 1.5ch", minWidth: "4ch" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--foreground) 4%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--code-foreground)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--foreground)", borderLeftWidth: "2px" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--primary) 26%, transparent)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    boxShadow: "inset 0 0 0 1px var(--ring)",
    borderRadius: "2px",
  },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", color: "var(--destructive)" },
  ".cm-specialChar": { color: "var(--destructive)" },
  ".cm-searchMatch": { backgroundColor: "color-mix(in srgb, var(--warning) 30%, transparent)", borderRadius: "2px" },
  ".cm-searchMatch-selected": {
    backgroundColor: "color-mix(in srgb, var(--warning) 45%, transparent)",
    boxShadow: "0 0 0 1.5px var(--warning)",
  },
  ".cm-selectionMatch": { backgroundColor: "color-mix(in srgb, var(--primary) 12%, transparent)" },
  ".cm-marked-line": { backgroundColor: "var(--primary-muted)" },
  ".cm-marked-number": {
    backgroundColor: "var(--primary-muted)",
    color: "var(--code-foreground)",
    boxShadow: "inset 2px 0 0 var(--primary)",
  },
  ".cm-pick-lines .cm-gutterElement": { cursor: "pointer" },
  ".cm-pick-lines .cm-gutterElement:hover": { color: "var(--link)", textDecoration: "underline" },
  ".cm-panels": { backgroundColor: "var(--popover)", color: "var(--foreground)", zIndex: "20" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--border)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--border)" },
  ".cm-panel.cm-search": {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "6px",
    padding: "8px 40px 8px 12px",
    fontFamily: "var(--font-sans)",
    fontSize: "13px",
    "& br": { display: "none" },
    "& label": { display: "inline-flex", alignItems: "center", gap: "4px", fontSize: "13px", margin: "0 4px 0 0" },
    "& input[type=checkbox]": { margin: "0", accentColor: "var(--primary)" },
    "& button.cm-button": { ...button, margin: "0" },
    "& button.cm-button:hover": { background: "var(--hover)" },
    "& button[name=close]": {
      position: "absolute",
      top: "8px",
      right: "8px",
      width: "30px",
      height: "30px",
      borderRadius: "6px",
      color: "var(--muted-foreground)",
      fontSize: "18px",
    },
    "& button[name=close]:hover": { background: "var(--hover)", color: "var(--foreground)" },
  },
  ".cm-textfield": {
    border: "1px solid var(--input)",
    borderRadius: "6px",
    background: "var(--card)",
    color: "var(--foreground)",
    padding: "0 8px",
    margin: "0",
    height: "30px",
    width: "min(220px, 100%)",
    fontSize: "13px",
  },
  "@media (pointer: coarse)": {
    "&": { fontSize: "0.875rem" },
    ".cm-panel.cm-search button.cm-button, .cm-textfield": { minHeight: "44px" },
    ".cm-panel.cm-search button[name=close]": { width: "44px", height: "44px", top: "2px", right: "2px" },
    ".cm-textfield": { fontSize: "16px" },
    ".cm-panel.cm-search label": { minHeight: "44px" },
    // A phone has no room for it, nor a use for many cursors.
    ".cm-panel.cm-search button[name=select]": { display: "none" },
  },
});

const { comment, keyword, string, number, typeName, variableName, propertyName } = tags;
const { function: called, definition, special } = tags;

const colours = HighlightStyle.define([
  { tag: [comment, tags.meta, tags.quote, tags.processingInstruction], color: "var(--code-comment)" },
  { tag: [keyword, tags.bool, tags.null, tags.atom, tags.self, tags.modifier], color: "var(--code-keyword)" },
  { tag: [string, tags.regexp, tags.inserted, special(string), tags.monospace], color: "var(--code-string)" },
  { tag: [number, tags.unit, tags.color, tags.escape, tags.list], color: "var(--code-number)" },
  {
    tag: [called(variableName), called(propertyName), definition(called(variableName)), tags.heading, tags.labelName],
    color: "var(--code-function)",
  },
  { tag: [tags.link, tags.url], color: "var(--code-function)", textDecoration: "underline" },
  {
    tag: [typeName, tags.className, tags.namespace, tags.tagName, tags.standard(variableName)],
    color: "var(--code-type)",
  },
  {
    tag: [tags.attributeName, definition(propertyName), special(variableName), tags.deleted],
    color: "var(--code-variable)",
  },
  { tag: [tags.strong, tags.heading], fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
]);

/** The looks of the app: all colours are its variables, so both themes are here. */
export const codeMirrorTheme: Extension = [looks, syntaxHighlighting(colours)];
