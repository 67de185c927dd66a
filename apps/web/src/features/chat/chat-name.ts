import { t } from "@lingui/core/macro";

const LONGEST = 60;

/** A name for a chat from what is asked first: its first line, cut at a word. */
export function toChatName(text: string) {
  const line = text.split("\n").find((part) => /[\p{L}\p{N}]/u.test(part)) ?? text;
  const words = line.replace(/\s+/g, " ").trim();
  const characters = [...words];
  if (characters.length <= LONGEST) return words || t`New chat`;
  const cut = characters.slice(0, LONGEST).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > LONGEST / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/, "")}…`;
}
