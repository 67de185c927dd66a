import { keep, readKept } from "../../lib/kept.ts";

const KEY = "neptun-recent";
const MOST = 30;

/** The keys of what was chosen in the palette, the last one first. */
export function recentItems(): string[] {
  try {
    const kept: unknown = JSON.parse(readKept(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((key) => typeof key === "string") : [];
  } catch {
    return [];
  }
}

export const rememberItem = (key: string) =>
  void keep(KEY, JSON.stringify([key, ...recentItems().filter((other) => other !== key)].slice(0, MOST)));
