import { locale } from "./language.ts";

const time = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });
const full = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });

/** Short: the time today, the day this year, else the date. */
export function shortDate(iso: string, now = new Date()) {
  const at = new Date(iso);
  if (at.toDateString() === now.toDateString()) return time.format(at);
  return (at.getFullYear() === now.getFullYear() ? day : date).format(at);
}

/** Absolute, for titles. */
export const fullDate = (iso: string) => full.format(new Date(iso));
