import { english } from "../said.ts";
import { byteLength, limits } from "../schema.ts";
import type { Outcome } from "./edit-text.ts";
import { findLanguage } from "./language.ts";
import { TooMuchWork } from "./line-matcher.ts";
import { type NamedBlock, pathOfInfo } from "./naming.ts";
import { findSections, isSearchReplace, replaceSections } from "./search-replace.ts";
import { titleProblem } from "./title.ts";
import { applyHunks, type FilePatch, parsePatches } from "./unified-diff.ts";

/** What a block does to one file. */
export interface FileEdit {
  /** The path of the file; that of the block where the edit names none that is safe. */
  title: string;
  /** The new text of the file whose text is `head`, undefined when there is none; or why the edit does not fit. Bounded in time. */
  apply: (head: string | undefined) => Outcome;
}

type Block = Pick<NamedBlock, "language" | "info" | "title" | "nameless" | "text">;

/**
 * The edits of a block that changes files instead of being one; undefined for a block that is a whole file. Each file is
 * named once. Search/replace sections go to the path in the line before them, else to the block's title. A diff goes to the
 * path in its `+++` header, else to the path its fence names; a diff that is itself called `fix.patch` is a file.
 */
export function editsOf(block: Block): FileEdit[] | undefined {
  const edits = isSearchReplace(block.text) ? searchEdits(block) : isPatch(block) ? patchEdits(block) : undefined;
  return edits && merged(block, edits);
}

function isDiff(language: string): boolean {
  return findLanguage(language)?.name === "diff";
}

function isPatch({ language, nameless, info, text }: Block): boolean {
  if (!isDiff(language) || !nameless) return false;
  if (/^--- .*\r?\n\+\+\+ /m.test(text) || /^diff --git /m.test(text)) return true;
  return pathOfInfo(info) !== undefined && /^[+-]/m.test(text);
}

function searchEdits(block: Block): FileEdit[] {
  const named = isDiff(block.language) ? pathOfInfo(block.info) : block.nameless ? undefined : block.title;
  const byTitle = grouped(findSections(block.text), ({ title }) => title ?? named);
  return [...byTitle].map(([title, sections]) =>
    title === undefined
      ? refusal(block, english`Which file to search in is not said: name it in the line before.`)
      : { title, apply: (head) => replaceSections(head, sections) },
  );
}

function patchEdits(block: Block): FileEdit[] {
  const patches = parsePatches(block.text);
  const named = pathOfInfo(block.info);
  if (patches.length === 0) return [refusal(block, english`The diff has no changes.`)];
  return patches.map((patch) => {
    const written = patches.length === 1 && named !== undefined ? named : (patch.to ?? patch.from);
    if (written === undefined)
      return refusal(block, english`Which file the diff changes is not said: it has no +++ header.`);
    const title = written.replace(/^(?:\.\/)+/, "");
    const problem = titleProblem(title);
    if (problem) return refusal(block, english`The diff names no file that can be: ${problem}`);
    const refused = refusedAct(patch);
    return { title, apply: (head) => (refused ? { problem: refused } : applyHunks(head, patch)) };
  });
}

function refusal({ title }: Block, problem: string): FileEdit {
  return { title, apply: () => ({ problem }) };
}

function refusedAct({ act, from, to }: FilePatch): string | undefined {
  if (act === "delete") return english`The diff deletes the file. Delete it yourself if you want to: an answer cannot.`;
  if (act === "binary") return english`The diff changes a file that is not text.`;
  const isRename = act === "rename" || (from !== undefined && to !== undefined && !isSameFile(from, to));
  if (isRename) return english`The diff renames ${from} to ${to}. Rename the file yourself first: an answer cannot.`;
  return undefined;
}

// `a.ts.orig` and `old/a.ts` are how some call the same file before the change.
function isSameFile(from: string, to: string): boolean {
  const [old, now] = [from, to].map((path) => path.replace(/^(?:\.\/)+/, "").replace(/\.(?:orig|old|bak)$/, ""));
  return old === now || (old ?? "").endsWith(`/${now}`);
}

// A part may take time in proportion to the text; this many characters together are some 50 ms.
const mostCharacters = 8 * 1024 * 1024;
const mostFiles = 100;

/** One edit for each file, which applies all of them or none. */
function merged(block: Block, edits: FileEdit[]): FileEdit[] {
  const files = [...grouped(edits, ({ title }) => title)];
  const some = files.slice(0, mostFiles).map(([title, parts]): FileEdit => {
    return { title, apply: (head) => applyAll(parts, head) };
  });
  if (files.length > mostFiles) some.push(refusal(block, english`A block can change up to ${mostFiles} files.`));
  return some;
}

function applyAll(parts: FileEdit[], head: string | undefined): Outcome {
  try {
    let text = head;
    let characters = 0;
    for (const part of parts) {
      characters += text?.length ?? 0;
      if (parts.length > 1 && characters > mostCharacters) throw new TooMuchWork();
      const outcome = part.apply(text);
      if ("problem" in outcome) return outcome;
      text = outcome.text;
    }
    if (byteLength(text ?? "") > limits.file_bytes) return { problem: english`The file would be larger than 1 MiB.` };
    return { text: text ?? "" };
  } catch (error) {
    if (error instanceof TooMuchWork) return { problem: english`The change is too large to be applied to this file.` };
    throw error;
  }
}

function grouped<Item, Key>(items: Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
