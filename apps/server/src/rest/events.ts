import { once } from "node:events";
import { followEvents, type UserContext } from "@neptun/api";
import { Position, type UserEvent } from "@neptun/api/event/schema";
import type { Response } from "express";
import { z } from "zod";
import type { Exchange } from "./route.ts";
import { parse } from "./whole.ts";

const PING_MS = 15_000;
/** Who does not read for so long is cut off, and may come back to where it was. */
const PATIENCE_MS = 30_000;

export const EventsQuery = z.object({
  after: z.coerce.number().pipe(Position).optional().meta({ description: "The position of the last event you know" }),
});
const EventsHeader = z.object({ "last-event-id": Position.optional() });

/** What happens to the user's things, as server-sent events. Each is made when the client has taken those before it. */
export async function serveEvents({ req, res, ctx }: Exchange) {
  const { after } = parse(EventsQuery, req.query);
  const header = req.get("Last-Event-ID");
  const { "last-event-id": last } = parse(EventsHeader, { "last-event-id": header ? Number(header) : undefined });
  if (req.method === "HEAD") return void toStream(res).end();
  const gone = new AbortController();
  res.once("close", () => gone.abort());
  const ping = setInterval(() => void (res.writableNeedDrain || !res.headersSent || res.write(": ping\n\n")), PING_MS);
  try {
    for await (const event of followEvents(ctx as UserContext, { after: last ?? after }, gone.signal)) {
      if (!res.headersSent) toStream(res).flushHeaders();
      if (!res.write(toText(event))) await drained(res, gone.signal);
    }
  } finally {
    clearInterval(ping);
  }
  if (!res.writableEnded) res.end();
}

function toStream(res: Response) {
  // A proxy or a compressor that gathers bytes would hold the events back.
  res.set({ "Cache-Control": "private, no-store, no-transform", "X-Accel-Buffering": "no" });
  return res.type("text/event-stream; charset=utf-8");
}

function toText(event: UserEvent): string {
  const isChange = "action" in event;
  const { position } = event;
  const data = isChange ? event : { position };
  return `id: ${position}\nevent: ${isChange ? "change" : event.kind}\ndata: ${JSON.stringify(data)}\n\n`;
}

async function drained(res: Response, signal: AbortSignal) {
  const late = setTimeout(() => res.destroy(), PATIENCE_MS);
  await once(res, "drain", { signal }).catch(() => {});
  clearTimeout(late);
}
