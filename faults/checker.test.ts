import fs from "node:fs";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { checkWrites } from "./checker.ts";
import { type Body, Client, type Message } from "./client.ts";
import { type Entry, History } from "./history.ts";
import { checkAnswers } from "./readers.ts";
import { Tally } from "./tally.ts";
import { textOf } from "./texts.ts";
import { newFolder, type World } from "./world.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** A server that stores what it is told to. */
class Stored extends Client {
  messages: Message[] = [];
  constructor() {
    super({ url: "", up: true }, new Tally());
  }
  override async must(_method: string, address: string): Promise<Body> {
    const body = address.endsWith("/chats") ? { chats: [] } : { chatMessages: this.messages, chatFiles: [] };
    return body as unknown as Body;
  }
}

const COUNT = 3;
const rowsOf = (op: string, from: number): Message[] =>
  Array.from({ length: COUNT }, (_, index) => ({
    id: from + index,
    parent_id: from + index - 1 || null,
    message: textOf(op, index, COUNT),
    actor: "user",
    status: "complete",
    blocks: [],
  }));
const intent = (op: string, writer = "w"): Entry => ({
  kind: "intent",
  op,
  writer,
  form: "messages",
  chat: 1,
  count: COUNT,
});
const ack = (op: string, from: number, replayed = false): Entry => ({
  kind: "ack",
  op,
  ids: [from, from + 1, from + 2],
  replayed,
});

/** Two acknowledged batches and one that was cut off, all of it stored. */
async function judge(damage: (rows: Message[], entries: Entry[]) => void) {
  const client = new Stored();
  client.messages = [...rowsOf("a", 1), ...rowsOf("b", 4), ...rowsOf("c", 7)];
  const entries = [intent("a"), ack("a", 1), intent("b"), ack("b", 4), intent("c")];
  damage(client.messages, entries);
  await checkWrites(client, "", entries);
  return client.tally;
}

test("what is whole is not complained about, nor what was never acknowledged and is not there", async () => {
  expect((await judge(() => {})).failed).toBe(false);
  expect((await judge((rows) => void rows.splice(6))).failed).toBe(false);
});

test("an acknowledged row that is gone is lost", async () => {
  expect(await judge((rows) => void rows.splice(0, 3))).toMatchObject({ lost: 3 });
});

test("a batch of which a part is stored is a half batch, acknowledged or not", async () => {
  expect(await judge((rows) => void rows.splice(8, 1))).toMatchObject({ halfBatches: 1, lost: 0 });
  expect(await judge((rows) => void rows.splice(5, 1))).toMatchObject({ halfBatches: 1, lost: 1 });
});

test("a row that is stored twice is a duplicate, and so is a retry that creates again", async () => {
  expect(await judge((rows) => void rows.push({ ...rows[0]!, id: 10, parent_id: 9 }))).toMatchObject({ duplicates: 1 });
  expect(await judge((_, entries) => void entries.push(ack("a", 20)))).toMatchObject({ duplicates: 1 });
});

test.each([
  ["a changed text", (rows: Message[]) => void Object.assign(rows[1]!, { message: `${rows[1]!.message} ` })],
  ["a wrong parent", (rows: Message[]) => void Object.assign(rows[1]!, { parent_id: 7 })],
  ["two rows in each other's place", (rows: Message[]) => void rows.splice(0, 2, rows[1]!, rows[0]!)],
  ["a row that nobody wrote", (rows: Message[]) => void Object.assign(rows[8]!, { message: textOf("x", 0, 1) })],
])("%s is reported", async (_, damage) => {
  expect((await judge(damage)).violations).not.toEqual([]);
});

test("ids below those acknowledged before are reported", async () => {
  const tally = await judge(
    (_, entries) => void entries.splice(0, 4, intent("b"), ack("b", 4), intent("a"), ack("a", 1)),
  );
  expect(tally.violations).toEqual(["a: its ids are below those acknowledged before"]);
});

test("an answer that lost what a reader saw, or that never ended, is reported", async () => {
  const folder = newFolder();
  folders.push(folder);
  const history = new History(path.join(folder, "history.ndjson"));
  for (const text of ["Once ", "upon"]) history.add({ kind: "saw", reader: "r", chat: 1, message: 1, text });
  const check = async (message: string, status: string) => {
    const client = new Stored();
    client.messages = [{ ...rowsOf("a", 1)[0]!, message, status }];
    const expected = { statuses: ["interrupted"], whole: "Once upon a time" };
    await checkAnswers({ client, home: "" }, { tally: client.tally } as World, history, expected);
    return client.tally;
  };
  expect((await check("Once upon a", "interrupted")).failed).toBe(false);
  expect(await check("Once up", "interrupted")).toMatchObject({ lost: 1 });
  expect((await check("Once upon", "complete")).violations).toHaveLength(1);
  expect((await check("Once upon us", "interrupted")).violations).toHaveLength(1);
  history.close();
});

test("answers that are not the contract's are reported", () => {
  const judgeReply = (status: number, text: string, headers = {}) => {
    const client = new Stored();
    client.judge("GET /", new Response(null, { status, headers }), text);
    return client.tally.otherFailures;
  };
  const body = (statusCode: number) => JSON.stringify({ statusCode, data: { name: "Error", issues: [] } });
  expect(judgeReply(503, body(503), { "retry-after": "5" })).toBe(0);
  expect(judgeReply(404, body(404))).toBe(0);
  expect(judgeReply(503, body(503))).toBe(1);
  expect(judgeReply(500, body(500))).toBe(1);
  expect(judgeReply(404, "<h1>Not found</h1>")).toBe(1);
});
