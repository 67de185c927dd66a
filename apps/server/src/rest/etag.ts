import { createCaller } from "@neptun/api";
import type { Call, Exchange } from "./route.ts";

/** The time of its last change is what tells one state of a thing from the next. */
const toEtag = (updated_at: string) => `"${updated_at}"`;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Matches nothing: a tag that is none of ours is out of date. */
const NEVER = "0001-01-01T00:00:00.000Z";

/** `If-Match` as the procedures understand it (RFC 9110, 13.1.1): the entity tags are the times of the last change. */
export function readPrecondition({ route, req }: Exchange): { if_updated_at?: string[] } {
  const header = req.headers["if-match"];
  if (!route.versioned || req.method === "GET" || header === undefined || header.trim() === "*") return {};
  const tags = header.split(",").map((tag) => tag.trim().replace(/^"(.*)"$/, "$1"));
  return { if_updated_at: tags.map((tag) => (TIME.test(tag) ? tag : NEVER)) };
}

/** The ETag of the one thing that the answer holds. */
export function setEtag({ route, res }: Exchange, members: [string, unknown][]): void {
  const thing = members[0]?.[1];
  if (!route.versioned || typeof thing !== "object" || thing === null || !("updated_at" in thing)) return;
  res.set("ETag", toEtag(String(thing.updated_at)));
}

/** The ETag of the thing around, as it was before the answer was read: what came after it makes the tag a stale one. */
export async function setEtagOf(exchange: Exchange, around: Call): Promise<void> {
  const { user_id: _, ...ids } = exchange.ids;
  const thing = await around(createCaller(exchange.ctx))(ids as never);
  setEtag(exchange, Object.entries(thing as object));
}
