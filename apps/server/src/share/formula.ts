import { FORMULA_LIMITS, type Formula, isTooDeep } from "@neptun/api/message/formulas";
import temml from "temml";
import { Html, html } from "./html.ts";
import type { Words } from "./words.ts";

/** Of longer ones, and of more in one piece of text, the source is shown: everyone waits for them. */
const LONGEST = 500;
const MOST = 40;

interface MathNode {
  style?: Record<string, string>;
  children?: MathNode[];
  toMarkup(): string;
}

type ToTree = (source: string, settings: object) => MathNode;
/** Its types describe the module of the other kind. */
const { __renderToMathMLTree: toTree } = temml as unknown as { __renderToMathMLTree: ToTree };

/** Untrusted TeX as MathML, the formula after `before` others; what is not TeX stays as it was written. */
export function formulaHtml({ value: source, display }: Formula, before: number, words: Words): Html {
  const asItIs = html`<code dir="ltr">${source}</code>`;
  if (source.length > LONGEST || before >= MOST || isTooDeep(source)) return asItIs;
  try {
    const settings = { displayMode: display, throwOnError: true, ...FORMULA_LIMITS };
    const tree = toTree(source, settings);
    removeStyles(tree);
    const math = new Html(tree.toMarkup());
    return display
      ? html`<span class="formula display" dir="ltr" role="group" aria-label="${words.formula}" tabindex="0">${math}</span>`
      : html`<span class="formula" dir="ltr">${math}</span>`;
  } catch {
    return asItIs;
  }
}

/** The page's policy allows none. */
function removeStyles(node: MathNode): void {
  if (node.style) node.style = {};
  node.children?.forEach(removeStyles);
}
