import { keep, readKept } from "./kept.ts";

/** In its own words, so that everyone finds theirs. */
export const languages = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof languages;
const KEY = "neptun-language";

/** The language of the page; `boot.js` has chosen it before the first paint. */
export const language: string = globalThis.document?.documentElement.lang || "en";
export const direction = globalThis.document?.documentElement.dir === "rtl" ? "rtl" : "ltr";

const isOfLanguage = (tag: string) => tag.split("-")[0] === language;
/** How dates and numbers are written: as in the reader's country, where they speak the language of the page. */
export const locale: string = globalThis.navigator?.languages?.find(isOfLanguage) ?? language;

/** What the person chose; undefined where the browser decides. */
export const languageChoice = (): string | undefined => readKept(KEY);

/** Everything is said anew, so the page is loaded anew: what is not sent yet is kept. */
export function setLanguage(choice: Language | undefined) {
  keep(KEY, choice);
  location.reload();
}
