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

const COUNT = 1203;
const FILL = {
  name: "",
  text: `INSERT INTO chat_conversation (neptun_user_id, name, model, updated_at)
SELECT $1, 'Chat ' || lpad(n::text, 5, '0'), $2, now() - make_interval(mins => n % 7) FROM generate_series(1, $3::int) n`,
};

async function personWithChats(): Promise<Person> {
  const person = await server.signUp();
  await server.db.query(FILL, [person.id, MODEL, COUNT]);
  return person;
}

test("a list without a limit is whole, each thing once, in the order that was asked for", async () => {
  const person = await personWithChats();
  const { body, headers } = await person.get(`${person.home}/chats`);
  expect(Object.keys(body)).toEqual(["chats", "next"]);
  expect(new Set(body.chats.map(({ id }) => id)).size).toBe(COUNT);
  const order = body.chats.map(({ updated_at, id }) => `${updated_at} ${String(id).padStart(10, "0")}`);
  expect(order).toEqual(order.toSorted().toReversed());
  expect(headers.get("link")).toBeNull();
  const names = (await person.get(`${person.home}/chats?order_by=name:desc`)).body.chats.map(({ name }) => name);
  expect([names[0], names.at(-1), names.length]).toEqual([`Chat 0${COUNT}`, "Chat 00001", COUNT]);
  const after = body.chats[1000]!;
  expect((await person.get(`${person.home}/chats?after=${after.id}`)).body.chats).toEqual(body.chats.slice(1001));
});

test("a list that is read slowly holds what was there when it was asked for, once each, whatever happens meanwhile", async () => {
  const person = await personWithChats();
  const before = (await person.get(`${person.home}/chats`)).body.chats;
  const [touched, gone] = [before.at(-1)!, before.at(-2)!];
  const response = await person.fetch("GET", `${person.home}/chats`, undefined, { "accept-encoding": "identity" });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader.read()).value!;
  await person.post(`${person.home}/chats`, { model: MODEL, name: "Too late for this list" });
  await person.patch(`${person.home}/chats/${touched.id}`, { name: "Used meanwhile" });
  await person.delete(`${person.home}/chats/${gone.id}`);
  for (let read = await reader.read(); !read.done; read = await reader.read()) text += read.value;
  const ids = (JSON.parse(text) as { chats: { id: number }[] }).chats.map(({ id }) => id);
  const expected = before.map(({ id }) => id);
  // How much of it was on its way already is up to the network.
  expect([expected, expected.filter((id) => id !== gone.id)]).toContainEqual(ids);
});

test("messages are listed whole and in order, also where few of them fill a page", async () => {
  const { chat } = (await ada.post(`${ada.home}/chats`, { model: MODEL, name: "Long" })).body;
  const path = `${ada.home}/chats/${chat.id}/messages`;
  const texts = [
    ...Array.from({ length: 900 }, (_, n) => `short ${n}`),
    ...Array.from({ length: 5 }, (_, n) => `${n}${"ü".repeat(200_000)}`),
    "the last one",
  ];
  for (const batch of [texts.slice(0, 900), ...texts.slice(900).map((text) => [text])])
    await ada.post(path, { messages: batch.map((content) => ({ content, role: "user" })) });
  const { chatMessages } = (await ada.get(path)).body;
  expect(chatMessages.map(({ message }) => message)).toEqual(texts);
  for (const query of ["?from=newest", `?before=${chatMessages[500]!.id}`, `?after=${chatMessages[500]!.id}`]) {
    const part = query.includes("before") ? [0, 500] : query.includes("after") ? [501] : [0];
    expect((await ada.get(path + query)).body.chatMessages).toEqual(chatMessages.slice(...part));
  }
});

test("files are listed whole and in order, with all texts or none, also where few of them fill a page", async () => {
  const { chat } = (await ada.post(`${ada.home}/chats`, { model: MODEL, name: "Files" })).body;
  const path = `${ada.home}/chats/${chat.id}/files`;
  const upload = (files: { title: string; text: string }[]) => ada.post(path, { files });
  await upload(Array.from({ length: 700 }, (_, n) => ({ title: `a/${n % 600}.ts`, text: `${n}\n` })));
  const small = (await ada.get(path)).body.chatFiles;
  expect(small.map(({ text }) => text)).toEqual(Array.from({ length: 700 }, (_, n) => `${n}\n`));
  expect(small).toEqual((await ada.get(`${path}?limit=1000`)).body.chatFiles.map(withUrlOf(small)));
  for (let n = 0; n < 3; n++) await upload([{ title: "large.ts", text: `${n}${"ü".repeat(300_000)}` }]);
  const all = (await ada.get(path)).body.chatFiles;
  expect([all.length, new Set(all.map(({ text }) => text))]).toEqual([703, new Set([null])]);
  expect((await ada.get(`${path}?after=${small[499]!.id}&before=${small[699]!.id}`)).body.chatFiles).toHaveLength(199);
  const texts = (await ada.get(`${path}?include=text`)).body.chatFiles.map(({ text }) => text);
  expect(texts.map((text) => text?.slice(0, 4))).toEqual([...small.map(({ text }) => text), "0üüü", "1üüü", "2üüü"]);
  const none = await ada.get(`${path}?include=none&before=${small[2]!.id}`);
  expect(none.body.chatFiles.map(({ text }) => text)).toEqual([null, null]);
});

// An address holds the second in which it was made.
const withUrlOf = (others: { url: string }[]) => (one: { url: string }, n: number) => ({ ...one, url: others[n]!.url });

test("an empty list, a head, and a refusal are what they were", async () => {
  const person = await server.signUp();
  for (const [list, member] of [
    ["chats", "chats"],
    ["projects", "projects"],
  ]) {
    expect((await person.get(`${person.home}/${list}`)).body).toEqual({ [member!]: [], next: null });
    const head = await person.head(`${person.home}/${list}`);
    expect([head.status, head.text, head.headers.get("content-type")]).toEqual([
      200,
      "",
      "application/json; charset=utf-8",
    ]);
  }
  expectRefusal(await person.get(`${person.home}/chats?order_by=password`), 400);
  expectRefusal(await person.get(`${person.home}/chats?after=x`), 400);
  expectRefusal(await person.get(`${person.home}/projects/2000000000/chats`), 404, "Project not found");
  expectRefusal(await person.get(`${person.home}/chats/2000000000/messages`), 404, "Chat not found");
});

test("a procedure's list is a page, also without a limit", async () => {
  const person = await personWithChats();
  const { text } = await person.get(`/trpc/chat.list?input=${encodeURIComponent("{}")}`);
  const { data } = JSON.parse(text).result as { data: { chats: unknown[]; next: number } };
  expect([data.chats.length, typeof data.next]).toEqual([1000, "number"]);
});
