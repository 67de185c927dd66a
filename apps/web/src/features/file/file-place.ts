import type { LineRange } from "../../components/code-line-range.ts";

export const FILE_TABS = ["preview", "history", "edit", "chats"] as const;
export type FileTab = (typeof FILE_TABS)[number];

/** Where someone is among the files of a chat; an address says it. */
export interface FilePlace {
  /** A version of a file, which stays this version; the list without it. */
  fileId?: number | undefined;
  /** The version that it is compared with; with the tab `chats` one of another chat. */
  compareId?: number | undefined;
  /** The text without it. */
  tab?: FileTab | undefined;
  lines?: LineRange | undefined;
}

const MOST_LINES = 99_999_999;
const RANGE = /^([1-9]\d{0,7})(?:-([1-9]\d{0,7}))?$/;

/** The lines that an address names, `3` or `3-9`, in order; undefined where it names none. */
export function toLineRange(value: unknown): LineRange | undefined {
  const [, first, last = first] = RANGE.exec(String(value)) ?? [];
  if (first === undefined) return undefined;
  const ends = [Number(first), Number(last)].map((line) => Math.min(line, MOST_LINES));
  return { from: Math.min(...ends), to: Math.max(...ends) };
}

/** How an address names lines. */
export const fromLineRange = ({ from, to }: LineRange) => (from === to ? from : `${from}-${to}`);
