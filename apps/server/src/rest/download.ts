import { Turns } from "@neptun/api/turns";
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
 * what would be gets a number. Others get their turn meanwhile.
 */
export async function toEntryNames(titles: string[]): Promise<string[]> {
  const turns = new Turns();
  const taken = await foldersAmong(titles, turns);
  const names: string[] = [];
  /** The number that was given last, by name without one: each is looked for from there. */
  const last = new Map<string, number>();
  for (const title of titles) {
    const name = toEntryName(title);
    const key = toKey(name);
    let free = name;
    while (taken.has(toKey(free))) {
      const n = (last.get(key) ?? 1) + 1;
      last.set(key, n);
      free = numbered(name, n);
      await turns.give();
    }
    taken.add(toKey(free));
    names.push(free);
    await turns.give();
  }
  return names;
}

/**
 * Of the folders those that some name could be mistaken for, with a number or without, by their keys. All others together may
 * be much longer than the titles are, so they are looked at and not kept.
 */
async function foldersAmong(titles: string[], turns: Turns): Promise<Set<string>> {
  const keys: string[] = [];
  for (const title of titles) {
    keys.push(toKey(toEntryName(title)));
    await turns.give();
  }
  const names = new Set(keys);
  const found = new Set<string>();
  let before = "";
  for (const key of keys) {
    for (let end = key.lastIndexOf("/"); end >= 0; end = key.lastIndexOf("/", end - 1)) {
      // With its neighbour in the order of paths a name shares folders that were looked at.
      if (before.startsWith(key.slice(0, end + 1))) break;
      const folder = key.slice(0, end);
      if (names.has(folder) || names.has(folder.replace(NUMBER, ""))) found.add(folder);
    }
    before = key;
    await turns.give();
  }
  return found;
}

const NUMBER = / \(\d+\)(?=(?:\.[^./]*)?$)/;

/** Titles are checked when they enter; an archive is unpacked elsewhere, so what could lead out of it is dropped once more. */
export const toEntryName = (title: string) =>
  title
    .split(/[/\\]/)
    .filter((part) => part && part !== "." && part !== "..")
    .join("/") || "file";

const toKey = (name: string) => name.normalize("NFC").toLowerCase();

/** "src/main (2).ts" */
function numbered(name: string, n: number): string {
  const dot = name.lastIndexOf(".");
  const end = dot > name.lastIndexOf("/") + 1 ? dot : name.length;
  return `${name.slice(0, end)} (${n})${name.slice(end)}`;
}
