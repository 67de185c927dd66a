import fs from "node:fs";
import path from "node:path";
import express from "express";

/** The built web app: hashed files for ever, the page itself always fresh, and the page for every other address. */
export function createWebDoor(root: string): express.Router {
  const door = express.Router();
  const page = path.join(root, "index.html");
  const cache = (file: string) =>
    file.startsWith(path.join(root, "assets")) ? "public, max-age=31536000, immutable" : "no-cache";
  door.use(
    express.static(root, {
      index: false,
      redirect: false,
      cacheControl: false,
      setHeaders: (res, file) => void res.setHeader("Cache-Control", cache(file)),
    }),
  );
  door.get("/{*rest}", (req, res, next) => {
    if (req.path.startsWith("/assets/") || !req.accepts("html") || !fs.existsSync(page)) return next();
    res.set("Cache-Control", "no-cache").sendFile("index.html", { root, cacheControl: false });
  });
  return door;
}
