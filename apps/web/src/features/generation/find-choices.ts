import type { MessageFile } from "@neptun/api/message/schema";
import { locale } from "../../lib/language.ts";

/** A file, or a folder with all that is in it. */
export interface FileChoice {
  /** A folder ends with a slash. */
  path: string;
  files: MessageFile[];
}

const byPath = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });

/** Every file and every folder that holds more than one. */
export function toChoices(files: readonly MessageFile[]): FileChoice[] {
  const folders = new Map<string, MessageFile[]>();
  for (const file of files) {
    for (let at = file.title.indexOf("/"); at >= 0; at = file.title.indexOf("/", at + 1)) {
      const path = file.title.slice(0, at + 1);
      const inside = folders.get(path);
      if (inside) inside.push(file);
      else folders.set(path, [file]);
    }
  }
  const choices = files.map((file): FileChoice => ({ path: file.title, files: [file] }));
  for (const [path, inside] of folders) if (inside.length > 1) choices.push({ path, files: inside });
  return choices.sort((one, other) => byPath.compare(one.path, other.path));
}

/** Those whose path has the letters of the query in this order, the best fits first. */
export function findChoices(choices: readonly FileChoice[], query: string): FileChoice[] {
  if (query === "") return [...choices];
  const wanted = query.toLowerCase();
  return choices
    .map((choice) => ({ choice, score: scoreOf(choice.path.toLowerCase(), wanted) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.choice.path.length - other.choice.path.length)
    .map(({ choice }) => choice);
}

/** 0 where it does not fit; more for whole words, for the name rather than its folders, and for letters side by side. */
function scoreOf(path: string, wanted: string): number {
  const name = path.replace(/\/$/, "").lastIndexOf("/") + 1;
  const at = path.lastIndexOf(wanted);
  if (at >= 0) return 1_000 + (at === name ? 200 : at > name ? 100 : 0);
  let score = 1;
  let last = -1;
  for (const letter of wanted) {
    const next = path.indexOf(letter, last + 1);
    if (next < 0) return 0;
    score += (next === last + 1 ? 4 : 0) + (next === 0 || /[/._-]/.test(path[next - 1] ?? "") ? 3 : 0);
    last = next;
  }
  return score;
}
