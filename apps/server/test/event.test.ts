import { afterAll, beforeAll, expect, test } from "vitest";
import { MODEL, type Person, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let other: TestServer;
beforeAll(async () => {
  server = await startServer();
  other = await startServer({ beside: server });
});
afterAll(async () => {
  await other.close();
  await server.close();
});

interface Said {
  id: number;
  event: string;
  data: { position: number; kind?: string; action?: string; chat_id?: number; ids?: number[] };
}

/** The events of a stream as they come, until it ends. */
async function* readEvents(person: Person, query = "", headers: Record<string, string> = {}): AsyncGenerator<Said> {
  const gone = new AbortController();
  const response = await person.fetch("GET", `${person.home}/events${query}`, undefined, headers, gone.signal);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  let text = "";
  try {
    for await (const bytes of response.body!.pipeThrough(new TextDecoderStream())) {
      text += bytes;
      const blocks = text.split("\n\n");
      text = blocks.pop()!;
      for (const block of blocks) {
        const fields = new Map(block.split("\n").map((line) => [line.split(": ", 1)[0]!, line.replace(/^\w*: /, "")]));
        const data = fields.get("data");
        if (data) yield { id: Number(fields.get("id")), event: fields.get("event")!, data: JSON.parse(data) };
      }
    }
  } finally {
    gone.abort();
  }
}
const next = async (events: AsyncGenerator<Said>) => (await events.next()).value as Said;
async function find(events: AsyncGenerator<Said>, action: string): Promise<Said> {
  for (;;) {
    const said = await next(events);
    if (said.data.action === action) return said;
  }
}
const createChat = async (person: Person) =>
  (await person.post(`${person.home}/chats`, { model: MODEL, name: "Chat" })).body.chat;

test("a program follows what happens, also through another process, and comes back to where it was", async () => {
  const anna = await server.signUp();
  const events = readEvents(anna);
  expect(await next(events)).toMatchObject({ event: "ready" });
  const there = Object.assign(other.client(), { cookie: anna.cookie });
  const { chat } = (await there.post(`${anna.home}/chats`, { model: MODEL, name: "Chat" })).body;
  const created = await find(events, "created");
  expect(created).toMatchObject({ event: "change", data: { kind: "chat", chat_id: chat.id, ids: [chat.id] } });
  expect(created.id).toBe(created.data.position);
  await events.return(undefined);
  await anna.patch(`${anna.home}/chats/${chat.id}`, { name: "Renamed" });
  for (const back of [
    readEvents(anna, `?after=${created.id}`),
    readEvents(anna, "", { "last-event-id": String(created.id) }),
  ]) {
    expect(await next(back)).toMatchObject({ event: "ready", id: created.id });
    expect(await next(back)).toMatchObject({ data: { action: "changed", chat_id: chat.id } });
    await back.return(undefined);
  }
  const lost = readEvents(anna, "?after=99999");
  expect(await next(lost)).toMatchObject({ event: "reset" });
  await lost.return(undefined);
  const head = await anna.head(`${anna.home}/events`);
  expect([head.status, head.text]).toEqual([200, ""]);
});

test("a program says what it has read, and asks what it has not", async () => {
  const anna = await server.signUp();
  const chat = await createChat(anna);
  const path = `${anna.home}/chats/${chat.id}`;
  const { chatMessage } = (await anna.post(`${path}/messages`, { message: "Hi", actor: "user" })).body;
  const marks = async () => JSON.parse((await anna.get(`${anna.home}/marks`)).text);
  expect(await marks()).toEqual({ generating: [], unread: [chat.id] });
  expect((await anna.post(`${path}/read`, { message_id: chatMessage.id })).text).toBe("true");
  expect(await marks()).toEqual({ generating: [], unread: [] });
  expect((await anna.post(`${path}/read`, { message_id: "1" })).status).toBe(400);
});

test("strangers get nothing, and a wrong position is refused", async () => {
  const [anna, ben] = [await server.signUp(), await server.signUp()];
  expect((await ben.get(`${anna.home}/events`)).status).toBe(404);
  expect((await server.client().get(`${anna.home}/events`)).status).toBe(401);
  for (const after of ["x", "-1", "1.5", "2147483648"])
    expect((await anna.get(`${anna.home}/events?after=${after}`)).status).toBe(400);
  expect((await anna.get(`${anna.home}/events`, { "last-event-id": "x" })).status).toBe(400);
});

test("a stream ends when its session or its token does, and others go on", async () => {
  const anna = await server.signUp();
  const { body } = await anna.post(`${anna.home}/tokens`, { name: "Watch", scope: "read" });
  const byToken = readEvents(anna, "", { cookie: "", authorization: `Bearer ${body.secret}` });
  const bySession = readEvents(anna);
  await Promise.all([next(byToken), next(bySession)]);
  await anna.delete(`${anna.home}/tokens/${body.token.id}`);
  for await (const _ of byToken);
  await createChat(anna);
  await find(bySession, "created");
  await Object.assign(other.client(), { cookie: anna.cookie }).post("/api/auth/logout");
  for await (const _ of bySession);
});

test("a stream ends when the server does", async () => {
  const third = await startServer({ beside: server });
  const anna = await third.signUp("third@example.org");
  const events = readEvents(anna);
  await next(events);
  await third.close();
  for await (const _ of events);
});
