import { notFound } from "@tanstack/react-router";
import { FILE_TABS, type FilePlace, type FileTab, fromLineRange, toLineRange } from "../features/file/file-place.ts";

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

interface ChatSearch {
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
}

const toSearchId = (value: unknown) => {
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
  };
}

/** Where among the files an address leads; undefined where the panel is closed. */
export function toPlace({ file, panel, compare, lines, tab }: ChatSearch): FilePlace | undefined {
  if (file === undefined && panel === undefined) return undefined;
  return { fileId: file, compareId: compare, lines: toLineRange(lines), tab };
}

/** What the address says of a place. */
export const fromPlace = ({ fileId, compareId, lines, tab }: FilePlace): ChatSearch => ({
  panel: fileId === undefined ? "files" : undefined,
  file: fileId,
  compare: compareId,
  lines: lines && fromLineRange(lines),
  tab,
});

const MESSAGE_HASH = /^message-([1-9]\d{0,9})$/;

/** The message that an address names, as `?message=12` or `#message-12`. */
export const toMessageId = (search: ChatSearch, hash: string): number | undefined =>
  toSearchId(MESSAGE_HASH.exec(hash)?.[1]) ?? search.message;
