import compression from "compression";
import express, { type RequestHandler } from "express";
import type { Deps } from "./deps.ts";
import { refuseForeignOrigins } from "./origin.ts";
import { protect } from "./protection.ts";
import { logRequests } from "./request-log.ts";
import { createRestDoor } from "./rest/adapter.ts";
import { createDocs } from "./rest/docs.ts";
import { answerError, errorBody, sendError } from "./rest/errors.ts";
import { routes } from "./rest/routes.ts";
import { createShareDoor } from "./share/door.ts";
import { createTrpcDoor } from "./trpc.ts";
import { createWebDoor } from "./web.ts";

/** Everything that is served: the documented routes, tRPC, and the web app. */
export function createApp(deps: Deps): express.Express {
  const { appUrl, trustProxy, webRoot } = deps.settings;
  const app = express();
  app.set("trust proxy", trustProxy);
  app.disable("etag");
  app.disable("x-powered-by");
  app.use(logRequests(app, deps.log));
  app.use(protect(appUrl));
  app.use(compressIfAsked());
  app.use(refuseForeignOrigins(appUrl));
  app.use(createRestDoor(deps, routes));
  app.use("/trpc", createTrpcDoor(deps));
  app.use("/api", createDocs(routes, appUrl));
  app.use("/api", (_req, res) => sendError(res, errorBody(404, "There is no such route; see /api/docs")));
  app.use("/s", createShareDoor(deps));
  if (webRoot) app.use(createWebDoor(webRoot));
  app.use((_req, res) => sendError(res, errorBody(404, "There is nothing at this address")));
  app.use(answerError);
  return app;
}

function compressIfAsked(): RequestHandler {
  const compress = compression();
  return (req, res, next) => (req.headers["accept-encoding"] ? compress(req, res, next) : next());
}
