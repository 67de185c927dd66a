import { createRequire } from "node:module";
import path from "node:path";
import express from "express";
import { protectDocs } from "../protection.ts";
import type { Route } from "./route.ts";

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Neptun: the HTTP interface</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="icon" href="data:,">
</head>
<body>
<div id="docs"></div>
<noscript>The document itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#docs", deepLinking: true, docExpansion: "list" });\n`;

/** The OpenAPI document and a page to read it on. */
export function createDocs(routes: Route[], appUrl: string): express.Router {
  const docs = express.Router();
  let document: Promise<string> | undefined; // few ask for it, and no start has to wait for it
  const assets = path.dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  docs.get("/openapi.json", async (_req, res) => {
    document ??= writeDocument(routes, appUrl);
    res
      .type("json")
      .set("Cache-Control", "no-cache")
      .send(await document);
  });
  docs.get("/docs", protectDocs, (_req, res) => void res.type("html").set("Cache-Control", "no-cache").send(PAGE));
  docs.get("/docs/start.js", (_req, res) => void res.type("js").set("Cache-Control", "no-cache").send(START));
  for (const file of ["swagger-ui.css", "swagger-ui-bundle.js"]) {
    docs.get(`/docs/${file}`, (_req, res) => res.sendFile(file, { root: assets, maxAge: "1d" }));
  }
  return docs;
}

async function writeDocument(routes: Route[], appUrl: string): Promise<string> {
  const { createOpenApiDocument } = await import("./openapi.ts");
  return JSON.stringify(createOpenApiDocument(routes, appUrl), null, 2);
}
