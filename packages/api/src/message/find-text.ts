/** How a text is looked for. */
export interface FindOptions {
  match_case?: boolean | undefined;
  whole_words?: boolean | undefined;
}

const SPECIAL = /[.*+?^${}()|[\]\\]/g;
/** A part of a word; scripts without spaces have no whole words. */
const INSIDE = "[\\p{L}\\p{N}_]";

/** What finds every place of a text, as it is written: signs mean themselves, and any blanks any others. */
export function toFinder(text: string, { match_case, whole_words }: FindOptions = {}): RegExp {
  const source = text.trim().replace(SPECIAL, "\\$&").replace(/\s+/g, "\\s+");
  const whole = whole_words ? `(?<!${INSIDE})(?:${source})(?!${INSIDE})` : source;
  return new RegExp(whole, match_case ? "gu" : "giu");
}

/** How often it is there. */
export function countOf(text: string, finder: RegExp): number {
  finder.lastIndex = 0;
  let count = 0;
  for (let found = finder.exec(text); found; found = finder.exec(text)) count++;
  return count;
}
