import { msg, t } from "@lingui/core/macro";
import { shortDate } from "../../lib/dates.ts";

export const SCOPES = {
  read: { label: msg`Read only`, hint: msg`See everything in your account, change nothing.` },
  write: { label: msg`Read and write`, hint: msg`Also create, change and delete.` },
} as const;

export const LIFETIMES = [
  [30, msg`After 30 days`],
  [90, msg`After 90 days`],
  [365, msg`After a year`],
  [null, msg`Never expires`],
] as const;

/** Until when a token works. */
export function expiryText(iso: string | null, now = new Date()) {
  if (iso === null) return t`never expires`;
  const date = shortDate(iso, now);
  return new Date(iso) <= now ? t`expired ${date}` : t`expires ${date}`;
}

/** A request that works with this token. */
export const curlExample = (origin: string, userId: number, secret: string) =>
  `curl -H "Authorization: Bearer ${secret}" \\\n  ${origin}/api/users/${userId}/chats`;
