import { shortDate } from "../../lib/dates.ts";

export const SCOPES = {
  read: { label: "Read", hint: "See everything in your account, change nothing." },
  write: { label: "Read and write", hint: "Also create, change and delete." },
} as const;

export const LIFETIMES = [
  [30, "30 days"],
  [90, "90 days"],
  [365, "A year"],
  [null, "Never expires"],
] as const;

/** Until when a token works. */
export function expiryText(iso: string | null, now = new Date()) {
  if (iso === null) return "never expires";
  return `${new Date(iso) <= now ? "expired" : "expires"} ${shortDate(iso, now)}`;
}

/** A request that works with this token. */
export const curlExample = (origin: string, userId: number, secret: string) =>
  `curl -H "Authorization: Bearer ${secret}" \\\n  ${origin}/api/users/${userId}/chats`;
