/** No text of the message itself. */
const NOT_TEXT = "button, time, svg, [aria-hidden=true], .sr-only";
const BLOCK = "p, li, pre, td, th, h1, h2, h3, h4, h5, h6, blockquote, summary, div, article";
/** What a page can mark and still scroll smoothly. */
const MOST = 2_000;

const isText = (node: Node) => {
  if (node instanceof Element) return node.matches(NOT_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  return NodeFilter.FILTER_ACCEPT;
};

/** Where in the text of an element something is, across the elements that it is cut into. */
export function foundRanges(within: Element, finder: RegExp): Range[] {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, isText);
  const nodes: { node: Text; start: number }[] = [];
  let text = "";
  let block: Element | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const own = node.parentElement?.closest(BLOCK) ?? null;
    if (own !== block) text += "\u0000"; // nothing is found across it
    block = own;
    nodes.push({ node: node as Text, start: text.length });
    text += node.nodeValue;
  }
  const ranges: Range[] = [];
  let at = 0;
  const toPoint = (offset: number, isEnd: boolean) => {
    while (at > 0 && nodes[at]!.start > offset) at--;
    while (at + 1 < nodes.length && (isEnd ? nodes[at + 1]!.start < offset : nodes[at + 1]!.start <= offset)) at++;
    const { node, start } = nodes[at]!;
    return [node, Math.min(offset - start, node.length)] as const;
  };
  finder.lastIndex = 0;
  for (let found = finder.exec(text); found && ranges.length < MOST; found = finder.exec(text)) {
    const range = document.createRange();
    range.setStart(...toPoint(found.index, false));
    range.setEnd(...toPoint(found.index + found[0].length, true));
    ranges.push(range);
  }
  return ranges;
}
