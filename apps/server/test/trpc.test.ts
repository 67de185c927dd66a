import type { AppRouter } from "@neptun/api";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, TRPCClientError } from "@trpc/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MODEL, type Person, startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let ada: Person;
beforeAll(async () => {
  server = await startServer();
  ada = await server.signUp();
});
afterAll(() => server.close());

/** The real client, with the session of a person; its event source reads over fetch. */
function connect({ cookie }: { cookie: string }) {
  const url = `${server.url}/trpc`;
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink({ url, EventSource: eventSourceWith(cookie) }),
        false: httpBatchLink({ url, headers: { cookie } }),
      }),
    ],
  });
}

/** As much of an event source as the client needs, with a cookie, which Node's own cannot send. */
const eventSourceWith = (cookie: string) =>
  class extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSED = 2;
    readonly CONNECTING = 0;
    readonly OPEN = 1;
    readonly CLOSED = 2;
    readonly withCredentials = true;
    readyState = 0;
    onopen = null;
    onmessage = null;
    onerror = null;
    readonly url: string;
    readonly #gone = new AbortController();
    constructor(url: string | URL) {
      super();
      this.url = String(url);
      void this.#read().catch(() => {});
    }
    async #read() {
      const response = await fetch(this.url, {
        headers: { cookie, accept: "text/event-stream" },
        signal: this.#gone.signal,
      });
      this.readyState = 1;
      this.dispatchEvent(new Event("open"));
      let buffer = "";
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
        buffer += chunk;
        const blocks = buffer.split("\n\n");
        buffer = blocks.pop()!;
        for (const block of blocks)
          this.#tell(Object.fromEntries(block.split("\n").map((line) => line.split(/: ?(.*)/s, 2))));
      }
    }
    #tell({ event = "message", data, id }: Record<string, string>) {
      this.dispatchEvent(new MessageEvent(event, { data, lastEventId: id ?? "" }));
    }
    close() {
      this.readyState = 2;
      this.#gone.abort();
    }
  };

type Client = ReturnType<typeof connect>;

/** Follows an answer until it ends, or until so many characters have come. */
function follow(
  client: Client,
  input: { chat_id: number; message_id: number; position?: number },
  characters = Number.POSITIVE_INFINITY,
) {
  return new Promise<{ text: string; status: string | undefined }>((resolve, reject) => {
    let text = "";
    const subscription = client.generation.follow.subscribe(input, {
      onData({ data }) {
        if (data.kind === "text") text += data.text;
        const status = data.kind === "end" ? data.chatMessage.status : undefined;
        if (!status && text.length < characters) return;
        subscription.unsubscribe();
        resolve({ text, status });
      },
      onError: reject,
    });
  });
}

const ask = async (client: Client, model: string) => {
  const { chat } = await client.chat.create.mutate({ model, name: "Chat" });
  const { chatMessages } = await client.generation.send.mutate({ chat_id: chat.id, message: "one two three" });
  return { chat_id: chat.id, message_id: chatMessages[1]!.id };
};

test("several calls go in one request, as the same user", async () => {
  const client = connect(ada);
  const [{ user }, { chats }, { models }] = await Promise.all([
    client.user.get.query(),
    client.chat.list.query({}),
    client.model.list.query(),
  ]);
  expect([user.id, chats]).toEqual([ada.id, []]);
  expect(models).toContain(MODEL);
});

test("an answer is followed to its end, and a reader who comes back gets the rest", async () => {
  const client = connect(ada);
  const ids = await ask(client, "fake/slow");
  const first = await follow(client, ids, 10);
  const rest = await follow(client, { ...ids, position: first.text.length });
  expect(rest.status).toBe("complete");
  expect(first.text + rest.text).toBe("Slowly: one two three One word after the other, until the end.");
  expect((await follow(client, ids)).text).toBe(first.text + rest.text);
});

test("events carry the position they reach, and a reconnecting event source resumes there", async () => {
  const client = connect(ada);
  const ids = await ask(client, "fake/echo");
  await follow(client, ids);
  const events = await ada.get(
    `/trpc/generation.follow?input=${encodeURIComponent(JSON.stringify(ids))}&lastEventId=4`,
    { accept: "text/event-stream" },
  );
  expect(events.headers.get("content-type")).toContain("text/event-stream");
  const [text] = [...events.text.matchAll(/^data: (\{"kind":"text".*\})$/gm)].map(([, data]) => JSON.parse(data!));
  expect(text).toEqual({ kind: "text", position: 4, text: "wrote: one two three" });
  expect(events.text).toContain("id: 24");
});

test("an event source that lost the connection anywhere in an answer gets exactly the rest", async () => {
  const client = connect(ada);
  const ids = await ask(client, "fake/echo");
  const { text } = await follow(client, ids);
  const address = `/trpc/generation.follow?input=${encodeURIComponent(JSON.stringify(ids))}`;
  for (let position = 0; position <= text.length; position++) {
    const { text: events } = await ada.get(address, { "last-event-id": String(position) });
    const data = [...events.matchAll(/^data: (\{"kind".*\})$/gm)].map(([, json]) => JSON.parse(json!));
    const rest = { kind: "text", position, text: text.slice(position) };
    expect(data.filter(({ kind }) => kind === "text")).toEqual(position < text.length ? [rest] : []);
    expect(data.at(-1)).toMatchObject({ kind: "end", chatMessage: { message: text } });
    expect(events).toMatch(/^event: connected\ndata: \{.*\}\n\n/);
    expect(events).toMatch(/\nevent: return\ndata: \n\n$/);
  }
});

test("errors say what is wrong, in the same words as the documented routes", async () => {
  const client = connect(ada);
  const refusal = async (call: Promise<unknown>) => {
    const error = await call.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TRPCClientError);
    return (error as TRPCClientError<AppRouter>).data;
  };
  expect(await refusal(client.chat.get.query({ chat_id: 999 }))).toMatchObject({ code: "NOT_FOUND", httpStatus: 404 });
  expect(await refusal(client.chat.create.mutate({ model: MODEL, name: " " }))).toMatchObject({
    httpStatus: 400,
    issues: [{ path: ["name"], message: "Must not be blank" }],
  });
  const stranger = connect({ cookie: "neptun-session=x" });
  expect(await refusal(stranger.user.get.query())).toMatchObject({ httpStatus: 401 });
  expect(await stranger.user.find.query()).toBeNull();
});

test("another's things are missing here too", async () => {
  const ids = await ask(connect(ada), "fake/echo");
  const client = connect(await server.signUp());
  for (const call of [
    () => client.chat.get.query(ids),
    () => client.message.list.query(ids),
    () => client.file.list.query(ids),
    () => client.generation.stop.mutate(ids),
    () => client.generation.send.mutate({ ...ids, message: "Hi" }),
    () => follow(client, ids),
  ]) {
    await expect(call()).rejects.toMatchObject({ data: { code: "NOT_FOUND", httpStatus: 404 } });
  }
});

test("only JSON is taken, of a bounded size and in bounded batches", async () => {
  const post = (body: unknown, headers?: Record<string, string>) => ada.post("/trpc/chat.create", body, headers);
  for (const type of [
    "multipart/form-data; boundary=x",
    "application/octet-stream",
    "text/plain",
    "application/x-www-form-urlencoded",
  ]) {
    expect((await post("{}", { "content-type": type })).status).toBe(415);
  }
  expect((await post(JSON.stringify({ name: "x".repeat(2 * 1024 * 1024) }))).status).toBe(413);
  for (const body of ["{", "[".repeat(40_000), new Uint8Array([0xff])]) expect((await post(body)).status).toBe(400);
  const many = Array(60).fill("chat.list").join(",");
  expect((await ada.get(`/trpc/${many}?batch=1&input=%7B%7D`)).status).toBe(400);
  expect((await ada.get("/trpc/nothing.here")).status).toBe(404);
});

test("signing in through this door sets the same cookie", async () => {
  const client = server.client();
  await client.post("/trpc/auth.login?batch=1", { 0: { email: ada.email, password: "a long and private phrase" } });
  expect(client.cookie).toMatch(/^neptun-session=[\w-]{43}$/);
  expect((await client.get(ada.home)).status).toBe(200);
});
