import { randomUUID } from "node:crypto";
import type { Express, Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";

declare module "node:http" {
  interface IncomingMessage {
    /** Also in the answer's `X-Request-Id`. */
    id: string;
    /** Says with every line which request it is about. */
    log: Logger;
  }
}

const REQUEST_ID = /^[\w.:-]{1,64}$/;

/** Gives every request its id and, where one asks for it, a log; writes a line when it is over. */
export function logRequests(app: Express, log: Logger): RequestHandler {
  Object.defineProperty(app.request, "log", {
    get(this: Request) {
      const own = log.child({ req: toLogged(this) });
      Object.defineProperty(this, "log", { value: own });
      return own;
    },
  });
  return (req, res, next) => {
    const given = req.headers["x-request-id"];
    req.id = typeof given === "string" && REQUEST_ID.test(given) ? given : randomUUID();
    res.setHeader("X-Request-Id", req.id);
    const started = performance.now();
    res.once("close", () => {
      const level = res.statusCode >= 500 ? "error" : "debug";
      if (!log.isLevelEnabled(level)) return;
      const responseTime = Math.round(performance.now() - started);
      req.log[level]({ res: { status: res.statusCode }, responseTime }, wordsFor(res));
    });
    next();
  };
}

// Neither headers nor the query: cookies, tokens and signatures stay out of the logs.
const toLogged = ({ id, method, originalUrl }: Request) => ({ id, method, path: originalUrl.split("?", 1)[0] });

function wordsFor(res: Response): string {
  if (!res.writableFinished) return "request aborted";
  return res.statusCode >= 500 ? "request errored" : "request completed";
}
