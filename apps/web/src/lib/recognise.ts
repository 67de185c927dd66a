import { known, translate } from "./strings.ts";

const BLANK = /\{\d+\}/g;
/** So much of a sentence is its own, or it could be any. */
const LEAST = 15;

interface Form {
  text: string;
  pattern: RegExp;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const ownOf = (text: string) => text.replace(BLANK, "").length;

/** The sentences with blanks, those first that have the most words of their own. */
function readForms(): Form[] {
  const texts = known().filter((text) => text.endsWith(".") || /\.? ?\{\d+\}$/.test(text));
  const sentences = texts.filter(
    (text) => text.search(BLANK) >= 0 && !text.includes(", plural, ") && ownOf(text) >= LEAST,
  );
  return sentences
    .sort((a, b) => ownOf(b) - ownOf(a))
    .map((text) => ({ text, pattern: new RegExp(`^${text.split(BLANK).map(escaped).join("(.*)")}$`, "s") }));
}

let forms: Form[] | undefined;

/**
 * What a server stored or sent as a whole English sentence, in the language of the page: found by its form, and what fills its
 * blanks likewise. Undefined where the catalog does not know it, and on an English page.
 */
export function recognise(sentence: string): string | undefined {
  const words = translate(sentence);
  if (words !== sentence) return words;
  forms ??= readForms();
  for (const { text, pattern } of forms) {
    const found = pattern.exec(sentence);
    if (found) return translate(text, Object.fromEntries(valuesOf(text, found)));
  }
  return undefined;
}

const valuesOf = (text: string, found: RegExpExecArray) =>
  (text.match(BLANK) ?? []).map((blank, n) => {
    const value = found[n + 1]!;
    return [blank.slice(1, -1), recognise(value) ?? value];
  });
