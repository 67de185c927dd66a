import { english } from "../said.ts";
import { type EditedText, missing, type Outcome, toEdited, toText } from "./edit-text.ts";
import { LineMatcher } from "./line-matcher.ts";
import { toPath } from "./naming.ts";

/** One `<<<<<<< SEARCH` … `=======` … `>>>>>>> REPLACE`. */
export interface Section {
  /** The path in a line before it, if any. */
  title: string | undefined;
  /** Its place among the sections of the block, from 1. */
  number: number;
  search: string[];
  replace: string[];
  /** What is wrong with the section itself. */
  problem?: string;
}

const opening = /^<{5,9} SEARCH>?\s*$/;
const divider = /^={5,9}\s*$/;
const closing = /^>{5,9} REPLACE\s*$/;

/** Whether a block holds search/replace sections: nothing but a path stands before the first. */
export function isSearchReplace(text: string): boolean {
  const start = /^(?:<{5,9} SEARCH>?[ \t]*\r?$)/m.exec(text)?.index;
  if (start === undefined) return false;
  const before = text
    .slice(0, start)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return before.length === 0 || (before.length === 1 && pathOf(before[0] ?? "") !== undefined);
}

export function findSections(text: string): Section[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const sections: Section[] = [];
  let title: string | undefined;
  let section: Section | undefined;
  let inReplace = false;
  const close = (problem?: string) => {
    if (section) sections.push({ ...section, ...(problem && { problem }) });
    section = undefined;
  };
  for (const line of lines) {
    if (opening.test(line)) {
      close(english`it has no end (>>>>>>> REPLACE).`);
      section = { title, number: sections.length + 1, search: [], replace: [] };
      inReplace = false;
    } else if (!section) {
      title = pathOf(line) ?? title;
    } else if (!inReplace && divider.test(line)) {
      inReplace = true;
    } else if (closing.test(line)) {
      close(inReplace ? undefined : english`it has no ======= between the text to find and the new text.`);
    } else {
      (inReplace ? section.replace : section.search).push(line);
    }
  }
  close(english`it has no end (>>>>>>> REPLACE).`);
  return sections;
}

/** Replaces in order, each in what the one before left; all or nothing. A head of undefined is a file that is not there. */
export function replaceSections(head: string | undefined, sections: Section[]): Outcome {
  const edited = toEdited(head ?? "");
  const matcher = new LineMatcher(edited.lines);
  let exists = head !== undefined;
  for (const section of sections) {
    const problem = section.problem ?? replaceSection(matcher, edited, section, exists);
    if (problem) return { problem: english`Search/replace ${section.number} does not fit: ${problem}` };
    exists = true;
  }
  return { text: toText(edited) };
}

/** Changes the lines, or says why not. */
function replaceSection(
  matcher: LineMatcher,
  edited: EditedText,
  section: Section,
  exists: boolean,
): string | undefined {
  const search = section.search.map(edited.fit);
  const replace = section.replace.map(edited.fit);
  if (search.every((line) => line.trim() === "")) {
    matcher.replace(matcher.lines.length, 0, replace);
    return undefined;
  }
  if (!exists) return english`there is no such file to search in.`;
  const match = matcher.find(search);
  if (!match) return missing(matcher, search);
  if (match.count > 1) {
    return english`the text to find is in the file ${match.count} times; it needs more lines around it.`;
  }
  matcher.replace(match.at, search.length, replace.map(match.reindent));
  return undefined;
}

/** The path a line consists of, however it is marked: `src/a.ts`, **src/a.ts**, # src/a.ts, // src/a.ts: */
function pathOf(line: string): string | undefined {
  const bare = line
    .trim()
    .replace(/^(?:#+|\/\/+|--|<!--)\s*/, "")
    .replace(/\s*-->$/, "");
  return toPath(bare.replaceAll(/^[*_`]+|[*_`:]+$/g, ""));
}
