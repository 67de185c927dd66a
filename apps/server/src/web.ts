import fs from "node:fs";
import type { ServerResponse } from "node:http";
import path from "node:path";
import express, { type RequestHandler } from "express";
import sirv from "sirv";

/**
 * The built web app: hashed files for ever and as small as the browser takes them, the page itself always fresh, and the
 * page for every other address.
 */
export function createWebDoor(root: string): express.Router {
  const door = express.Router();
  const page = path.join(root, "index.html");
  door.use((_req, res, next) => {
    // A file may be gone by the time it is read: another version is being built. Nobody else listens for that.
    res.once("pipe", (file) => file.once("error", () => res.destroy()));
    next();
  });
  door.use(serveFiles(root));
  door.get("/{*rest}", (req, res, next) => {
    if (req.path.startsWith("/assets/") || !req.accepts("html") || !fs.existsSync(page)) return next();
    res.set("Cache-Control", "no-cache").sendFile("index.html", { root, cacheControl: false });
  });
  return door;
}

/** The files that are there: sirv looks once, so it looks again whenever another version was built. */
function serveFiles(root: string): RequestHandler {
  const parts = [root, path.join(root, "assets"), path.join(root, "index.html")];
  const lastBuilt = () => parts.map((part) => fs.statSync(part, { throwIfNoEntry: false })?.mtimeMs).join();
  let built: string | undefined;
  let serve: RequestHandler | undefined;
  const look = () =>
    fs.existsSync(root) ? sirv(root, { brotli: true, gzip: true, etag: true, extensions: [], setHeaders }) : undefined;
  return (req, res, next) => {
    const now = lastBuilt();
    if (now !== built) serve = look();
    built = now;
    serve ? serve(req, res, next) : next();
  };
}

const setHeaders = (res: ServerResponse, pathname: string) => void res.setHeader("Cache-Control", cache(pathname));

const cache = (pathname: string) =>
  pathname.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
