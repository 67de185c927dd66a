import type { Response } from "express";

const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const MOST_CHARACTERS = 100;

/** Answers with a download that is called after a thing, as far as every system can have a file of that name. */
export function setDownload(res: Response, name: string, extension: string, type: string): void {
  const safe = [...name.replace(UNSAFE, " ")].slice(0, MOST_CHARACTERS).join("").replace(/\s+/g, " ");
  const stem = safe.replace(/^[ .]+|[ .]+$/g, "") || "files";
  res.attachment(`${stem}.${extension}`).type(type);
}

/**
 * Names for the entries of an archive, in the order of the titles. None leads out of the archive, none is the name of
 * another or of a folder of another, also where the case of letters and the way accents are written make no difference:
 * what would be gets a number.
 */
export function toEntryNames(titles: string[]): string[] {
  const names = titles.map(toEntryName);
  const taken = new Set(names.flatMap(foldersOf).map(toKey));
  return names.map((name) => {
    let free = name;
    for (let n = 2; taken.has(toKey(free)); n++) free = numbered(name, n);
    taken.add(toKey(free));
    return free;
  });
}

/** Titles are checked when they enter; an archive is unpacked elsewhere, so what could lead out of it is dropped once more. */
export const toEntryName = (title: string) =>
  title
    .split(/[/\\]/)
    .filter((part) => part && part !== "." && part !== "..")
    .join("/") || "file";

const toKey = (name: string) => name.normalize("NFC").toLowerCase();

function foldersOf(name: string): string[] {
  const parts = name.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** "src/main (2).ts" */
function numbered(name: string, n: number): string {
  const dot = name.lastIndexOf(".");
  const end = dot > name.lastIndexOf("/") + 1 ? dot : name.length;
  return `${name.slice(0, end)} (${n})${name.slice(end)}`;
}
