import { createHash } from "node:crypto";
import { createCaller } from "@neptun/api";
import type { Call, Exchange } from "./route.ts";

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)(?:-[0-9a-f]{8})?$/;
const ID = /^[1-9]\d{0,9}$/;
/** Match nothing: a tag that is none of ours is out of date. */
const NEVER = "0001-01-01T00:00:00.000Z";
const NO_ID = 0;

/** `If-Match` as the procedures understand it (RFC 9110, 13.1.1). */
export function readPrecondition({ route, req }: Exchange): { if_updated_at?: string[]; if_head?: number[] } {
  const header = req.headers["if-match"];
  if (!route.versioned || req.method === "GET" || header === undefined || header.trim() === "*") return {};
  const tags = header.split(",").map((tag) => tag.trim().replace(/^"(.*)"$/, "$1"));
  if (route.versioned === "head") return { if_head: tags.map((tag) => (ID.test(tag) ? Number(tag) : NO_ID)) };
  return { if_updated_at: tags.map((tag) => TIME.exec(tag)?.[1] ?? NEVER) };
}

/** The ETag of the one thing that the answer holds: what tells one state of it from the next. */
export const setEtag = (exchange: Exchange, members: [string, unknown][]) => setTag(exchange, members[0]?.[1], orderOf);

function setTag({ route, res }: Exchange, thing: unknown, more: (thing: object) => string): void {
  const mark = route.versioned === "head" ? "head_id" : "updated_at";
  if (!route.versioned || typeof thing !== "object" || thing === null || !(mark in thing)) return;
  res.set("ETag", `"${(thing as Record<string, unknown>)[mark]}${more(thing)}"`);
}

/** Where a chat was put and whether it is shared, which leaves its time: the tag tells one place from the next, and a precondition leaves it out. */
function orderOf(thing: {
  project_id?: unknown;
  pinned?: unknown;
  archived?: unknown;
  tags?: unknown;
  shared?: unknown;
}): string {
  const { project_id, pinned, archived, tags, shared } = thing;
  if (!Array.isArray(tags) || !(project_id || pinned || archived || tags.length > 0 || shared)) return "";
  const state = JSON.stringify([project_id, pinned, archived, tags, ...(shared ? [shared] : [])]);
  return `-${createHash("sha256").update(state).digest("hex").slice(0, 8)}`;
}

/**
 * The ETag of the thing around, as it was before the answer was read: what came after it makes the tag a stale one. Where a
 * chat was put changes nothing of what is in it.
 */
export async function setEtagOf(exchange: Exchange, around: Call): Promise<void> {
  const { user_id: _, ...ids } = exchange.ids;
  const thing = await around(createCaller(exchange.ctx))(ids as never);
  setTag(exchange, Object.values(thing as object)[0], () => "");
}
