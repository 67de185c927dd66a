import { type NodePath, types as t, traverse } from "@babel/core";
import { parse, type Source } from "./sources.ts";

const MACROS = new Set(["t", "msg", "plural", "select", "selectOrdinal", "Trans", "Plural"]);

/** What is read to somebody, or out loud. */
const SPOKEN = /^(?:alt|title|label|placeholder|aria-(?:label|description|placeholder|roledescription|valuetext))$/;
/** What nobody reads: code, addresses and names for the browser. */
const UNSPOKEN =
  /^(?:className|style|d|viewBox|sandbox|accept|allow|href|to|from|src|rel|key|pattern|aria-keyshortcuts)$/;

const LETTERS = /\p{L}{2}/u;
/** In words, as people write: it begins with a capital letter, and goes on. */
const SENTENCE = /^\p{Lu}[\p{L}’'-]*(?: [\p{L}\p{N}#({“‘][^\s]*)+$|^\p{Lu}\p{Ll}+(?:…|\.)$/u;
/** So in a property of ours, whatever its name is. */
const WORDS = /^\p{Lu}\p{Ll}+(?:$|[\s…])|\p{L}\s+\p{L}/u;

const textOf = (node: t.Node): string | undefined =>
  t.isStringLiteral(node) || t.isDirectiveLiteral(node) || t.isJSXText(node)
    ? node.value
    : t.isTemplateElement(node)
      ? node.value.raw
      : undefined;

function isMacro({ node }: NodePath): boolean {
  const name = t.isTaggedTemplateExpression(node)
    ? node.tag
    : t.isCallExpression(node)
      ? node.callee
      : t.isJSXElement(node)
        ? node.openingElement.name
        : undefined;
  return (t.isIdentifier(name) || t.isJSXIdentifier(name)) && MACROS.has(name.name);
}

/** Where a value goes as it is: through a choice, a default, a joining, but into no call and no other element. */
const isPassedOn = ({ node, key }: NodePath) =>
  t.isConditionalExpression(node) ||
  t.isLogicalExpression(node) ||
  t.isTemplateLiteral(node) ||
  t.isBinaryExpression(node, { operator: "+" }) ||
  t.isTSAsExpression(node) ||
  (t.isJSXExpressionContainer(node) && key !== undefined);

/** The attribute or the element whose value or child this text becomes. */
function placeOf(path: NodePath): NodePath | undefined {
  let [child, parent] = [path, path.parentPath];
  while (parent && isPassedOn(parent)) {
    if (parent.isConditionalExpression() && child.key === "test") return undefined;
    [child, parent] = [parent, parent.parentPath];
  }
  return parent ?? undefined;
}

function isForPeople(path: NodePath, text: string): boolean {
  if (path.isJSXText()) return LETTERS.test(text);
  const place = placeOf(path);
  if (place?.isJSXElement() || place?.isJSXFragment()) return LETTERS.test(text);
  if (place?.isJSXAttribute()) {
    const name = t.isJSXIdentifier(place.node.name) ? place.node.name.name : "";
    if (UNSPOKEN.test(name)) return false;
    return SPOKEN.test(name) ? LETTERS.test(text) : WORDS.test(text);
  }
  // What goes wrong inside is told to those who run it, in English.
  if (place?.isNewExpression() || place?.isImportDeclaration()) return false;
  return SENTENCE.test(text);
}

/** The texts of a source that people read and that no macro says, each with its line. */
export async function literalsIn(source: Source): Promise<string[]> {
  const found: string[] = [];
  traverse(await parse(source), {
    enter(path) {
      if (isMacro(path) || path.isTSType()) return path.skip();
      const text = textOf(path.node)?.replace(/\s+/g, " ").trim();
      if (text && isForPeople(path, text)) found.push(`${source.name}:${path.node.loc?.start.line} ${text}`);
    },
  });
  return found;
}
