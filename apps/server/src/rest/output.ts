import { once } from "node:events";
import type { Response } from "express";
import { setEtag } from "./etag.ts";
import type { Exchange } from "./route.ts";

/** Answers with JSON; a list says where its next page is. */
export async function sendOutput(exchange: Exchange, status: number, body: unknown) {
  const { res, req } = exchange;
  res.status(status);
  const members = typeof body === "object" && body !== null ? Object.entries(body) : [];
  const next = members.find(([name]) => name === "next")?.[1];
  setEtag(exchange, members);
  if (typeof next === "number" || typeof next === "string")
    res.set("Link", `<${nextPage(exchange, next)}>; rel="next"`);
  const isLong = members.some(([, value]) => Array.isArray(value) && value.length > CHUNK);
  if (isLong && req.method !== "HEAD") await sendMembers(res, members);
  else res.json(body);
}

function nextPage({ deps, req, route }: Exchange, next: number | string): string {
  const url = new URL(deps.settings.appUrl + req.originalUrl);
  const { searchParams: asked } = url;
  const fromNewest = asked.has("before") || asked.get("from") === "newest";
  asked.set(route.backwards && fromNewest && !asked.has("after") ? "before" : "after", String(next));
  return url.href;
}

const CHUNK = 200;

/** Writes a long list piece by piece, no faster than it is read, so that its text is never held whole. */
async function sendMembers(res: Response, members: [string, unknown][]) {
  res.type("json");
  let before = "{";
  for (const [name, value] of members) {
    res.write(`${before}${JSON.stringify(name)}:`);
    if (Array.isArray(value)) await writeItems(res, value);
    else res.write(JSON.stringify(value));
    before = ",";
  }
  res.end("}");
}

async function writeItems(res: Response, items: unknown[]) {
  res.write("[");
  for (let from = 0; from < items.length && !res.closed; from += CHUNK) {
    const texts = items.slice(from, from + CHUNK).map((item) => JSON.stringify(item));
    const isTaken = res.write((from > 0 ? "," : "") + texts.join(","));
    if (!isTaken) await Promise.race([once(res, "drain"), once(res, "close")]);
  }
  res.write("]");
}
