import { notFound } from "@tanstack/react-router";
import { FILE_TABS, type FileTab, fromLineRange, toLineRange } from "../features/file/file-place.ts";

const ID = /^[1-9][0-9]{0,9}$/;
const LARGEST = 2_147_483_647;

/** The id in a path. Anything that cannot be one names nothing. */
export function toId(text: string) {
  const id = Number(text);
  if (!ID.test(text) || id > LARGEST) throw notFound();
  return id;
}

// A key that is left out would keep what the address says, so each of these is always given.

/** Where to go after signing in: only a path of this site. */
export function returnSearch({ return: target }: Record<string, unknown>): { return?: string } {
  return { return: typeof target === "string" && /^\/(?![/\\])/.test(target) ? target : undefined };
}

/** What is searched for. */
export function querySearch({ q }: Record<string, unknown>): { q?: string } {
  return { q: typeof q === "string" || typeof q === "number" ? String(q) : undefined };
}

export interface ChatSearch {
  /** A version of a file. */
  file?: number;
  panel?: "files";
  /** Another version, to compare the file with. */
  compare?: number;
  /** Lines of the file: `3` or `3-9`. */
  lines?: string | number;
  tab?: FileTab;
  /** The message to bring into view. */
  message?: number;
  /** All branches, over it. */
  branches?: boolean;
}

export const toSearchId = (value: unknown) => {
  const id = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isInteger(id) && id > 0 && id <= LARGEST ? id : undefined;
};

/** Which message and which files a chat shows; whatever makes no sense is left out. */
export function chatSearch(search: Record<string, unknown>): ChatSearch {
  const file = toSearchId(search.file);
  const range = file === undefined ? undefined : toLineRange(search.lines);
  return {
    file,
    panel: search.panel === "files" ? "files" : undefined,
    compare: file === undefined ? undefined : toSearchId(search.compare),
    lines: range && fromLineRange(range),
    tab: file === undefined ? undefined : FILE_TABS.find((tab) => tab === search.tab),
    message: toSearchId(search.message),
    branches: search.branches === true || undefined,
  };
}
