import { plural, t } from "@lingui/core/macro";
import { findLanguage } from "@neptun/api/file/language";
import { locale } from "../../lib/language.ts";

const counts = new Intl.NumberFormat(locale);
export const formatCount = (count: number) => counts.format(count);

/** "1 line", "20,000 lines". */
export const countOf = (count: number, what: keyof typeof things) => things[what](count);

const things = {
  file: (count: number) => plural(count, { one: "# file", other: "# files" }),
  line: (count: number) => plural(count, { one: "# line", other: "# lines" }),
  version: (count: number) => plural(count, { one: "# version", other: "# versions" }),
};

/** "3 of 12 files"; all of them are "12 files". */
export function partOf(shown: number, count: number): string {
  const part = formatCount(shown);
  return shown < count ? plural(count, { one: `${part} of # file`, other: `${part} of # files` }) : things.file(count);
}

/** The language as people write it: "TypeScript" for `typescript`. */
export const languageLabel = (language: string) => findLanguage(language)?.label ?? (language || t`Plain text`);
