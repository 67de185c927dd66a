import { afterAll, beforeAll, expect, test } from "vitest";
import { expectRefusal } from "./errors.ts";
import { type Person, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let ada: Person;
beforeAll(async () => {
  server = await startServer();
  ada = await server.signUp();
});
afterAll(() => server.close());

async function createChat(project_id?: number): Promise<string> {
  const home = project_id === undefined ? ada.home : `${ada.home}/projects/${project_id}`;
  const { chat } = (await ada.post(`${home}/chats`, { model: "fake/echo", name: "Chat" })).body;
  return `${ada.home}/chats/${chat.id}`;
}

const ALL = {
  instructions: "Answer in rhymes.",
  temperature: 0,
  top_p: 0.5,
  max_tokens: 77,
  stop_sequences: ["END", "\n\n"],
  reasoning_effort: "low",
};
const NOTHING = {
  instructions: null,
  temperature: null,
  top_p: null,
  max_tokens: null,
  stop_sequences: [],
  reasoning_effort: null,
};

async function askIn(path: string, messages = [{ role: "user", content: "Hello" }]) {
  const id = path.split("/").at(-1);
  const reply = await ada.post(`/api/ai/fake/echo/chat?chat_id=${id}`, { messages });
  expect(reply.status).toBe(200);
  return server.provider.requests.at(-1)!;
}

test("nothing is set until somebody does; what is given is changed, and null takes it back", async () => {
  const path = await createChat();
  const before = (await ada.get(path)).body.chat;
  expect((await ada.get(`${path}/settings`)).body.settings).toMatchObject({
    ...NOTHING,
    chat_conversation_id: before.id,
    updated_at: before.created_at,
  });
  expect((await ada.patch(`${path}/settings`, ALL)).body.settings).toMatchObject(ALL);
  const { status, body } = await ada.patch(`${path}/settings`, { temperature: 2, stop_sequences: [] });
  expect(status).toBe(200);
  expect(body.settings).toMatchObject({ ...ALL, temperature: 2, stop_sequences: [] });
  expect((await ada.patch(`${path}/settings`, NOTHING)).body.settings).toMatchObject(NOTHING);
  expect((await ada.get(`${path}/settings`)).body.settings).toMatchObject(NOTHING);
  // To set something is not to use the chat.
  expect((await ada.get(path)).body.chat).toEqual(before);
});

test("the provider gets exactly what is set, and the instructions after those of the project", async () => {
  const { project } = (await ada.post(`${ada.home}/projects`, { name: "Ship", instructions: "Use Go." })).body;
  const path = await createChat(project.id);
  const plain = (await askIn(path)).body;
  expect(Object.keys(plain).toSorted()).toEqual(["messages", "model", "stream", "stream_options"]);

  await ada.post(`${path}/messages`, { message: "You are in a test.", actor: "system" });
  await ada.patch(`${path}/settings`, ALL);
  const { body, messages } = await askIn(path);
  expect(body).toMatchObject({ temperature: 0, top_p: 0.5, max_tokens: 77, stop: ALL.stop_sequences });
  expect(body.reasoning_effort).toBe("low");
  const told = messages[0]!.content;
  const places = ["Use Go.", "Answer in rhymes.", "You are in a test."].map((words) => told.indexOf(words));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
  const context = (await ada.get(`${path}/context`)).body;
  expect(context).toMatchObject({ prompt: told, model: "fake/echo" });
  expect(context.parts.map(({ kind }) => kind)).toEqual(["project", "instructions", "answers", "chat", "system"]);

  await ada.patch(`${path}/settings`, NOTHING);
  expect(Object.keys((await askIn(path)).body).toSorted()).toEqual(Object.keys(plain).toSorted());
});

test("a conversation that a client sends whole is sent as it is, with the chat's settings", async () => {
  const path = await createChat();
  await ada.patch(`${path}/settings`, ALL);
  const messages = [
    { role: "user", content: "One" },
    { role: "assistant", content: "Two" },
    { role: "user", content: "Three" },
  ];
  const request = await askIn(path, messages);
  expect(request.messages).toEqual(messages);
  expect(request.body).toMatchObject({ temperature: 0, max_tokens: 77 });
});

test("a setting that the provider does not take with this model is told by its name", async () => {
  const path = await createChat();
  await ada.patch(`${path}/settings`, { temperature: 0.3 });
  const body = JSON.stringify({ error: { message: "Unsupported value: 'temperature'" } });
  server.provider.next({ status: 400, body });
  const reply = await ada.post(`/api/ai/fake/echo/chat?chat_id=${path.split("/").at(-1)}`, {
    messages: [{ role: "user", content: "Hello" }],
  });
  expectRefusal(reply, 502);
  expect(reply.body.message).toContain("temperature of this chat");
});

test("a change can be bound to what was read, and messages do not make that stale", async () => {
  const path = await createChat();
  const etag = (await ada.get(`${path}/settings`)).headers.get("etag")!;
  await askIn(path);
  const first = await ada.patch(`${path}/settings`, { top_p: 0.1 }, { "if-match": etag });
  expect(first.status).toBe(200);
  expect(first.headers.get("etag")).toBe(`"${first.body.settings.updated_at}"`);
  expectRefusal(await ada.patch(`${path}/settings`, { top_p: 0.2 }, { "if-match": etag }), 412);
  const again = await ada.patch(`${path}/settings`, { top_p: 0.2 }, { "if-match": first.headers.get("etag")! });
  expect(again.body.settings.top_p).toBe(0.2);
});

test.each([
  [{ temperature: 2.1 }, "temperature"],
  [{ temperature: "hot" }, "temperature"],
  [{ top_p: -0.1 }, "top_p"],
  [{ max_tokens: 0 }, "max_tokens"],
  [{ max_tokens: 1.5 }, "max_tokens"],
  [{ stop_sequences: ["a", "b", "c", "d", "e"] }, "stop_sequences"],
  [{ stop_sequences: [""] }, "stop_sequences"],
  [{ stop_sequences: null }, "stop_sequences"],
  [{ reasoning_effort: "much" }, "reasoning_effort"],
  [{ instructions: "x".repeat(20_001) }, "instructions"],
  [{ instructions: "\0" }, "instructions"],
])("%j is refused by name, and nothing is changed", async (change, field) => {
  const path = await createChat();
  const reply = await ada.patch(`${path}/settings`, { ...change, ...(field === "top_p" ? {} : { top_p: 1 }) });
  expectRefusal(reply, 400);
  expect(reply.body.data.issues[0]!.path[0]).toBe(field);
  expect((await ada.get(`${path}/settings`)).body.settings.top_p).toBeNull();
});

test("a copy of a shared chat answers as it does, and its owner's copy is told the same", async () => {
  const path = await createChat();
  await ada.post(`${path}/messages`, { message: "Hello", actor: "user" });
  await ada.patch(`${path}/settings`, ALL);
  const { share } = (await ada.post(`${ada.home}/shares`, { chat_id: Number(path.split("/").at(-1)) })).body;
  const other = await server.signUp();
  for (const [person, instructions] of [
    [ada, ALL.instructions],
    [other, null],
  ] as const) {
    const { chat } = (await person.post(`/api/shares/${share.link}/copy`)).body;
    const copy = (await person.get(`${person.home}/chats/${chat.id}/settings`)).body.settings;
    expect(copy).toMatchObject({ ...ALL, instructions });
  }
});

test("whoever watches hears that a chat was set", async () => {
  const path = await createChat();
  await ada.patch(`${path}/settings`, { temperature: 1 });
  const id = Number(path.split("/").at(-1));
  const [event] = await server.db.query<{ action: string }>(
    {
      name: "",
      text: `SELECT action FROM (SELECT kind, action, ids, created_at FROM event_queue UNION ALL
  SELECT kind, action, ids, created_at FROM neptun_user_event) e WHERE kind = 'chat' AND ids = ARRAY[$1::int] ORDER BY created_at DESC LIMIT 1`,
    },
    [id],
  );
  expect(event).toEqual({ action: "changed" });
});

test("usage is read over REST, of a chat, a project and everything", async () => {
  const { project } = (await ada.post(`${ada.home}/projects`, { name: "Ship" })).body;
  const path = await createChat(project.id);
  server.provider.next({ pieces: ["a"], usage: { prompt_tokens: 40, completion_tokens: 2, cost: 0.5 } });
  await askIn(path);
  const total = { answers: 1, prompt_tokens: 40, completion_tokens: 2, cost: 0.5 };
  for (const home of [path, `${ada.home}/projects/${project.id}`]) {
    const { usage } = (await ada.get(`${home}/usage`)).body;
    expect(usage).toMatchObject({ total, models: [{ model: "fake/echo", ...total }] });
  }
  const today = new Date().toISOString().slice(0, 10);
  const { usage } = (await ada.get(`${ada.home}/usage?from=${today}`)).body;
  expect(usage.days).toMatchObject([{ day: today }]);
  expect(usage.total.prompt_tokens).toBeGreaterThan(40);
  expectRefusal(await ada.get(`${ada.home}/usage?from=2020-01-01&to=2022-01-01`), 400);
});
