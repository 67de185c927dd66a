import { plural, t } from "@lingui/core/macro";
import { type FoundFiles, findDropped, readFiles } from "../../components/read-files.ts";
import { toast } from "../../components/toast.tsx";
import type { AttachedText } from "./drafts.ts";
import { mostMessageBytes } from "./message-limit.ts";

/** A pasted text that is longer would bury the words around it. */
const LONG_CHARACTERS = 4_000;
const LONG_LINES = 80;
/** Of one drop; more of them belong among the files. */
const MOST = 20;

export const isLongPaste = (text: string) =>
  text.length > LONG_CHARACTERS || text.split("\n", LONG_LINES + 1).length > LONG_LINES;

/** The texts with another one behind them, under a title of its own. */
export function withText(texts: readonly AttachedText[], { title, text }: AttachedText): AttachedText[] {
  // What a fence cannot name.
  const wanted = title.replace(/["`\\&]/g, "_");
  const taken = new Set(texts.map((one) => one.title));
  const [, name = "", end = ""] = /^(.*?)(\.[^./]*)?$/s.exec(wanted) ?? [];
  let free = wanted;
  for (let n = 2; taken.has(free); n++) free = `${name}-${n}${end}`;
  return [...texts, { title: free, text }];
}

export const pastedText = (text: string): AttachedText => ({ title: t`pasted.txt`, text });

/** Reads files from outside as texts for a message, and says which cannot be such. Call it while the event is handled. */
export async function readTexts(transfer: DataTransfer): Promise<AttachedText[]> {
  const bytes = mostMessageBytes();
  const limits = { maxFiles: MOST, maxBytes: bytes, maxTotalBytes: bytes };
  const found: FoundFiles = await findDropped(transfer, limits);
  const { read, refused } = await readFiles(found, limits);
  const [first] = refused;
  if (first) {
    const others = refused.length - 1;
    const more = others === 0 ? "" : ` ${plural(others, { one: "And # more.", other: "And # more." })}`;
    toast.error(`${first.path && `${first.path}: `}${first.reason}.${more}`);
  }
  return read.map(({ path, text }) => ({ title: path, text }));
}
