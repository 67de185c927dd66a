import { afterAll, beforeAll, expect, test } from "vitest";
import { expectRefusal } from "./errors.ts";
import { Client, furnish, PASSWORD, type Person, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let anna: Person;
let base: string;
beforeAll(async () => {
  server = await startServer();
  anna = await server.signUp("anna@example.org");
  base = `/api/users/${anna.id}`;
});
afterAll(() => server.close());

const withToken = async (scope: "read" | "write") => {
  const { status, body } = await anna.send("POST", `${base}/tokens`, { name: "program", scope, days: 7 });
  expect(status).toBe(201);
  const headers = { authorization: `Bearer ${body.secret}` };
  const client = new Client(server.url);
  const send = (method: string, path: string, input?: unknown) => client.send(method, path, input, headers);
  return { id: body.token.id, send };
};

test("a program gets in with a token, within its scope, until the token is revoked", async () => {
  const reader = await withToken("read");
  const writer = await withToken("write");
  const chat = { model: "google/gemma-2-27b-it", name: "By token" };
  expect((await reader.send("GET", `${base}/chats`)).status).toBe(200);
  expectRefusal(await reader.send("POST", `${base}/chats`, chat), 403);
  expect((await writer.send("POST", `${base}/chats`, chat)).status).toBe(201);
  expectRefusal(await writer.send("POST", `${base}/tokens`, { name: "more", scope: "write" }), 403);
  expect((await anna.send("DELETE", `${base}/tokens/${writer.id}`)).body).toBe(true);
  expectRefusal(await writer.send("GET", `${base}/chats`), 401);
});

test("sessions are listed and ended over REST", async () => {
  const place = new Client(server.url);
  const { email } = anna;
  await place.send("POST", "/api/auth/login", { email, password: PASSWORD });
  expect((await anna.send("GET", `${base}/sessions`)).body.sessions).toHaveLength(2);
  expect((await anna.send("DELETE", `${base}/sessions`)).body).toBe(true);
  expectRefusal(await place.send("GET", base), 401);
  expect((await anna.send("GET", `${base}/sessions`)).body.sessions).toMatchObject([{ is_current: true }]);
});

test("a change bound to an ETag is refused with 412 once someone else has made one", async () => {
  const { chat, project } = await furnish(anna);
  for (const path of [`${base}/chats/${chat.id}`, `${base}/projects/${project.id}`]) {
    const etag = (await anna.send("GET", path)).headers.get("etag")!;
    expect(etag).toMatch(/^".+"$/);
    const changed = await anna.send("PATCH", path, { name: "Mine" }, { "if-match": etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
    expectRefusal(await anna.send("PATCH", path, { name: "Late" }, { "if-match": etag }), 412);
    expectRefusal(await anna.send("DELETE", path, undefined, { "if-match": '"nonsense"' }), 412);
    expect((await anna.send("GET", path)).headers.get("etag")).toBe(changed.headers.get("etag"));
    const either = `${etag}, ${changed.headers.get("etag")}`;
    expect((await anna.send("DELETE", path, undefined, { "if-match": either })).body).toBe(true);
  }
});

test("what was deleted is in the trash, comes back, or goes for good", async () => {
  const { chat, project } = await furnish(anna);
  const path = `${base}/chats/${chat.id}`;
  const before = (await anna.send("GET", path)).body;
  await anna.send("DELETE", path);
  expectRefusal(await anna.send("GET", path), 404);
  expect((await anna.send("GET", `${base}/trash`)).body.items[0]).toMatchObject({ kind: "chat", id: chat.id });
  expect((await anna.send("POST", `${path}/restore`)).body.chat).toMatchObject({ id: chat.id, name: before.chat.name });
  await anna.send("DELETE", `${base}/projects/${project.id}`);
  const purge = { kind: "project", id: project.id };
  expect((await anna.send("POST", `${base}/trash/purge`, purge)).body).toBe(true);
  expectRefusal(await anna.send("POST", `${base}/projects/${project.id}/restore`), 404);
  expect((await anna.send("DELETE", `${base}/trash`)).body).toBe(true);
  expect((await anna.send("GET", `${base}/trash`)).body.items).toEqual([]);
});

test("a change of the account is bound to its ETag, and checked after the password", async () => {
  const person = await server.signUp();
  const read = await person.get(person.home);
  const etag = read.headers.get("etag")!;
  expect(etag).toBe(`"${(read.body.user as unknown as { updated_at: string }).updated_at}"`);
  const email = (name: string) => ({ email: `${name}@example.org`, current_password: PASSWORD });
  const changed = await person.patch(person.home, email("mine-first"), { "if-match": etag });
  expect(changed.status).toBe(200);
  expect(changed.headers.get("etag")).not.toBe(etag);
  expectRefusal(await person.patch(person.home, email("too-late"), { "if-match": etag }), 412);
  expectRefusal(
    await person.patch(person.home, { ...email("x"), current_password: "wrong" }, { "if-match": etag }),
    400,
  );
  expectRefusal(await person.delete(person.home, { current_password: PASSWORD }, { "if-match": etag }), 412);
  expect((await person.get(person.home)).body.user.primary_email).toBe("mine-first@example.org");
  const now = { "if-match": changed.headers.get("etag")! };
  expect((await person.delete(person.home, { current_password: PASSWORD }, now)).body).toBe(true);
});

test("taking back the last message is bound to the ETag of its chat", async () => {
  const { path, chatMessage } = await furnish(anna);
  const etag = (await anna.get(path)).headers.get("etag")!;
  // The chat's own also tells where it was put.
  const time = etag.replace(/-[0-9a-f]{8}"$/, '"');
  expect((await anna.get(`${path}/messages`)).headers.get("etag")).toBe(time);
  expect((await anna.get(`${path}/messages?limit=1`)).headers.get("etag")).toBe(time);
  await anna.post(`${path}/messages`, { message: "Written meanwhile", actor: "user" });
  expectRefusal(await anna.delete(`${path}/messages/last`, undefined, { "if-match": etag }), 412);
  expect((await anna.get(`${path}/messages`)).body.chatMessages).toHaveLength(2);
  const now = (await anna.get(`${path}/messages`)).headers.get("etag")!;
  const taken = await anna.delete(`${path}/messages/last`, undefined, { "if-match": now });
  expect(taken.body.deleted).toHaveLength(1);
  expectRefusal(await anna.delete(`${path}/messages/last`, undefined, { "if-match": now }), 412);
  expect((await anna.delete(`${path}/messages/last`)).body.deleted).toEqual([chatMessage.id]);
});
