import { fencedFile } from "@neptun/api/file/fence";
import { languageOfPath } from "@neptun/api/file/language";
import type { DraftParts } from "./drafts.ts";

/** What is sent: the words, and behind them each text as a block that becomes a file of the chat. */
export function toMessage(text: string, { texts }: Pick<DraftParts, "texts">): string {
  if (texts.length === 0) return text;
  const blocks = texts.map((each) => fencedFile({ ...each, language: languageOfPath(each.title)?.name ?? "text" }));
  return [text.trimEnd(), ...blocks].filter(Boolean).join("\n\n");
}
