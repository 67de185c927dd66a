import { t } from "@lingui/core/macro";
import { locale } from "../../lib/language.ts";

const KIB = 1024;
let messageBytes = 512 * KIB;

/** What a message may hold, in bytes of UTF-8, as this server says: told before sending. */
export const setMessageBytes = (bytes: number) => {
  messageBytes = bytes;
};

export const mostMessageBytes = () => messageBytes;

/** Why this text cannot be sent; undefined when it can, or when there is nothing to say yet. */
export function messageProblem(text: string): string | undefined {
  if (text.length * 3 <= messageBytes) return undefined;
  const bytes = text.length > messageBytes ? text.length : new TextEncoder().encode(text).length;
  if (bytes <= messageBytes) return undefined;
  const over = Math.ceil((bytes - messageBytes) / KIB);
  return t`Too long by ${over.toLocaleString(locale)} KB: a message may hold ${(messageBytes / KIB).toLocaleString(locale)} KB.`;
}
