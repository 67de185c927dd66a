import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import compression from "compression";
import express from "express";
import helmet, { type HelmetOptions } from "helmet";
import { pinoHttp } from "pino-http";
import type { Deps } from "./deps.ts";
import { refuseForeignOrigins } from "./origin.ts";
import { createRestDoor } from "./rest/adapter.ts";
import { createDocs } from "./rest/docs.ts";
import { answerError, errorBody, sendError } from "./rest/errors.ts";
import { routes } from "./rest/routes.ts";
import { createTrpcDoor } from "./trpc.ts";
import { createWebDoor } from "./web.ts";

/** Everything that is served: the documented routes, tRPC, and the web app. */
export function createApp(deps: Deps): express.Express {
  const { appUrl, trustProxy, webRoot } = deps.settings;
  const app = express();
  app.set("trust proxy", trustProxy);
  app.disable("etag");
  app.use(
    pinoHttp({
      logger: deps.log,
      genReqId,
      customLogLevel,
      serializers: { req: toLoggedRequest, res: toLoggedResponse },
    }),
  );
  app.use(helmet(protection(appUrl)));
  app.use(compression());
  app.use(refuseForeignOrigins(appUrl));
  app.use("/trpc", createTrpcDoor(deps));
  app.use("/api", createDocs(routes, appUrl));
  app.use(createRestDoor(deps, routes));
  if (webRoot) app.use(createWebDoor(webRoot));
  app.use((_req, res) => sendError(res, errorBody(404, "There is nothing at this address")));
  app.use(answerError);
  return app;
}

/** Scripts and connections only from here; styles also from the libraries that write them into the page. */
const protection = (appUrl: string): HelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      "default-src": ["'self'"],
      "script-src": ["'self'"],
      "style-src": ["'self'", "'unsafe-inline'"],
      "img-src": ["'self'", "data:", "blob:"],
      "font-src": ["'self'", "data:"],
      "connect-src": ["'self'"],
      "form-action": ["'self'"],
      "frame-ancestors": ["'none'"],
      "object-src": ["'none'"],
      "base-uri": ["'none'"],
    },
  },
  xFrameOptions: { action: "deny" },
  strictTransportSecurity: appUrl.startsWith("https:"),
});

const REQUEST_ID = /^[\w.:-]{1,64}$/;

function genReqId(req: IncomingMessage, res: ServerResponse): string {
  const given = req.headers["x-request-id"];
  const id = typeof given === "string" && REQUEST_ID.test(given) ? given : randomUUID();
  res.setHeader("X-Request-Id", id);
  return id;
}

const customLogLevel = (_req: IncomingMessage, res: ServerResponse, error?: Error) =>
  error || res.statusCode >= 500 ? "error" : "debug";

// Neither headers nor the query: cookies, tokens and signatures stay out of the logs.
const toLoggedRequest = (req: { id: unknown; method: string; url: string }) => ({
  id: req.id,
  method: req.method,
  path: req.url.split("?", 1)[0],
});
const toLoggedResponse = (res: { statusCode: number }) => ({ status: res.statusCode });
