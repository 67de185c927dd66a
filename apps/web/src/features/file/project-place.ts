import type { LineRange } from "../../components/code-line-range.ts";
import { fromLineRange } from "./file-place.ts";

export const PROJECT_FILE_TABS = ["preview", "chats"] as const;
export type ProjectFileTab = (typeof PROJECT_FILE_TABS)[number];

/** Where someone is among the files of a project; an address says it. */
export interface ProjectPlace {
  /** The list without it. */
  path?: string | undefined;
  lines?: LineRange | undefined;
  /** The text without it. */
  tab?: ProjectFileTab | undefined;
  /** The version of another chat that is compared with what stands at the path. */
  compareId?: number | undefined;
}

/** The address of a path, to be given to someone or kept. */
export function projectLinkTo(projectId: number, { path, lines, tab, compareId }: ProjectPlace): string {
  const search = new URLSearchParams();
  if (path !== undefined) search.set("path", path);
  if (lines) search.set("lines", String(fromLineRange(lines)));
  if (tab) search.set("tab", tab);
  if (compareId !== undefined) search.set("compare", String(compareId));
  // A slash means nothing in there, and is easier to read.
  const query = search.toString().replaceAll("%2F", "/");
  return new URL(`/projects/${projectId}/files${query && `?${query}`}`, location.href).href;
}
