import { FAKE_SECRET, FILES_ANSWER } from "@neptun/models/testing";
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

const QUESTION = { messages: [{ role: "user", content: "one two three" }] };
const ask = (model: string, chat: number | string = -1, body: unknown = QUESTION) =>
  ada.post(`/api/ai/${model}/chat?chat_id=${chat}`, body);
const createChat = async (model = MODEL) => (await ada.post(`${ada.home}/chats`, { model, name: "Chat" })).body.chat;
const messagesOf = async (id: number) => (await ada.get(`${ada.home}/chats/${id}/messages`)).body.chatMessages;

/** The text of the lines; each must be `0:` and a JSON string. */
function textOf(lines: string): string {
  expect(lines.endsWith("\n") || lines === "").toBe(true);
  const pieces = lines.split("\n").slice(0, -1);
  for (const line of pieces) expect(line).toMatch(/^0:".*"$/);
  return pieces.map((line) => JSON.parse(line.slice(2))).join("");
}

const untilEnded = (id: number) =>
  expect.poll(async () => (await messagesOf(id)).at(-1)?.status, { timeout: 10_000 }).not.toBe("streaming");

test("without a chat, the answer comes in lines and nothing is stored", async () => {
  const before = await server.db.prisma.chat_conversation_message.count();
  const reply = await ask("fake/echo");
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(reply.headers.get("cache-control")).toBe("private, no-store, no-transform");
  expect(textOf(reply.text)).toBe("You wrote: one two three");
  expect(reply.text.split("\n").length).toBeGreaterThan(3);
  expect(await server.db.prisma.chat_conversation_message.count()).toBe(before);
});

test("with a chat, question, answer and files are stored", async () => {
  const chat = await createChat();
  const reply = await ada.post(`/api/ai/huggingface/fake/files/chat?chat_id=${chat.id}&is_playground=false`, QUESTION);
  expect(textOf(reply.text)).toBe(FILES_ANSWER);
  const messages = await messagesOf(chat.id);
  expect(messages.map(({ actor, message, status }) => ({ actor, message, status }))).toEqual([
    { actor: "user", message: "one two three", status: "complete" },
    { actor: "assistant", message: FILES_ANSWER, status: "complete" },
  ]);
  const { chatFiles } = (await ada.get(`${ada.home}/chats/${chat.id}/files`)).body;
  expect(chatFiles.map(({ title }) => title)).toEqual(["Dockerfile", "server.js"]);
});

test("while the model thinks, empty lines keep the connection alive", async () => {
  const started = performance.now();
  const response = await ada.fetch("POST", "/api/ai/fake/slow-start/chat?chat_id=-1", QUESTION);
  const reader = response.body!.getReader();
  const first = new TextDecoder().decode((await reader.read()).value);
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(first).toBe('0:""\n');
  let rest = "";
  for (let read = await reader.read(); !read.done; read = await reader.read())
    rest += new TextDecoder().decode(read.value);
  expect(textOf(first + rest)).toBe("At last.");
});

test("the halves of a character stay together", async () => {
  const { text } = await ask("fake/unicode");
  for (const line of text.split("\n").slice(0, -1)) expect(JSON.parse(line.slice(2))).not.toMatch(/\p{Surrogate}/u);
  expect(textOf(text)).toContain("grüße 🙂 漢字 😀");
});

test("a client that leaves does not end the answer to a chat", async () => {
  const chat = await createChat();
  const leave = new AbortController();
  const response = await ada.fetch("POST", `/api/ai/fake/slow/chat?chat_id=${chat.id}`, QUESTION, {}, leave.signal);
  await response.body!.getReader().read();
  leave.abort();
  await untilEnded(chat.id);
  const answer = (await messagesOf(chat.id)).at(-1)!;
  expect(answer).toMatchObject({
    status: "complete",
    message: "Slowly: one two three One word after the other, until the end.",
  });
});

test("a client that leaves ends an answer without a chat", async () => {
  const leave = new AbortController();
  const response = await ada.fetch("POST", "/api/ai/fake/endless/chat?chat_id=-1", QUESTION, {}, leave.signal);
  await response.body!.getReader().read();
  leave.abort();
  await expect.poll(() => server.provider.requests.at(-1)?.aborted, { timeout: 5_000 }).toBe(true);
});

test("an answer that breaks off just ends, and what came is kept", async () => {
  const chat = await createChat();
  const reply = await ask("fake/broken", chat.id);
  expect(reply.status).toBe(200);
  const text = textOf(reply.text);
  expect(text).toMatch(/^This answer is cut/);
  const answer = (await messagesOf(chat.id)).at(-1)!;
  expect(answer).toMatchObject({ status: "failed", message: text, generation: { error_code: "provider_broke_off" } });
});

test.each([
  ["fake/unauthorized", 502],
  ["fake/forbidden", 502],
  ["fake/failing", 502],
  ["fake/rate-limited", 429],
  ["fake/html", 502],
  ["google/gemma-2-27b-it", 503],
])(
  "a refusal of %s before the first word is %d in the contract's shape, and shows no secret",
  async (model, status) => {
    for (const chat of [-1, (await createChat()).id]) {
      const reply = await ask(model, chat);
      expectRefusal(reply, status);
      expect(reply.text).not.toContain(FAKE_SECRET);
      if (status === 429) expect(reply.headers.get("retry-after")).toBe("7");
      if (status === 503) expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
    }
  },
);

test("an unknown model is 404, whatever the body", async () => {
  for (const path of ["nobody/nothing", "huggingface/nobody/nothing", "fake/%2Fecho", "a%2Fb/c", "fake/echo:latest"]) {
    expectRefusal(await ask(path), 404, "Model not found");
    expectRefusal(await ask(path, -1, "{"), 404, "Model not found");
  }
});

test("model names may hold dots, colons and encoded slashes", async () => {
  server.provider.models = [...server.provider.models, "library/llama3.2:3b", "org/team/model"];
  const other = await startServer({ provider: server.provider });
  const bea = await other.signUp();
  for (const model of ["library/llama3.2:3b", "org/team%2Fmodel"]) {
    server.provider.next({ pieces: ["Here."] });
    expect((await bea.post(`/api/ai/${model}/chat?chat_id=-1`, QUESTION)).text).toBe('0:"Here."\n');
  }
  await other.close();
});

test.each([
  ["no chat_id", "/api/ai/fake/echo/chat", 400],
  ["a chat_id that is none", "/api/ai/fake/echo/chat?chat_id=abc", 404],
  ["chat_id 0", "/api/ai/fake/echo/chat?chat_id=0", 404],
  ["chat_id -2", "/api/ai/fake/echo/chat?chat_id=-2", 404],
  ["too large a chat_id", "/api/ai/fake/echo/chat?chat_id=99999999999", 404],
  ["two chat_ids", "/api/ai/fake/echo/chat?chat_id=-1&chat_id=-1", 400],
])("%s is refused", async (_, path, status) => {
  expectRefusal(await ada.post(path, QUESTION), status);
});

test.each([
  ["no messages", {}, ["messages"]],
  ["an empty list", { messages: [] }, ["messages"]],
  ["a blank text", { messages: [{ role: "user", content: " " }] }, ["messages", "0", "content"]],
  ["an unknown role", { messages: [{ role: "tool", content: "a" }] }, ["messages", "0", "role"]],
])("%s is a 400, and nothing is stored", async (_, body, path) => {
  const chat = await createChat();
  const reply = await ask("fake/echo", chat.id, body);
  expectRefusal(reply, 400);
  expect(reply.body.data.issues[0]!.path).toEqual(path);
  expect(await messagesOf(chat.id)).toEqual([]);
});

const askWithKey = (key: string, chat: number, model = "fake/echo", body: unknown = QUESTION) =>
  ada.post(`/api/ai/${model}/chat?chat_id=${chat}`, body, { "idempotency-key": key });

test("a question that is repeated with its key is stored once, and its answer is given again from the beginning", async () => {
  const chat = await createChat();
  const first = await askWithKey("whole", chat.id);
  const again = await askWithKey("whole", chat.id);
  expect([again.status, textOf(again.text)]).toEqual([200, textOf(first.text)]);
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(await messagesOf(chat.id)).toHaveLength(2);
});

test("a key belongs to one question in one chat", async () => {
  const [chat, other] = [await createChat(), await createChat()];
  await askWithKey("mine", chat.id);
  const question = { messages: [{ role: "user", content: "something else" }] };
  expectRefusal(await askWithKey("mine", chat.id, "fake/echo", question), 422);
  expectRefusal(await askWithKey("mine", other.id), 422);
  expectRefusal(await askWithKey("with a space", chat.id), 400);
  expect(await messagesOf(other.id)).toEqual([]);
  // Without a chat nothing is stored, so there is nothing that could be doubled.
  const asked = server.provider.requests.length;
  for (const _ of [1, 2]) expect((await askWithKey("mine", -1)).headers.get("idempotency-replayed")).toBeNull();
  expect(server.provider.requests).toHaveLength(asked + 2);
});

test("a client that lost the connection follows the running answer from its first word by asking again", async () => {
  const chat = await createChat();
  server.provider.next({ pieces: ["One ", "two ", "three."], gated: true });
  server.provider.gate.release();
  const leave = new AbortController();
  const key = { "idempotency-key": "running" };
  const lost = await ada.fetch("POST", `/api/ai/fake/echo/chat?chat_id=${chat.id}`, QUESTION, key, leave.signal);
  await lost.body!.getReader().read();
  leave.abort();
  const response = await ada.fetch("POST", `/api/ai/fake/echo/chat?chat_id=${chat.id}`, QUESTION, key);
  expect(response.headers.get("idempotency-replayed")).toBe("true");
  server.provider.gate.release(2);
  expect(textOf(await response.text())).toBe("One two three.");
  expect(await messagesOf(chat.id)).toHaveLength(2);
});

test("a question that got no word is asked again under the same key", async () => {
  const chat = await createChat();
  server.provider.next({ status: 503, body: "busy" });
  const failed = await askWithKey("retried", chat.id);
  expect(failed.status).toBeGreaterThanOrEqual(500);
  const again = await askWithKey("retried", chat.id);
  expect([again.status, textOf(again.text)]).toEqual([200, "You wrote: one two three"]);
  expect(again.headers.get("idempotency-replayed")).toBeNull();
  expect((await askWithKey("retried", chat.id)).headers.get("idempotency-replayed")).toBe("true");
  expect((await messagesOf(chat.id)).map(({ actor, status }) => [actor, status])).toEqual([
    ["user", "complete"],
    ["assistant", "complete"],
  ]);
});

test("questions that arrive at once with one key are one question", async () => {
  const chat = await createChat();
  const replies = await Promise.all([1, 2, 3, 4].map(() => askWithKey("at-once", chat.id)));
  for (const reply of replies) {
    if (reply.status === 409) {
      expectRefusal(reply, 409);
      expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
    } else expect(textOf(reply.text)).toBe("You wrote: one two three");
  }
  expect(replies.some(({ status }) => status === 200)).toBe(true);
  expect(await messagesOf(chat.id)).toHaveLength(2);
});
