import { type FilePlace, fromLineRange } from "./file-place.ts";

/** The address of a place, to be given to someone or kept. */
export function linkTo(chatId: number, { fileId, compareId, tab, lines }: FilePlace): string {
  const search = new URLSearchParams();
  if (fileId === undefined) search.set("panel", "files");
  else search.set("file", String(fileId));
  if (compareId !== undefined) search.set("compare", String(compareId));
  if (tab) search.set("tab", tab);
  if (lines) search.set("lines", String(fromLineRange(lines)));
  return new URL(`/chats/${chatId}?${search}`, location.href).href;
}
