import { fill, type Values } from "./fill.ts";
import { locale } from "./language.ts";

export type Catalog = Record<string, string>;

let catalog: Catalog = {};

/** From now on everything is said in the words of this catalog; English needs none. */
export const speak = (words: Catalog) => {
  catalog = words;
};

/** The texts that the catalog has words for. */
export const known = () => Object.keys(catalog);

export const wordsFor = (message: string) => catalog[message] || message;

/** What the macros `t` and `plural` become. */
export const translate = (message: string, values?: Values): string =>
  values ? fill(wordsFor(message), values, (_, inside) => inside.join(""), locale).join("") : wordsFor(message);
