import { language } from "./language.ts";
import { type Catalog, speak } from "./strings.ts";

const catalogs: Record<string, () => Promise<{ default: Catalog }>> = {
  de: () => import("../locales/de.json"),
};

/** Loads the words of the page's language; without them the page is in English. */
export async function loadStrings() {
  const load = catalogs[language];
  if (!load) return;
  try {
    speak((await load()).default);
  } catch (error) {
    console.error(error);
  }
}
