import { language } from "./language.ts";
import { type Catalog, speak, translate } from "./strings.ts";

const catalogs: Record<string, () => Promise<{ default: Catalog }>> = {
  de: () => import("../locales/de.json"),
};

/** Loads the words of the page's language; without them the page is in English. */
export async function loadStrings() {
  const load = catalogs[language];
  if (!load) return;
  try {
    // The schemas say what is wrong with an input before a server does.
    const [words, { setSpeaker }] = await Promise.all([load(), import("@neptun/api/said")]);
    speak(words.default);
    setSpeaker(({ text, values }) => translate(text, { ...values }));
  } catch (error) {
    console.error(error);
  }
}
