import { limits, setLimits } from "@neptun/api/schema";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectRefusal } from "./errors.ts";
import { furnish, MODEL, type Person, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let ada: Person;
let things: Awaited<ReturnType<typeof furnish>>;
const before = { ...limits };
beforeAll(async () => {
  server = await startServer({ requestBytes: 100_000, filesRequestBytes: 200_000, trashDays: 20 });
  ada = await server.signUp();
  things = await furnish(ada);
  setLimits({ message_bytes: 2_000, file_bytes: 3_000, batch_items: 3, batch_blocks: 4 });
});
afterAll(async () => {
  setLimits(before);
  await server.close();
});

test("the operator's limits hold for messages, in both forms and on the screens' door, and the refusal names them", async () => {
  const post = (body: unknown) => ada.post(`${things.path}/messages`, body);
  const fits = "ü".repeat(1_000);
  expect((await post({ message: fits, actor: "user" })).status).toBe(200);
  expectRefusal(await post({ message: `${fits}.`, actor: "user" }), 400, "message: Must not exceed 2000 bytes");
  const messages = (count: number) => ({ messages: Array(count).fill({ content: "a", role: "user" }) });
  expect((await post(messages(3))).body.chatMessages).toHaveLength(3);
  expectRefusal(await post(messages(4)), 400, "messages: Too big: expected array to have <=3 items");
  expectRefusal(await post({ messages: [] }), 400, /^messages: Too small/);
  expectRefusal(await post({ messages: "none" }), 400, /^messages: Invalid input/);
  const screen = await ada.post("/trpc/generation.send", { chat_id: things.chat.id, message: `${fits}.` });
  expect([screen.status, screen.text]).toEqual([400, expect.stringContaining("2000 bytes")]);
});

test("the messages of a request have a bounded number of code blocks together, whichever door they come by", async () => {
  const blocks = (...counts: number[]) => ({
    messages: counts.map((count) => ({ role: "user", content: `${"```ts\nx\n```\n".repeat(count)}.` })),
  });
  const post = (body: unknown) => ada.post(`${things.path}/messages`, body);
  const stored = await post(blocks(2, 0, 2));
  expect(stored.body.chatMessages.map((message) => message.blocks.length)).toEqual([2, 0, 2]);
  const before = (await ada.get(`${things.path}/messages`)).body.chatMessages.length;
  const words = "Must not hold more than 4 code blocks together: send them in several requests";
  expectRefusal(await post(blocks(3, 2)), 400, `messages: ${words}`);
  const screen = await ada.post("/trpc/message.createMany", { chat_id: things.chat.id, ...blocks(3, 2) });
  expect([screen.status, screen.text]).toEqual([400, expect.stringContaining(words)]);
  expect((await ada.get(`${things.path}/messages`)).body.chatMessages).toHaveLength(before);
  const reply = await post(blocks(3, 2));
  expect(reply.body.statusMessage).toBe("Bad Request. Invalid body(message | messages).");
  expect(reply.body.data.issues).toEqual([{ code: "custom", message: words, path: ["messages"] }]);
});

test("the operator's limits hold for files, ids and questions", async () => {
  const file = { text: "x".repeat(3_001), title: "a.txt", language: "text", extension: "txt" };
  expectRefusal(await ada.post(`${things.path}/files/${things.chatMessage.id}`, file), 400, /3000 bytes/);
  expectRefusal(await ada.delete(`${ada.home}/chats`, { chat_ids: [1, 2, 3, 4] }), 400, /<=3 items/);
  const question = { messages: Array(4).fill({ content: "a", role: "user" }) };
  expectRefusal(await ada.post("/api/ai/fake/echo/chat?chat_id=-1", question), 400, /<=3 items/);
});

test("the operator's limits hold for bodies, and the refusal names them", async () => {
  const large = { padding: "x".repeat(100_001) };
  expectRefusal(await ada.post(`${ada.home}/chats`, large), 413, /100000 bytes/);
  expect((await ada.post("/trpc/chat.create", large)).status).toBe(413);
  const path = `${things.path}/files/${things.chatMessage.id}`;
  expectRefusal(await ada.post(path, large), 400);
  expectRefusal(await ada.post(path, { padding: "x".repeat(200_001) }), 413, /200000 bytes/);
});

test("an array of far too many items is refused for its length alone", async () => {
  const reply = await ada.post(`${things.path}/messages`, `{"messages":[${"0,".repeat(20_000)}0]}`);
  expectRefusal(reply, 400);
  expect(reply.body.data.issues).toHaveLength(1);
});

test("the limits are told to the screens, and documented", async () => {
  const { text } = await server.client().get("/trpc/limit.list");
  expect(JSON.parse(text).result.data).toEqual({
    message_bytes: 2_000,
    file_bytes: 3_000,
    batch_items: 3,
    batch_blocks: 4,
    trash_days: 20,
  });
  const other = await startServer();
  const document = JSON.stringify((await other.client().get("/api/openapi.json")).body);
  expect(document).toContain('"maxItems":3');
  await other.close();
});

test("a user has a bounded number of answers at once, as the operator says", async () => {
  const few = await startServer({ answersPerUser: 1 });
  const bea = await few.signUp();
  const { chat } = (await bea.post(`${bea.home}/chats`, { model: MODEL, name: "Chat" })).body;
  const ask = () => bea.post("/trpc/generation.send", { chat_id: chat.id, message: "go", model: "fake/endless" });
  expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(429);
  await few.close();
});

test("a body of too many levels or values is refused as such, by either door", async () => {
  const deep = (levels: number) => `{"padding":${"[".repeat(levels)}${"]".repeat(levels)}}`;
  const wide = (values: number) => `{"padding":[${"[],".repeat(values)}1]}`;
  const text = JSON.stringify({ message: '[{,\\"'.repeat(9_000), actor: "user" });
  const post = (body: string) => ada.post(`${things.path}/messages`, body);
  expectRefusal(await post(deep(99)), 400, /^message: /);
  expectRefusal(await post(deep(100)), 400, "The body is nested too deeply: more than 100 levels");
  expectRefusal(await post(wide(24_998)), 400, /^message: /);
  expectRefusal(await post(wide(24_999)), 400, /^The body holds more than 50000 values/);
  expectRefusal(await post(text), 400, /^message: Must not exceed/);
  for (const body of [deep(100), wide(24_999)]) {
    const screen = await ada.post("/trpc/chat.create", body);
    expect([screen.status, screen.text]).toEqual([400, expect.stringContaining("The body")]);
  }
});

test("a refusal names a hundred issues at most", async () => {
  setLimits({ ...limits, batch_items: 300 });
  const reply = await ada.post(`${things.path}/messages`, { messages: Array(300).fill({}) });
  setLimits({ ...limits, batch_items: 3 });
  expectRefusal(reply, 400);
  expect(reply.body.data.issues).toHaveLength(100);
});
