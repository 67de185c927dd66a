import { findLanguage } from "@neptun/api/file/language";

const counts = new Intl.NumberFormat();
export const formatCount = (count: number) => counts.format(count);

/** "1 line", "20,000 lines". */
export const countOf = (count: number, one: string) => `${formatCount(count)} ${count === 1 ? one : `${one}s`}`;

/** The language as people write it: "TypeScript" for `typescript`. */
export const languageLabel = (language: string) => findLanguage(language)?.label ?? (language || "Plain text");
