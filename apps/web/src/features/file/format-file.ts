import { findLanguage } from "@neptun/api/file/language";

const UNITS = ["byte", "kilobyte", "megabyte"] as const;
const number = new Intl.NumberFormat();
const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric" });
const dayOfYear = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "short", day: "numeric" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });

const STEPS = [
  ["minute", 60],
  ["hour", 3600],
  ["day", 86_400],
] as const;

/** "512 byte", "1.4 kB", in the reader's language. */
export function formatSize(bytes: number): string {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const value = bytes / 1000 ** step;
  const digits = step > 0 && value < 100 ? 1 : 0;
  return new Intl.NumberFormat(undefined, { style: "unit", unit: UNITS[step], maximumFractionDigits: digits }).format(
    step === 0 ? bytes : value,
  );
}

export const formatCount = (count: number) => number.format(count);
export const formatMoment = (iso: string) => absolute.format(new Date(iso));

/** "2 hr. ago" within a week, then the date. */
export function formatAge(iso: string, now = Date.now()): string {
  const then = new Date(iso);
  const seconds = Math.max(0, (now - then.getTime()) / 1000);
  if (seconds < 60) return relative.format(0, "second");
  const [unit, length] = STEPS.findLast(([, step]) => seconds >= step) ?? STEPS[0];
  if (seconds < 7 * 86_400) return relative.format(-Math.floor(seconds / length), unit);
  return (then.getFullYear() === new Date(now).getFullYear() ? day : dayOfYear).format(then);
}

/** The language as people write it: "TypeScript" for `typescript`. */
export const languageLabel = (language: string) => findLanguage(language)?.label ?? (language || "Plain text");
