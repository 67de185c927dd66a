import { afterAll, beforeAll, expect, test } from "vitest";
import { expectRefusal } from "./errors.ts";
import { MODEL, type Person, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let ada: Person;
beforeAll(async () => {
  server = await startServer();
  ada = await server.signUp();
});
afterAll(() => server.close());

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const createChat = async (name: string, person = ada) =>
  (await person.post(`${person.home}/chats`, { model: MODEL, name })).body.chat;
const createProject = async (name: string) => (await ada.post(`${ada.home}/projects`, { name })).body.project;

test("a chat is made, read, renamed and deleted", async () => {
  const created = await ada.post(`${ada.home}/chats`, { model: MODEL, name: " Kept as it is " });
  expect(created.status).toBe(201);
  const { chat } = created.body;
  expect(chat).toMatchObject({ neptun_user_id: ada.id, project_id: null, model: MODEL, name: " Kept as it is " });
  const path = `${ada.home}/chats/${chat.id}`;
  expect((await ada.get(path)).body.chat).toEqual(chat);
  const renamed = (await ada.patch(path, { name: "Other", model: "fake/echo" })).body.chat;
  expect(renamed).toMatchObject({ id: chat.id, name: "Other", model: "fake/echo" });
  expect((await ada.delete(path)).text).toBe("true");
  expectRefusal(await ada.get(path), 404, "Chat not found");
  expectRefusal(await ada.delete(path), 404, "Chat not found");
  expectRefusal(await ada.post(`${path}/messages`, { message: "late", actor: "user" }), 404, "Chat not found");
});

test("a chat may be made with a form", async () => {
  const form = String(new URLSearchParams({ model: MODEL, name: "Grüße & more 🙂" }));
  const reply = await ada.post(`${ada.home}/chats`, form, FORM);
  expect([reply.status, reply.body.chat.name]).toEqual([201, "Grüße & more 🙂"]);
  const project = await createProject("With a form");
  expect((await ada.post(`${ada.home}/projects/${project.id}/chats`, form, FORM)).status).toBe(201);
});

test.each([
  ["no model", { name: "a" }],
  ["no name", { model: MODEL }],
  ["an empty name", { model: MODEL, name: "" }],
  ["a blank name", { model: MODEL, name: "  \n" }],
  ["a name that shows nothing", { model: MODEL, name: "\u200b \u2060\u200d\u3164" }],
  ["too long a name", { model: MODEL, name: "🙂".repeat(257) }],
  ["a name with U+0000", { model: MODEL, name: "a\0" }],
  ["an unknown model", { model: "nobody/nothing", name: "a" }],
  ["a list as name", { model: MODEL, name: ["a"] }],
])("a chat with %s is refused in the documented words, in a project or not", async (_, body) => {
  const project = await createProject("Project");
  for (const path of [`${ada.home}/chats`, `${ada.home}/projects/${project.id}/chats`]) {
    const reply = await ada.post(path, body);
    expectRefusal(reply, 400);
    expect(reply.body).toMatchObject({ statusMessage: "Bad Request", message: "Invalid body(model, name)" });
    expect(reply.body.data.issues.length).toBeGreaterThan(0);
  }
  expect((await ada.get(`${ada.home}/projects/${project.id}/chats`)).body.chats).toEqual([]);
});

test("a name of 256 characters is long enough for emoji", async () => {
  expect((await createChat("🙂".repeat(256))).name).toBe("🙂".repeat(256));
});

test("chats are listed in the order that is asked for, a page at a time", async () => {
  const bea = await server.signUp();
  for (const name of ["b", "a", "c"]) await createChat(name, bea);
  const names = async (query: string) =>
    (await bea.get(`${bea.home}/chats${query}`)).body.chats.map(({ name }) => name);
  expect(await names("")).toEqual(["c", "a", "b"]);
  expect(await names("?order_by=updated_at:asc,name:asc")).toEqual(["b", "a", "c"]);
  expect(await names("?order_by=name:desc")).toEqual(["c", "b", "a"]);
  expectRefusal(await bea.get(`${bea.home}/chats?order_by=password_hash:asc`), 400);
  const read: string[] = [];
  let url: string | undefined = `${bea.home}/chats?order_by=name:asc&limit=2`;
  while (url) {
    const reply = await bea.get(url);
    read.push(...reply.body.chats.map(({ name }) => name));
    url = /^<([^>]+)>; rel="next"$/.exec(reply.headers.get("link") ?? "")?.[1];
  }
  expect(read).toEqual(["a", "b", "c"]);
});

test("chats are deleted together or not at all", async () => {
  const [one, two] = [await createChat("one"), await createChat("two")];
  expectRefusal(await ada.delete(`${ada.home}/chats`, { chat_ids: [one.id, 2_000_000_000] }), 404, "Chat not found");
  expect((await ada.get(`${ada.home}/chats/${one.id}`)).status).toBe(200);
  for (const chat_ids of [[], ["1"], [0], [1.5], "1", null]) {
    expectRefusal(await ada.delete(`${ada.home}/chats`, { chat_ids }), 400);
  }
  expectRefusal(await ada.delete(`${ada.home}/chats`), 400);
  expect((await ada.delete(`${ada.home}/chats`, { chat_ids: [one.id, two.id, one.id] })).text).toBe("true");
  expectRefusal(await ada.get(`${ada.home}/chats/${two.id}`), 404);
});

test("a project is made, read, changed and deleted", async () => {
  const given = { name: "Shop", description: "Sells", type: "web-service", main_language: "typescript" };
  const created = await ada.post(`${ada.home}/projects`, given);
  expect(created.status).toBe(201);
  expect(created.body.project).toMatchObject({
    ...given,
    neptun_user_id: ada.id,
    created_at: expect.any(String),
    updated_at: expect.any(String),
  });
  const path = `${ada.home}/projects/${created.body.project.id}`;
  expect((await ada.patch(path, { name: "Store" })).body.project).toMatchObject({ ...given, name: "Store" });
  expect((await ada.get(`${ada.home}/projects`)).body.projects.map(({ name }) => name)).toContain("Store");
  expect((await ada.delete(path)).text).toBe("true");
  expectRefusal(await ada.get(path), 404, "Project not found");
  expectRefusal(await ada.post(`${ada.home}/projects`, { name: "a", type: "spaceship" }), 400);
});

test("deleting a project keeps its chats, unless they are to go with it", async () => {
  const [kept, gone] = [await createProject("kept"), await createProject("gone")];
  const chatIn = async (id: number) =>
    (await ada.post(`${ada.home}/projects/${id}/chats`, { model: MODEL, name: "c" })).body.chat;
  const [stays, goes] = [await chatIn(kept.id), await chatIn(gone.id)];
  await ada.delete(`${ada.home}/projects/${kept.id}`);
  expect((await ada.get(`${ada.home}/chats/${stays.id}`)).body.chat.project_id).toBeNull();
  expectRefusal(await ada.delete(`${ada.home}/projects/${gone.id}?with=everything`), 400);
  await ada.delete(`${ada.home}/projects/${gone.id}?with=chats`);
  expectRefusal(await ada.get(`${ada.home}/chats/${goes.id}`), 404);
});

test("a chat moves into a project and out of it, and is deleted there only if it is in it", async () => {
  const [project, chat] = [await createProject("p"), await createChat("c")];
  const there = `${ada.home}/projects/${project.id}/chats`;
  expectRefusal(await ada.delete(there, { chat_ids: [chat.id] }), 404, "Chat not found");
  await ada.patch(`${ada.home}/chats/${chat.id}`, { project_id: project.id });
  expect((await ada.get(there)).body.chats.map(({ id }) => id)).toEqual([chat.id]);
  await ada.patch(`${ada.home}/chats/${chat.id}`, { project_id: null });
  expect((await ada.get(there)).body.chats).toEqual([]);
  await ada.patch(`${ada.home}/chats/${chat.id}`, { project_id: project.id });
  expect((await ada.delete(`${there}/${chat.id}`)).text).toBe("true");
  expect((await ada.get(there)).body.chats).toEqual([]);
});

test("a retried creation makes one chat, with or without a trailing slash", async () => {
  const bea = await server.signUp();
  const key = { "idempotency-key": "chat" };
  const first = await bea.post(`${bea.home}/chats`, { model: MODEL, name: "once" }, key);
  const again = await bea.post(`${bea.home}/chats/`, { model: MODEL, name: "once" }, key);
  expect([again.status, again.body]).toEqual([201, first.body]);
  expect((await bea.get(`${bea.home}/chats`)).body.chats).toHaveLength(1);
  // Another user's key is another key.
  const other = await server.signUp();
  expect((await other.post(`${other.home}/chats`, { model: MODEL, name: "mine" }, key)).status).toBe(201);
});
