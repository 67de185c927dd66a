import { DomainError, said } from "@neptun/api";
import type { RequestHandler } from "express";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Refuses to let another site write in the name of a signed-in user. */
export function refuseForeignOrigins(appUrl: string): RequestHandler {
  const own = new URL(appUrl).host;
  const isForeign = (origin: string, host: string | undefined) => {
    if (!URL.canParse(origin)) return true;
    const from = new URL(origin).host;
    return from !== own && from !== host;
  };
  return (req, _res, next) => {
    if (SAFE.has(req.method)) return next();
    const { origin, host } = req.headers;
    if (req.headers["sec-fetch-site"] === "cross-site" || (origin !== undefined && isForeign(origin, host))) {
      throw new DomainError("FORBIDDEN", said`Requests from another site are refused; use the address of this server`);
    }
    next();
  };
}
