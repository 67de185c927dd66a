/** The language of the page; `boot.js` has chosen it before the first paint. */
export const language: string = globalThis.document?.documentElement.lang || "en";

const isOfLanguage = (tag: string) => tag.split("-")[0] === language;
/** How dates and numbers are written: as in the reader's country, where they speak the language of the page. */
export const locale: string = globalThis.navigator?.languages?.find(isOfLanguage) ?? language;
