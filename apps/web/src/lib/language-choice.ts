import { keep, readKept } from "./kept.ts";

/** Each in its own words, so that everyone finds theirs. */
export const languages = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof languages;
const KEY = "neptun-language";

/** What the person chose; undefined where the browser decides. */
export const languageChoice = (): Language | undefined => {
  const kept = readKept(KEY);
  return kept === "en" || kept === "de" ? kept : undefined;
};

/** Everything is said anew, so the page is loaded anew: what is not sent yet is kept. */
export function setLanguage(choice: Language | undefined) {
  keep(KEY, choice);
  location.reload();
}
