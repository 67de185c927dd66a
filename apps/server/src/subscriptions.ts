import { appRouter, toDomainError } from "@neptun/api";
import {
  type AnyTRPCProcedure,
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  isTrackedEnvelope,
} from "@trpc/server";
import type { Request, RequestHandler } from "express";
import { parseJson } from "./body.ts";
import { createContext } from "./context.ts";
import type { Deps } from "./deps.ts";
import { EventStream } from "./event-stream.ts";
import { logFailure } from "./rest/errors.ts";

const PING = "event: ping\ndata: \n\n";
const CONNECTED = `event: connected\ndata: ${JSON.stringify(appRouter._def._config.sse?.client ?? {})}\n\n`;
const RETURN = "event: return\ndata: \n\n";

/**
 * Answers tRPC's own client with the events of a subscription, one write each. tRPC's responder sends an event through three
 * generators and as many streams, in several writes: with hundreds of readers, more than all else that is done for them.
 */
export function createSubscriptionDoor(deps: Deps): RequestHandler {
  return async (req, res, next) => {
    const path = req.path.slice(1);
    if (req.method !== "GET" || req.query.batch !== undefined || !isSubscription(path)) return next();
    const ctx = await createContext(deps, req, res, { door: "screen" });
    const stream = new EventStream(res, PING);
    const { signal } = stream;
    const call = { router: appRouter, path, type: "subscription" as const, ctx, signal, batchIndex: 0 };
    try {
      await stream.write(CONNECTED);
      const events = await callTRPCProcedure({ ...call, getRawInput: async () => readInput(req) });
      for await (const event of events as AsyncIterable<unknown>) await stream.write(toText(event));
      stream.write(RETURN);
    } catch (thrown) {
      const error = getTRPCErrorFromUnknown(thrown);
      if (!signal.aborted) logFailure(req.log, toDomainError(error));
      const config = appRouter._def._config;
      const shape = getTRPCErrorShape({ config, error, type: "subscription", path, input: undefined, ctx });
      stream.write(`event: serialized-error\ndata: ${JSON.stringify(shape)}\n\n`);
    } finally {
      stream.close();
      res.end();
    }
  };
}

/** By their whole paths, which the type does not say. */
const procedures = appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>;
const isSubscription = (path: string) =>
  Object.hasOwn(procedures, path) && procedures[path]!._def.type === "subscription";

/** The input with the id of the last event that a reader who comes back has seen. */
function readInput({ query, headers }: Request): unknown {
  const input = typeof query.input === "string" ? parseJson(query.input) : undefined;
  const lastEventId = headers["last-event-id"] ?? query.lastEventId;
  return lastEventId ? { ...(input as object), lastEventId } : input;
}

function toText(event: unknown): string {
  if (!isTrackedEnvelope(event)) return `data: ${JSON.stringify(event)}\n\n`;
  const [id, data] = event;
  return `data: ${JSON.stringify(data)}\nid: ${id}\n\n`;
}
