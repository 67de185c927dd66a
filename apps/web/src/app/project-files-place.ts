import { fromLineRange, toLineRange } from "../features/file/file-place.ts";
import { PROJECT_FILE_TABS, type ProjectPlace } from "../features/file/project-place.ts";
import { toSearchId } from "./search.ts";

/** What an address of a project's files may say; anyone may have written it. */
export interface ProjectFilesSearch {
  path?: unknown;
  /** Of the file: `3` or `3-9`. */
  lines?: unknown;
  tab?: unknown;
  /** A version of another chat. */
  compare?: unknown;
}

const LONGEST_PATH = 2048;

/** A path may look like a number or a word of JSON, which addresses give as what they look like. */
function toPath(value: unknown): string | undefined {
  if (value === undefined || (typeof value === "object" && value !== null)) return undefined;
  const path = String(value);
  return path !== "" && path.length <= LONGEST_PATH ? path : undefined;
}

/** Where among the files an address leads; whatever makes no sense is left out. */
export function toProjectPlace(search: ProjectFilesSearch): ProjectPlace {
  const path = toPath(search.path);
  if (path === undefined) return {};
  const tab = PROJECT_FILE_TABS.find((tab) => tab === search.tab);
  const compareId = tab === "chats" ? toSearchId(search.compare) : undefined;
  return { path, lines: toLineRange(search.lines), tab, compareId };
}

/** What the address says of a place. */
export const fromProjectPlace = ({ path, lines, tab, compareId }: ProjectPlace): ProjectFilesSearch => ({
  path,
  lines: lines && fromLineRange(lines),
  tab,
  compare: compareId,
});
