import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
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
  const fromNewest = asked.has("before") || asked.has("around") || asked.get("from") === "newest";
  asked.set(route.backwards && fromNewest && !asked.has("after") ? "before" : "after", String(next));
  asked.delete("around");
  return url.href;
}

const CHUNK = 200;

/** Writes a long list piece by piece, no faster than it is read, so that its text is never held whole. */
async function sendMembers(res: Response, members: [string, unknown][]) {
  res.type("json");
  await sendTexts(res, toTexts(members));
}

function* toTexts(members: [string, unknown][]) {
  let before = "{";
  for (const [name, value] of members) {
    yield `${before}${JSON.stringify(name)}:`;
    if (Array.isArray(value)) yield* toItems(value);
    else yield JSON.stringify(value);
    before = ",";
  }
  yield "}";
}

function* toItems(items: unknown[]) {
  yield "[";
  for (let from = 0; from < items.length; from += CHUNK) {
    const texts = items.slice(from, from + CHUNK).map((item) => JSON.stringify(item));
    yield (from > 0 ? "," : "") + texts.join(",");
  }
  yield "]";
}

/** Sends the texts one after the other, each made when the client has taken those before it; ends early when it leaves. */
export async function sendTexts(res: Response, texts: AsyncIterable<string> | Iterable<string>): Promise<void> {
  await pipeline(Readable.from(texts, { objectMode: false }), res).catch((error: unknown) => {
    if (!res.closed || isFailure(error)) throw error;
  });
}

const isFailure = (error: unknown) => (error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE";
