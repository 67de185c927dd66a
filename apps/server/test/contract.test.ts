import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routes } from "../src/rest/routes.ts";
import {
  contractRoutes,
  curlBodyOf,
  curlItemsOf,
  errorExampleOf,
  exampleOf,
  interfaceOf,
  readSeed,
  type Seed,
  statusesOf,
} from "./documents.ts";
import { expectRefusal } from "./errors.ts";
import { type Body, furnish, type Person, type Reply, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let ada: Person;
let things: Awaited<ReturnType<typeof furnish>>;
beforeAll(async () => {
  server = await startServer();
  ada = await server.signUp();
  things = await furnish(ada);
});
afterAll(() => server.close());

test("every route that the contract names is in the table", () => {
  const table = routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, "{}")}`);
  expect(contractRoutes().length).toBeGreaterThan(30);
  expect(table).toEqual(expect.arrayContaining(contractRoutes()));
});

// The contract supersedes the older documents' string ids.
const typeOf = (field: string, type: string) => (/(^|_)id$/.test(field) ? "number" : type);

/** All fields of the example and of the interface, with their types. */
function expectDocumented(entity: object, seed: Seed, example: string, type: string) {
  const text = readSeed(seed);
  const fields = { ...exampleOf(text, example), ...interfaceOf(text, type) };
  expect(Object.keys(fields).length).toBeGreaterThan(4);
  for (const [field, value] of Object.entries(exampleOf(text, example))) {
    expect(entity, field).toHaveProperty(field);
    expect(typeof entity[field as never], field).toBe(typeOf(field, typeof value));
  }
  for (const [field, declared] of Object.entries(interfaceOf(text, type))) {
    expect(typeof entity[field as never], field).toBe(typeOf(field, declared));
  }
  expect(entity).toMatchObject({
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    updated_at: expect.any(String),
  });
}

function expectDocumentedRefusal(reply: Reply, seed: Seed) {
  const { statusCode, statusMessage, message, code } = errorExampleOf(readSeed(seed));
  expectRefusal({ ...reply, body: { ...reply.body, message: "x" } as Body }, Number(statusCode));
  expect(reply.body.statusMessage).toBe(statusMessage);
  if (code) expect(reply.body.data.issues[0]).toMatchObject({ code, message });
  else if (statusCode === 404) expect(reply.body.data.message).toBe(message);
  else expect(reply.body.message).toBe(message);
}

interface Documented {
  seed: Seed;
  method: string;
  path: () => string;
  body?: unknown;
  missing: () => string;
}
const documented: Documented[] = [
  {
    seed: "create-files-plain",
    method: "POST",
    path: () => `${things.path}/files/${things.chatMessage.id}`,
    body: { files: [] },
    missing: () => `${things.path}/files/999`,
  },
  {
    seed: "create-files",
    method: "POST",
    path: () => `${things.path}/files/${things.chatMessage.id}`,
    body: { files: [] },
    missing: () => `${ada.home}/chats/999/files/1`,
  },
  {
    seed: "list-files",
    method: "GET",
    path: () => `${things.path}/files`,
    missing: () => `${ada.home}/chats/999/files`,
  },
  {
    seed: "create-messages",
    method: "POST",
    path: () => `${things.path}/messages`,
    body: { messages: [] },
    missing: () => `${ada.home}/chats/999/messages`,
  },
  {
    seed: "create-project-chat",
    method: "POST",
    path: () => `${ada.home}/projects/${things.project.id}/chats`,
    body: {},
    missing: () => `${ada.home}/projects/999/chats`,
  },
];

describe.each(documented)("$seed", ({ seed, method, path, body, missing }) => {
  test("documents the statuses that are answered", async () => {
    const answered = new Set<number>();
    answered.add((await server.client().send(method, path(), body)).status);
    answered.add((await ada.send(method, missing(), body)).status);
    if (body) answered.add((await ada.send(method, path(), body)).status);
    answered.add((await replay(seed)).status);
    expect([...answered].toSorted()).toEqual(statusesOf(readSeed(seed)).toSorted());
  });

  test("documents the refusal that is answered", async () => {
    const { statusCode } = errorExampleOf(readSeed(seed));
    expectDocumentedRefusal(await ada.send(method, statusCode === 404 ? missing() : path(), body && {}), seed);
  });
});

/** Sends the body of the document's curl example. */
async function replay(seed: Seed): Promise<Reply> {
  const text = readSeed(seed);
  const { method, path } = documented.find((each) => each.seed === seed)!;
  if (seed === "list-files") return ada.get(path());
  if (seed === "create-files" || seed === "create-project-chat") return ada.send(method, path(), curlBodyOf(text));
  const items = curlItemsOf(text);
  return ada.send(method, path(), seed === "create-messages" ? { messages: items } : { files: items });
}

test("the documented request makes a chat in a project, as documented", async () => {
  const reply = await replay("create-project-chat");
  expect([reply.status, reply.statusText]).toEqual([201, "Created"]);
  expectDocumented(reply.body.chat, "create-project-chat", "chat", "ChatConversation");
  expect(reply.body.chat).toMatchObject(curlBodyOf(readSeed("create-project-chat")) as object);
  const { chats } = (await ada.get(`${ada.home}/projects/${things.project.id}/chats`)).body;
  expect(chats.map(({ id }) => id)).toContain(reply.body.chat.id);
});

test.each(["create-files", "create-files-plain"] as const)("the documented request stores files: %s", async (seed) => {
  const reply = await replay(seed);
  expect(reply.status).toBe(200);
  expect(reply.body.chatFiles).toHaveLength(1);
  expectDocumented(reply.body.chatFiles[0]!, seed, "chatFiles", "ChatFile");
  expect(reply.body.chatFiles[0]).toMatchObject({
    ...curlItemsOf(readSeed(seed))[0],
    chat_conversation_id: things.chat.id,
    chat_conversation_message_id: things.chatMessage.id,
    neptun_user_id: ada.id,
  });
});

test.each(["create-files", "create-files-plain"] as const)(
  "a single file is answered as an object: %s",
  async (seed) => {
    const { title, text, language, extension } = exampleOf(readSeed(seed), "chatFile");
    const reply = await ada.post(`${things.path}/files/${things.chatMessage.id}`, { title, text, language, extension });
    expect(reply.status).toBe(200);
    expectDocumented(reply.body.chatFile, seed, "chatFile", "ChatFile");
    expect(reply.body.chatFile).toMatchObject({ title, text, language, extension });
  },
);

test("the documented list of files has the fields of both readings", async () => {
  await replay("create-files");
  const { chatFiles } = (await replay("list-files")).body;
  for (const chatFile of chatFiles) {
    expectDocumented(chatFile, "list-files", "chatFiles", "ChatFile");
    expectDocumented(chatFile, "create-files", "chatFile", "ChatFile");
    expect(chatFile.name).toBe(chatFile.title);
    expect(chatFile.size).toBe(Buffer.byteLength(chatFile.text!));
  }
});

test("the documented requests store messages, one or several, in order", async () => {
  const items = curlItemsOf(readSeed("create-messages"));
  const { chatMessages } = (await replay("create-messages")).body;
  expect(chatMessages.map(({ message, actor }) => ({ content: message, role: actor }))).toEqual(items);
  for (const message of chatMessages) expectDocumented(message, "create-messages", "chatMessages", "ChatMessage");
  const { message, actor } = exampleOf(readSeed("create-messages"), "chatMessage");
  const single = await ada.post(`${things.path}/messages`, { message, actor });
  expectDocumented(single.body.chatMessage, "create-messages", "chatMessage", "ChatMessage");
  expect(single.body.chatMessage).toMatchObject({ message, actor, neptun_user_id: ada.id });
});

test("the settings for the command-line client come in the documented order", async () => {
  const { text } = await ada.get(`${ada.home}/cli`);
  expect(JSON.parse(text)).toEqual({
    utils: { neptun_api_server_host: `${server.url}/api`, neptun_github_app_url: "" },
    auth: { neptun_session_cookie: ada.cookie.split("=")[1], user: { id: ada.id, email: ada.email } },
    active_chat: { chat_id: -1, chat_name: "", model: expect.stringMatching(/^fake\//) },
  });
  expect(Object.keys(JSON.parse(text))).toEqual(["utils", "auth", "active_chat"]);
});
