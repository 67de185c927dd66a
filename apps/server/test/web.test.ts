import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectRefusal } from "./errors.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
const webRoot = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-web-"));
beforeAll(async () => {
  fs.mkdirSync(path.join(webRoot, "assets"));
  fs.writeFileSync(path.join(webRoot, "index.html"), "<!doctype html><title>Neptun</title>");
  fs.writeFileSync(path.join(webRoot, "favicon.svg"), "<svg/>");
  fs.writeFileSync(path.join(webRoot, "worker.js"), "addEventListener('fetch', () => {});");
  fs.writeFileSync(path.join(webRoot, "manifest.webmanifest"), "{}");
  fs.writeFileSync(path.join(webRoot, "assets", "index-abc123.js"), "export {};");
  fs.writeFileSync(path.join(webRoot, "assets", "gone-abc123.js"), "export {};");
  fs.writeFileSync(path.join(webRoot, "assets", "index-abc123.js.br"), zlib.brotliCompressSync("export {};"));
  server = await startServer({ webRoot });
});
afterAll(async () => {
  await server.close();
  fs.rmSync(webRoot, { recursive: true });
});

test("every address that is no interface is the app's page, always fresh", async () => {
  for (const address of ["/", "/login", "/chats/12", "/projects/1?tab=files", "/index.html", "/apis", "/trpcx"]) {
    const reply = await server.client().get(address);
    expect([reply.status, reply.text]).toEqual([200, "<!doctype html><title>Neptun</title>"]);
    expect(reply.headers.get("cache-control")).toBe("no-cache");
  }
  expect((await server.client().head("/login")).status).toBe(200);
});

test("hashed files are kept for ever, others are asked for again", async () => {
  const hashed = await server.client().get("/assets/index-abc123.js");
  expect(hashed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(hashed.headers.get("content-type")).toContain("javascript");
  expect((await server.client().get("/favicon.svg")).headers.get("cache-control")).toBe("no-cache");
});

test("the service worker is asked for again, and the manifest has its type", async () => {
  const worker = await server.client().get("/worker.js");
  expect(worker.headers.get("cache-control")).toBe("no-cache");
  expect(worker.headers.get("content-type")).toContain("javascript");
  const manifest = await server.client().get("/manifest.webmanifest");
  expect(manifest.headers.get("content-type")).toContain("application/manifest+json");
});

test("a file that was compressed when it was built is sent as the browser takes it", async () => {
  const text = await server.client().get("/assets/index-abc123.js", { "accept-encoding": "identity" });
  const small = await server.client().get("/assets/index-abc123.js", { "accept-encoding": "gzip, br" });
  expect(text.headers.get("content-encoding")).toBeNull();
  expect(small.headers.get("content-encoding")).toBe("br");
  expect([text.text, small.text]).toEqual(["export {};", "export {};"]);
  for (const reply of [text, small]) expect(reply.headers.get("vary")).toMatch(/accept-encoding/i);
  expect(small.headers.get("content-type")).toContain("javascript");
});

test("a file that is gone by the time it is read breaks off its answer, and nothing else", async () => {
  // As between the look at what is there and the reading: the folder says nothing of it.
  const assets = path.join(webRoot, "assets");
  fs.utimesSync(assets, 1, 1);
  expect((await server.client().get("/assets/gone-abc123.js")).status).toBe(200);
  fs.rmSync(path.join(assets, "gone-abc123.js"));
  fs.utimesSync(assets, 1, 1);
  await expect(server.client().get("/assets/gone-abc123.js")).rejects.toThrow();
  expect((await server.client().get("/favicon.svg")).status).toBe(200);
});

test("a file that did not change is not sent again", async () => {
  const first = await server.client().get("/favicon.svg");
  const etag = first.headers.get("etag")!;
  expect((await server.client().get("/favicon.svg", { "if-none-match": etag })).status).toBe(304);
});

test("another version that is built under the running server is served at once", async () => {
  const page = "<!doctype html><title>Neptun</title><p>Two</p>";
  const old = path.join(webRoot, "assets", "index-old123.js");
  fs.writeFileSync(old, "1");
  expect((await server.client().get("/assets/index-old123.js")).text).toBe("1");
  fs.rmSync(old);
  fs.writeFileSync(path.join(webRoot, "assets", "index-new123.js"), "2");
  fs.writeFileSync(path.join(webRoot, "index.html"), page);
  expect((await server.client().get("/assets/index-new123.js")).text).toBe("2");
  expectRefusal(await server.client().get("/assets/index-old123.js"), 404);
  for (const address of ["/", "/index.html"]) expect((await server.client().get(address)).text).toBe(page);
});

test("a file that is gone, a program's request and a write get no page", async () => {
  expectRefusal(await server.client().get("/assets/index-old.js"), 404);
  expectRefusal(await server.client().get("/login", { accept: "application/json" }), 404);
  expectRefusal(await server.client().post("/login", {}), 404);
  expectRefusal(await server.client().get("/api/login"), 404);
  expectRefusal(await server.client().get("/..%2f..%2fetc/passwd", { accept: "application/json" }), 404);
});
