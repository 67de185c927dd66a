import { plural, t } from "@lingui/core/macro";
import type { Share } from "@neptun/api/share/schema";
import { shortDate } from "../../lib/dates.ts";

/** The address that can be handed on. */
export const addressOf = (link: string) => `${window.location.origin}/s/${link}`;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days from now, as the interface takes it. */
export const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

/** Addresses as they are typed or pasted. */
export const toEmails = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

/** What is shown, to whom and until when: a few words each. */
export function factsOf(share: Share, now = new Date()): string[] {
  const people = share.emails.length;
  const until = share.expires_at && shortDate(share.expires_at, now);
  const isOver = share.expires_at !== null && new Date(share.expires_at) <= now;
  return [
    share.in_trash && t`in the trash, cannot be read`,
    share.kind === "chat" && (share.live ? t`as it grows` : t`as it was`),
    share.with_system && t`with system messages`,
    share.has_password && t`with a password`,
    people > 0 && plural(people, { one: "for # person", other: "for # people" }),
    until && (isOver ? t`ended ${until}` : t`until ${until}`),
    seenText(share, now),
  ].filter((fact) => typeof fact === "string");
}

function seenText({ last_seen_at }: Share, now: Date): string {
  if (!last_seen_at) return t`not read yet`;
  const seen = shortDate(last_seen_at, now);
  return t`last read ${seen}`;
}
