import { plural } from "@lingui/core/macro";
/** "3 files". */
export const filesText = (count: number) => plural(count, { one: "# file", other: "# files" });

/** The address that can be handed on. */
export const addressOf = (link: string) => `${window.location.origin}/c/${link}`;

/** The folders at the top of the paths, which can be inserted by themselves. */
export function foldersOf(files: readonly { title: string }[]): string[] {
  const folders = files.flatMap(({ title }) => (title.includes("/") ? [title.slice(0, title.indexOf("/"))] : []));
  return [...new Set(folders)].toSorted();
}
