import { type FilePlace, fromLineRange, toLineRange } from "../features/file/file-place.ts";
import { type ChatSearch, toSearchId } from "./search.ts";

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
