import { msg, plural, t } from "@lingui/core/macro";
import { isolated } from "../../lib/isolated.ts";
import type { TrashItem } from "./use-trash.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

const KINDS = {
  project: msg`Project`,
  chat: msg`Chat`,
  message: msg`Message`,
  file: msg`File`,
  collection: msg`Template`,
  prompt: msg`Prompt`,
};

/** What the item is and where it was: "File in Harbour". */
export function placeText({ kind, chat_name }: Pick<TrashItem, "kind" | "chat_name">) {
  const what = t(KINDS[kind]);
  if (chat_name === null) return what;
  const chat = isolated(chat_name);
  return t`${what} in ${chat}`;
}

/** A title of one line; a message may begin with several. */
export const titleText = ({ title }: Pick<TrashItem, "title">) => title.replace(/\s+/g, " ").trim() || t`Without text`;

/** How long it stays: "in 29 days". */
export function purgeText(iso: string, now = new Date()) {
  const days = Math.ceil((new Date(iso).getTime() - now.getTime()) / DAY_MS);
  if (days <= 0) return t`any moment now`;
  return plural(days, { one: "within a day", other: "in # days" });
}

/** How long everything stays, as far as the server has said: "for 30 days". */
export const stayText = (days: number | undefined) =>
  days === undefined ? t`for some time` : plural(days, { one: "for a day", other: "for # days" });
