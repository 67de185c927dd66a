import { followEvents, type UserContext } from "@neptun/api";
import { Position, type UserEvent } from "@neptun/api/event/schema";
import { z } from "zod";
import { EventStream, toEventStream } from "../event-stream.ts";
import type { Exchange } from "./route.ts";
import { parse } from "./whole.ts";

export const EventsQuery = z.object({
  after: z.coerce.number().pipe(Position).optional().meta({ description: "The position of the last event you know" }),
});
const EventsHeader = z.object({ "last-event-id": Position.optional() });

/** What happens to the user's things, as server-sent events. Each is made when the client has taken those before it. */
export async function serveEvents({ req, res, ctx }: Exchange) {
  const { after } = parse(EventsQuery, req.query);
  const header = req.get("Last-Event-ID");
  const { "last-event-id": last } = parse(EventsHeader, { "last-event-id": header ? Number(header) : undefined });
  if (req.method === "HEAD") return void toEventStream(res).end();
  const stream = new EventStream(res, ": ping\n\n");
  try {
    for await (const event of followEvents(ctx as UserContext, { after: last ?? after }, stream.signal))
      await stream.write(toText(event));
  } finally {
    stream.close();
  }
  if (!res.writableEnded) res.end();
}

function toText(event: UserEvent): string {
  const isChange = "action" in event;
  const { position } = event;
  const data = isChange ? event : { position };
  return `id: ${position}\nevent: ${isChange ? "change" : event.kind}\ndata: ${JSON.stringify(data)}\n\n`;
}
