import type { PaletteItem } from "./palette-item.ts";

const isWordStart = (text: string, at: number) => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!);

/** How well a text has this word: at its beginning, at the beginning of a word, anywhere, not at all (0). */
function wordRank(text: string, word: string): number {
  let best = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0) return 3;
    if (isWordStart(text, at)) best = 2;
    best ||= 1;
  }
  return best;
}

export const wordsOf = (query: string) => query.toLowerCase().split(/\s+/).filter(Boolean);

/** How well an item fits: 0 where one of the words is missing. The title counts for more than where it is. */
function rankOf({ title, detail = "" }: PaletteItem, words: string[]): number {
  const [name, place] = [title.toLowerCase(), detail.toLowerCase()];
  let rank = 1;
  for (const word of words) {
    const own = 3 * wordRank(name, word) || wordRank(place, word);
    if (own === 0) return 0;
    rank += own;
  }
  return rank;
}

/** The items that have all words, the best first; of those that are alike, what was used last, then the order given. */
export function rankItems(items: PaletteItem[], query: string, recent: readonly string[]): PaletteItem[] {
  const words = wordsOf(query);
  const ageOf = (item: PaletteItem) => {
    const at = recent.indexOf(item.key);
    return at < 0 ? recent.length : at;
  };
  return items
    .map((item, order) => ({ item, order, rank: rankOf(item, words), age: ageOf(item) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank || one.age - other.age || one.order - other.order)
    .map(({ item }) => item);
}
