import { isolated } from "../../lib/isolated.ts";
import type { TrashItem } from "./use-trash.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

export const KINDS: Record<TrashItem["kind"], string> = {
  project: "Project",
  chat: "Chat",
  message: "Message",
  file: "File",
  collection: "Template",
};

/** What the item is and where it was: "File in Harbour". */
export const placeText = ({ kind, chat_name }: Pick<TrashItem, "kind" | "chat_name">) =>
  chat_name === null ? KINDS[kind] : `${KINDS[kind]} in ${isolated(chat_name)}`;

/** A title of one line; a message may begin with several. */
export const titleText = ({ title }: Pick<TrashItem, "title">) => title.replace(/\s+/g, " ").trim() || "Without text";

/** How long it stays: "in 29 days". */
export function purgeText(iso: string, now = new Date()) {
  const days = Math.ceil((new Date(iso).getTime() - now.getTime()) / DAY_MS);
  if (days > 1) return `in ${days} days`;
  return days === 1 ? "within a day" : "any moment now";
}

/** How long everything stays, as far as the server has said: "for 30 days". */
export const stayText = (days: number | undefined) =>
  days === undefined ? "for some time" : days === 1 ? "for a day" : `for ${days} days`;
