import { findLanguage } from "@neptun/api/file/language";

const UNITS = ["byte", "kilobyte", "megabyte"] as const;
const counts = new Intl.NumberFormat();
const sizes = UNITS.flatMap((unit) =>
  [0, 1].map(
    (maximumFractionDigits) => new Intl.NumberFormat(undefined, { style: "unit", unit, maximumFractionDigits }),
  ),
);

/** "512 byte", "1.4 kB", in the reader's language. */
export function formatSize(bytes: number): string {
  const step = bytes < 1000 ? 0 : bytes < 999_500 ? 1 : 2;
  const value = bytes / 1000 ** step;
  return sizes[step * 2 + (step > 0 && value < 99.95 ? 1 : 0)]!.format(value);
}

export const formatCount = (count: number) => counts.format(count);

/** "1 line", "20,000 lines". */
export const countOf = (count: number, one: string) => `${formatCount(count)} ${count === 1 ? one : `${one}s`}`;

/** The language as people write it: "TypeScript" for `typescript`. */
export const languageLabel = (language: string) => findLanguage(language)?.label ?? (language || "Plain text");
