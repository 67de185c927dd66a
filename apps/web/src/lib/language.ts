/** The language of the page; `boot.js` has chosen it before the first paint. */
export const language: string = globalThis.document?.documentElement.lang || "en";

/** Some systems give their browsers tags that are none, such as `en-US@posix`: formats would throw at them. */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** The first of the reader's tags that is of a language. */
export const localeOf = (tags: readonly string[], language: string): string =>
  tags.find((tag) => tag.split("-")[0] === language && isTag(tag)) ?? language;

/** How dates and numbers are written: as in the reader's country, where they speak the language of the page. */
export const locale: string = localeOf(globalThis.navigator?.languages ?? [], language);
