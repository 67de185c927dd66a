import { plural } from "@lingui/core/macro";
import { translate } from "../../lib/strings.ts";

/** "3 files". */
export const filesText = (count: number) => plural(count, { one: "# file", other: "# files" });

/** What comes with Neptun and is described, in the language of the page. */
export const describedInWords = <Words extends { description?: string | null | undefined }>(words: Words): Words => ({
  ...words,
  description: words.description && translate(words.description),
});

/** A collection that comes with Neptun, in the language of the page. */
export const inWords = <Words extends { name: string; description: string | null }>(starter: Words): Words => ({
  ...describedInWords(starter),
  name: translate(starter.name),
});

/** The address that can be handed on. */
export const addressOf = (link: string) => `${window.location.origin}/c/${link}`;

/** The folders at the top of the paths, which can be inserted by themselves. */
export function foldersOf(files: readonly { title: string }[]): string[] {
  const folders = files.flatMap(({ title }) => (title.includes("/") ? [title.slice(0, title.indexOf("/"))] : []));
  return [...new Set(folders)].toSorted();
}
