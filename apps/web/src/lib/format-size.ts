import { locale } from "./language.ts";

const inUnit = (unit: string, maximumFractionDigits = 0) =>
  new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    maximumFractionDigits,
    unitDisplay: unit === "byte" ? "long" : "short",
  });
const bytes = inUnit("byte");
const larger = ["kilobyte", "megabyte"].map((unit) => ({ exact: inUnit(unit, 1), round: inUnit(unit) }));

/** "512 bytes", "1.4 kB", in the reader's language. */
export function formatSize(size: number): string {
  if (size < 1000) return bytes.format(size);
  const step = size < 999_500 ? 0 : 1;
  const value = size / 1000 ** (step + 1);
  return larger[step]![value < 99.95 ? "exact" : "round"].format(value);
}
