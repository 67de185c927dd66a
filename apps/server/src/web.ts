import fs from "node:fs";
import path from "node:path";
import express from "express";
import sirv from "sirv";

/**
 * The built web app: hashed files for ever and as small as the browser takes them, the page itself always fresh, and the
 * page for every other address.
 */
export function createWebDoor(root: string): express.Router {
  const door = express.Router();
  const page = path.join(root, "index.html");
  if (fs.existsSync(root)) {
    door.use((_req, res, next) => {
      // A file may be gone by the time it is read: another version is being built. Nobody else listens for that.
      res.once("pipe", (file) => file.once("error", () => res.destroy()));
      next();
    });
    door.use(
      sirv(root, {
        brotli: true,
        gzip: true,
        etag: true,
        extensions: [],
        setHeaders: (res, pathname) => res.setHeader("Cache-Control", cache(pathname)),
      }),
    );
  }
  door.get("/{*rest}", (req, res, next) => {
    if (req.path.startsWith("/assets/") || !req.accepts("html") || !fs.existsSync(page)) return next();
    res.set("Cache-Control", "no-cache").sendFile("index.html", { root, cacheControl: false });
  });
  return door;
}

const cache = (pathname: string) =>
  pathname.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
