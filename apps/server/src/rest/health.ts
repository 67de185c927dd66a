import { z } from "zod";
import type { Exchange } from "./route.ts";

export const Health = z.object({ status: z.string(), timestamp: z.iso.datetime(), uptime: z.number() });

const health = (status: string): z.infer<typeof Health> => ({
  status,
  timestamp: new Date().toISOString(),
  uptime: process.uptime(),
});

/** The process is up and answers. */
export async function serveHealth({ res, route }: Exchange) {
  res.json(health(route.path.endsWith("/live") ? "live" : "healthy"));
}

/** The database answers too; SERVICE_UNAVAILABLE otherwise. */
export async function serveReadiness({ deps, res }: Exchange) {
  await deps.db.ping();
  res.json(health("ready"));
}

/** Whether the request carries a live session. */
export async function serveCheck({ res }: Exchange) {
  res.status(204).end();
}
