import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routes } from "../src/rest/routes.ts";
import { expectRefusal } from "./errors.ts";
import { furnish, MODEL, PASSWORD, type Person, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let ada: Person;
let things: Awaited<ReturnType<typeof furnish>>;
let ofUser: { prompt_id: number; tag_id: number };
beforeAll(async () => {
  server = await startServer();
  ada = await server.signUp();
  things = await furnish(ada);
  const { prompt } = (await ada.post(`${ada.home}/prompts`, { name: "prompt", text: "Explain {{what}}" })).body;
  await ada.patch(things.path, { tags: ["tag"] });
  const { tags } = (await ada.get(`${ada.home}/tags`)).body;
  ofUser = { prompt_id: prompt.id, tag_id: tags[0]!.id };
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.close();
});

/** The address of a route with ids that exist. */
const fill = (path: string) => {
  const ids = {
    user_id: ada.id,
    project_id: things.project.id,
    chat_id: things.chat.id,
    message_id: things.chatMessage.id,
    file_id: things.chatFile.id,
    collection_id: things.collection.id,
    share_id: things.share.id,
    ...ofUser,
    link: things.collection.link,
    version: 1,
  };
  return path
    .replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof ids) => String(ids[name] ?? "fake"))
    .replace("/fake/fake/", "/fake/echo/")
    .concat(path.includes("/ai/") ? "?chat_id=-1" : "");
};
const withBody = routes.filter(({ body, id }) => body && !/^(delete|update)User$/.test(id));
const cases = withBody.map((route) => [`${route.method} ${route.path}`, route] as const);

const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const WRONG_BODIES: unknown[] = [
  "",
  "{",
  "nonsense",
  "null",
  "true",
  "42",
  '"text"',
  "[]",
  "{}",
  "[{}]",
  deep(20_000),
  `{"messages":${deep(20_000)}}`,
  "[".repeat(40_000),
  '{"__proto__":{"messages":[]}}',
  '{"constructor":{"prototype":{}}}',
  '{"messages":{"length":1}}',
  '{"files":{"0":{}}}',
  '{"name":{}}',
  { messages: [null] },
  { messages: [[]] },
  { files: [null] },
  { files: "x" },
  { message: {}, actor: [] },
  { chat_ids: [{}] },
  { email: {}, password: [] },
  { email: "a@b", password: null },
  { model: null, name: 7 },
];

// A change that names nothing to change is none; what inserting would do can be asked without a chat; and going on from a
// message needs no more than its address: members that a route does not know are for later clients.
const NEEDS_NOTHING = new Set([
  "updateChat",
  "updateChatSettings",
  "updateProject",
  "updateFile",
  "updateCollection",
  "updateShare",
  "updateTag",
  "updatePrompt",
  "previewCollection",
  "answerMessage",
  "copyBranch",
  "summariseChat",
]);

test.each(cases)("%s answers every wrong body with a clear 400", async (_, route) => {
  for (const body of WRONG_BODIES) {
    const reply = await ada.send(route.method, fill(route.path), body);
    // A message is answered once: the second time it is refused for that.
    if (NEEDS_NOTHING.has(route.id) && [200, 201, 409].includes(reply.status)) continue;
    expectRefusal(reply, 400);
  }
  const notUtf8 = await ada.send(route.method, fill(route.path), new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]));
  expectRefusal(notUtf8, 400, /UTF-8/);
});

test.each(cases)("%s refuses other content types", async (_, route) => {
  for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/xml", "application/jsonx", "x"]) {
    expectRefusal(await ada.send(route.method, fill(route.path), "{}", { "content-type": type }), 415);
  }
  const form = await ada.send(route.method, fill(route.path), "a=b", {
    "content-type": "application/x-www-form-urlencoded",
  });
  expectRefusal(form, route.form ? 400 : 415);
});

test.each(cases)("%s refuses a body that is too large", async (_, route) => {
  const mebibytes = route.bringsFiles ? 20 : 2;
  const large = JSON.stringify({ padding: "x".repeat(mebibytes * 1024 * 1024) });
  expectRefusal(await ada.send(route.method, fill(route.path), large), 413);
  // Nor does packing it help.
  expectRefusal(await ada.send(route.method, fill(route.path), gzipSync(large), { "content-encoding": "gzip" }), 413);
});

test("packed bodies are taken, wrongly packed ones refused", async () => {
  const path = `${things.path}/messages`;
  const body = gzipSync(JSON.stringify({ message: "packed", actor: "user" }));
  expect((await ada.post(path, body, { "content-encoding": "gzip" })).body.chatMessage.message).toBe("packed");
  expectRefusal(await ada.post(path, "{}", { "content-encoding": "gzip" }), 400);
  expectRefusal(await ada.post(path, "{}", { "content-encoding": "nonsense" }), 415);
});

test("JSON is taken with any charset parameter", async () => {
  for (const charset of ["utf-8", "UTF-8", '"utf8"', "iso-8859-1", "nonsense"]) {
    const reply = await ada.post(
      `${things.path}/messages`,
      { message: "grüße", actor: "user" },
      { "content-type": `Application/JSON; charset=${charset}` },
    );
    expect(reply.body.chatMessage.message).toBe("grüße");
  }
});

test("unknown addresses under /api are a 404 in JSON, for every method", async () => {
  for (const path of [
    "/api",
    "/api/",
    "/api/nothing",
    "/api/users",
    "/api//users/1",
    `${ada.home}/nothing`,
    "/API/x",
    "/api/docs/nothing.js",
  ]) {
    for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH"]) expectRefusal(await ada.send(method, path), 404);
  }
});

test.each(routes.map((route) => [route.path, route] as const))("%s tells which methods it has", async (_, route) => {
  const path = fill(route.path);
  const reply = await ada.send("PUT", path, {});
  expectRefusal(reply, 405);
  const allow = reply.headers.get("allow")!.split(", ");
  expect(allow).toContain(route.method);
  if (route.method === "GET") expect(allow).toContain("HEAD");
  const options = await ada.send("OPTIONS", path);
  expect([options.status, options.headers.get("allow")]).toEqual([204, allow.join(", ")]);
});

test("HEAD is answered like GET, without the body", async () => {
  for (const route of routes.filter(
    ({ method, path, type }) => method === "GET" && type !== "text/event-stream" && !path.includes("file_id"),
  )) {
    const [head, get] = [await ada.head(fill(route.path)), await ada.get(fill(route.path))];
    expect([head.status, head.text]).toEqual([get.status, ""]);
    expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
  }
});

test("an address that is not validly encoded is a 400", async () => {
  for (const path of ["/api/users/%", `${ada.home}/chats/%zz`, "/api/%E0%A4%A"]) {
    const status = (await ada.get(path)).status;
    expect([400, 404]).toContain(status);
    expectRefusal(await ada.get(path), status);
  }
});

test("another site cannot write in a user's name", async () => {
  const path = `${things.path}/messages`;
  const body = { message: "forged", actor: "user" };
  const foreign = [
    ["origin", "https://evil.example"],
    ["origin", "null"],
    ["origin", "http://localhost:1"],
    ["sec-fetch-site", "cross-site"],
  ];
  for (const headers of foreign.map((header) => Object.fromEntries([header]) as Record<string, string>)) {
    expectRefusal(await ada.post(path, body, headers), 403);
    expect((await ada.post("/trpc/auth.logout", undefined, headers)).status).toBe(403);
    expect((await ada.get(path, headers)).status).toBe(200);
  }
  expect((await ada.post(path, body, { origin: server.url, "sec-fetch-site": "same-origin" })).status).toBe(200);
});

test("every answer carries a request id, the caller's own if it is sane", async () => {
  expect((await ada.get("/health", { "x-request-id": "trace-1" })).headers.get("x-request-id")).toBe("trace-1");
  expect((await ada.get("/health", { "x-request-id": "<script>" })).headers.get("x-request-id")).toMatch(
    /^[0-9a-f-]{36}$/,
  );
});

test("nothing private is kept by caches, scripts come only from here, and text becomes HTML in three ways only", async () => {
  const { headers } = await ada.get(ada.home);
  expect(headers.get("cache-control")).toBe("private, no-store");
  expect(headers.get("x-powered-by")).toBeNull();
  const policy = headers.get("content-security-policy")!;
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types neptun-code neptun-frame neptun-parser neptun-worker",
  ]) {
    expect(policy.split(";")).toContain(rule);
  }
  expect(headers.get("permissions-policy")).toContain("microphone=()");
  const docs = (await ada.get("/api/docs")).headers.get("content-security-policy")!.split(";");
  expect(docs).toEqual(policy.split(";").filter((rule) => !/trusted-types/.test(rule)));
});

test("a client that goes away in the middle of its body does no harm", async () => {
  await new Promise<void>((resolve) => {
    const half = request(`${server.url}${things.path}/messages`, {
      method: "POST",
      headers: { cookie: ada.cookie, "content-type": "application/json", "content-length": "1000" },
    });
    half.on("error", () => resolve());
    half.write('{"message":', () => half.destroy());
    half.on("close", () => resolve());
  });
  expect((await ada.get("/health")).status).toBe(200);
});

test("while the database is away, everything that needs it is 503, and nothing else is", async () => {
  const other = await startServer();
  const bea = await other.signUp();
  await other.db.close();
  for (const reply of [
    await bea.get(bea.home),
    await bea.post(`${bea.home}/chats`, { model: MODEL, name: "a" }),
    await bea.get("/health/ready"),
    await other.client().post("/api/auth/login", { email: bea.email, password: PASSWORD }),
  ]) {
    expectRefusal(reply, 503);
    expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
  }
  for (const path of ["/health", "/health/live", "/models", "/api/openapi.json"])
    expect((await bea.get(path)).status).toBe(200);
  await other.close().catch(() => {});
});
