import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { expectRefusal } from "./errors.ts";
import { MODEL, type Person, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let ada: Person;
let path: string;
beforeAll(async () => {
  server = await startServer();
  ada = await server.signUp();
});
beforeEach(async () => {
  const { chat } = (await ada.post(`${ada.home}/chats`, { model: MODEL, name: "Chat" })).body;
  path = `${ada.home}/chats/${chat.id}/messages`;
});
afterAll(() => server.close());

const list = async (query = "") => (await ada.get(path + query)).body.chatMessages;
const say = (message: unknown, actor: unknown = "user") => ada.post(path, { message, actor });

test("a batch is stored in order, and the chat moves to the top", async () => {
  const messages = Array.from({ length: 1000 }, (_, n) => ({
    content: `message ${n}`,
    role: n % 2 ? "assistant" : "user",
  }));
  const { chatMessages } = (await ada.post(path, { messages })).body;
  expect(chatMessages.map(({ message }) => message)).toEqual(messages.map(({ content }) => content));
  const ids = chatMessages.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  const all = await ada.get(path);
  expect(all.body.chatMessages).toEqual(chatMessages);
  expect(all.headers.get("link")).toBeNull();
  const { chats } = (await ada.get(`${ada.home}/chats?limit=1`)).body;
  expect(path).toContain(`/chats/${chats[0]!.id}/`);
});

test("the files that the model gets to read are told with the message, in both forms", async () => {
  const upload = {
    files: [
      { title: "a.py", text: "print(1)\n" },
      { title: "b.py", text: "" },
    ],
  };
  const [a, b] = (await ada.post(path.replace("/messages", "/files"), upload)).body.chatFiles;
  const file_ids = [b!.id, a!.id, b!.id];
  const one = await ada.post(path, { message: "one", actor: "user", file_ids });
  expect(one.status).toBe(200);
  const chat_conversation_id = one.body.chatMessage.chat_conversation_id;
  expect(one.body.chatMessage.files).toEqual([
    { file_id: b!.id, title: "b.py", version: 1, chat_conversation_id, size: 0 },
    { file_id: a!.id, title: "a.py", version: 1, chat_conversation_id, size: 9 },
  ]);
  const messages = [
    { content: "two", role: "user", file_ids: [a!.id] },
    { content: "three", role: "assistant" },
  ];
  const batch = (await ada.post(path, { messages })).body.chatMessages;
  expect(batch.map(({ files }) => files.map(({ title }) => title))).toEqual([["a.py"], []]);
  expect((await list()).map(({ files }: { files: unknown[] }) => files.length)).toEqual([2, 1, 0]);
  for (const file_ids of [["1"], [0], "1", [1.5], Array(101).fill(a!.id)]) {
    expectRefusal(await ada.post(path, { message: "x", actor: "user", file_ids }), 400);
  }
});

test.each([
  ["both forms at once", { message: "a", actor: "user", messages: [{ content: "b", role: "user" }] }, ["messages"]],
  ["an empty batch", { messages: [] }, ["messages"]],
  ["too many at once", { messages: Array(1001).fill({ content: "b", role: "user" }) }, ["messages"]],
  ["a batch that is no list", { messages: "b" }, ["messages"]],
  ["a missing content", { messages: [{ content: "a", role: "user" }, { role: "user" }] }, ["messages", "1", "content"]],
  ["an unknown role", { messages: [{ content: "a", role: "tool" }] }, ["messages", "0", "role"]],
  ["a missing role", { messages: [{ content: "a" }] }, ["messages", "0", "role"]],
  ["a blank text", { message: " \n\t", actor: "user" }, ["message"]],
  ["an empty text", { message: "", actor: "user" }, ["message"]],
  ["a missing text", { actor: "user" }, ["message"]],
  ["a missing actor", { message: "a" }, ["actor"]],
  ["an unknown actor", { message: "a", actor: "User" }, ["actor"]],
  ["a number as text", { message: 1, actor: "user" }, ["message"]],
  ["null as text", { message: null, actor: "user" }, ["message"]],
  ["U+0000", { message: "a\0b", actor: "user" }, ["message"]],
  ["a lone surrogate", '{"message":"a\\ud800b","actor":"user"}', ["message"]],
  ["too long a text", { message: "ä".repeat(256 * 1024 + 1), actor: "user" }, ["message"]],
])("%s is refused, and nothing is stored", async (_, body, issuePath) => {
  const reply = await ada.post(path, body);
  expectRefusal(reply, 400);
  expect(reply.body.statusMessage).toBe("Bad Request. Invalid body(message | messages).");
  expect(reply.statusText).toBe("Bad Request");
  expect(reply.body.data.name).toBe("ZodError");
  expect(reply.body.data.issues[0]!.path).toEqual(issuePath);
  expect(await list()).toEqual([]);
});

test("what is missing is called Required", async () => {
  const { issues } = (await ada.post(path, {})).body.data;
  expect(issues).toEqual([
    { code: "invalid_type", message: "Required", path: ["message"] },
    { code: "invalid_type", message: "Required", path: ["actor"] },
  ]);
});

test("any other text comes back as it was sent", async () => {
  const text = fc.string({ unit: "binary", minLength: 1 }).filter((each) => each.trim() !== "" && !each.includes("\0"));
  await fc.assert(
    fc.asyncProperty(text, async (message) => {
      const reply = await say(message);
      expect(reply.status).toBe(200);
      expect(reply.body.chatMessage.message).toBe(message);
    }),
    { numRuns: 30 },
  );
  const awkward = [
    " leading",
    "trailing ",
    "\r\n",
    "‮right to left",
    "👩‍👩‍👧",
    "<script>alert(1)</script>",
    "'; DROP TABLE chat; --",
    "﻿bom",
  ];
  const sent = awkward.map((each) => `${each}!`);
  for (const message of sent) await say(message);
  expect((await list(`?limit=${sent.length}&from=newest`)).map(({ message }) => message)).toEqual(sent);
});

test("unknown members are ignored", async () => {
  const reply = await ada.post(path, {
    message: "a",
    actor: "user",
    chat_id: 1,
    neptun_user_id: 9,
    id: 7,
    constructor: 1,
    ["__proto__"]: 2,
  });
  expect(reply.status).toBe(200);
  expect(reply.body.chatMessage).toMatchObject({ neptun_user_id: ada.id, message: "a" });
});

test("pages run from the newest to the oldest with before, and forwards with after", async () => {
  const messages = Array.from({ length: 7 }, (_, n) => ({ content: String(n + 1), role: "user" }));
  await ada.post(path, { messages });
  const read: string[][] = [];
  let url: string | undefined = `${path}?limit=3&from=newest`;
  while (url) {
    const reply = await ada.get(url);
    read.push(reply.body.chatMessages.map(({ message }) => message));
    url = /^<([^>]+)>; rel="next"$/.exec(reply.headers.get("link") ?? "")?.[1];
  }
  expect(read).toEqual([["5", "6", "7"], ["2", "3", "4"], ["1"]]);
  const forwards = await ada.get(`${path}?limit=2`);
  expect(forwards.body.chatMessages.map(({ message }) => message)).toEqual(["1", "2"]);
  const [next] = /[?&]after=\d+/.exec(forwards.headers.get("link")!)!;
  expect((await list(`?limit=2${next.replace("?", "&")}`)).map(({ message }) => message)).toEqual(["3", "4"]);

  const fourth = (await list())[3]!.id;
  const around = await ada.get(`${path}?limit=3&around=${fourth}`);
  expect(around.body.chatMessages.map(({ message }) => message)).toEqual(["3", "4", "5"]);
  expect(around.body).toMatchObject({ older: fourth - 1, newer: fourth + 1 });
  const link = /^<([^>]+)>/.exec(around.headers.get("link") ?? "")?.[1];
  expect((await ada.get(link!)).body.chatMessages.map(({ message }) => message)).toEqual(["1", "2"]);
  expect((await list(`?limit=3&after=${around.body.chatMessages[2]!.id}`)).map(({ message }) => message)).toEqual([
    "6",
    "7",
  ]);
  expect((await ada.get(`${path}?limit=3&around=${fourth + 1000}`)).status).toBe(404);
});

test.each([
  "limit=0",
  "limit=1001",
  "limit=-1",
  "limit=1.5",
  "limit=abc",
  "limit=",
  "limit=01",
  "limit=1&limit=2",
  "after=0",
  "before=x",
  "after=99999999999",
])("a page cannot be asked for with %s", async (query) => {
  const reply = await ada.get(`${path}?${query}`);
  expectRefusal(reply, 400);
  expect(reply.body.statusMessage).toBe("Bad Request");
});

test("the last user message is removed with what follows it", async () => {
  const roles = ["system", "user", "assistant", "user", "assistant"];
  const { chatMessages } = (await ada.post(path, { messages: roles.map((role, n) => ({ content: `${n}`, role })) }))
    .body;
  const reply = await ada.delete(`${path}/last`);
  expect(reply.body.deleted).toEqual(chatMessages.slice(3).map(({ id }) => id));
  expect((await list()).map(({ message }) => message)).toEqual(["0", "1", "2"]);
});

test("a retry with the same Idempotency-Key gets the first answer and stores nothing", async () => {
  const key = { "idempotency-key": "7c0d" };
  const first = await ada.post(path, { message: "once", actor: "user" }, key);
  const again = await ada.post(path, { message: "once", actor: "user" }, key);
  expect([again.status, again.body]).toEqual([first.status, first.body]);
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expectRefusal(await ada.post(path, { message: "other", actor: "user" }, key), 422);
  expectRefusal(await ada.post(path, { message: "once", actor: "user" }, { "idempotency-key": " " }), 400);
  expect(await list()).toHaveLength(1);
});

test("retries at the same time store once", async () => {
  const send = () => ada.post(path, { message: "once", actor: "user" }, { "idempotency-key": "parallel" });
  const replies = await Promise.all(Array.from({ length: 8 }, send));
  expect(replies.map(({ status }) => status).every((status) => status === 200 || status === 409)).toBe(true);
  expect(new Set(replies.filter(({ status }) => status === 200).map(({ body }) => body.chatMessage.id)).size).toBe(1);
  expect(await list()).toHaveLength(1);
});

test("a refused request leaves its Idempotency-Key free", async () => {
  const key = { "idempotency-key": "free" };
  expectRefusal(await ada.post(path, { message: "", actor: "user" }, key), 400);
  expect((await ada.post(path, { message: "now", actor: "user" }, key)).status).toBe(200);
});

test("messages sent at once have one order for every reader", async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => say(`message ${n}`)));
  const all = await list();
  expect(all).toHaveLength(20);
  expect(all.map(({ parent_id }) => parent_id)).toEqual([null, ...all.slice(0, -1).map(({ id }) => id)]);
});
