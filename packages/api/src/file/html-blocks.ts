/** A line of nothing but blanks. */
export const blank = /^[ \t]*$/;

const htmlTag = [
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset",
  "figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav",
  "noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul",
].join("|");
const htmlAttribute = "[ \\t]+[a-z_:][\\w:.-]*(?:[ \\t]*=[ \\t]*(?:[^\"'=<>`\\s]+|'[^']*'|\"[^\"]*\"))?";
/** How the seven kinds of HTML blocks begin and end; only the last cannot interrupt a paragraph. */
export const htmlBlocks: readonly { start: RegExp; end: RegExp }[] = [
  { start: /^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, end: /<\/(?:script|pre|style|textarea)>/i },
  { start: /^<!--/, end: /-->/ },
  { start: /^<\?/, end: /\?>/ },
  { start: /^<![a-z]/i, end: />/ },
  { start: /^<!\[CDATA\[/, end: /\]\]>/ },
  { start: new RegExp(`^</?(?:${htmlTag})(?:[ \\t]|/?>|$)`, "i"), end: blank },
  {
    start: new RegExp(`^<(?:[a-z][a-z0-9-]*(?:${htmlAttribute})*[ \\t]*/?|/[a-z][a-z0-9-]*[ \\t]*)>[ \\t]*$`, "i"),
    end: blank,
  },
];
