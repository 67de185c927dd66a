import { DatabaseUnavailable, type Db } from "@neptun/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askOverRest, followAnswer } from "../generation/service.ts";
import { createWorld, type Person, type World } from "../testing.ts";
import { addDays } from "./schema.ts";

let world: World;
let anna: Person;
let ben: Person;
beforeAll(async () => {
  world = await createWorld();
  anna = await world.createPerson();
  ben = await world.createPerson();
});
afterAll(() => world.close());

const TODAY = () => new Date().toISOString().slice(0, 10);

async function ended(person: Person, chat_id: number, message_id: number) {
  for await (const event of followAnswer(person.ctx, { chat_id, message_id, position: 0 }))
    if (event.kind === "end") return event.chatMessage;
  throw new Error("no end");
}

async function ask(person: Person, chat_id: number, model = "fake/echo") {
  const { chatMessages } = await person.call.generation.send({ chat_id, message: "one two", model });
  return ended(person, chat_id, chatMessages[1]!.id);
}

const createChat = async (person: Person, project_id?: number) =>
  (await person.call.chat.create({ model: "fake/echo", name: "Chat", project_id })).chat.id;

test("an answer says how long its first word took and what it cost, and its chat adds that up by day and model", async () => {
  const chat_id = await createChat(anna);
  world.provider.next({ pieces: ["a", "b"], usage: { prompt_tokens: 100, completion_tokens: 20, cost: 0.25 } });
  const { generation } = await ask(anna, chat_id);
  expect(generation).toMatchObject({ prompt_tokens: 100, completion_tokens: 20, cost: 0.25 });
  expect(generation!.first_token_ms).toBeGreaterThanOrEqual(0);
  expect(generation!.first_token_ms).toBeLessThanOrEqual(generation!.duration_ms!);
  await ask(anna, chat_id); // 11 tokens read, 7 written, at no known price
  world.provider.next({ pieces: ["no ", "usage"] });
  await ask(anna, chat_id, "fake/files");

  const { usage } = await anna.call.usage.chat({ chat_id });
  const both = { answers: 2, counted: 2, priced: 1, prompt_tokens: 111, completion_tokens: 27, cost: 0.25 };
  const other = { answers: 1, counted: 0, priced: 0, prompt_tokens: 0, completion_tokens: 0, cost: null };
  const total = { ...both, answers: 3 };
  expect(usage).toMatchObject({ from: TODAY(), to: TODAY(), total, days: [{ day: TODAY(), ...total }] });
  expect(usage.models).toMatchObject([
    { model: "fake/echo", ...both },
    { model: "fake/files", ...other },
  ]);
  expect(usage.total.duration_ms).toBeGreaterThanOrEqual(generation!.duration_ms!);
  expect(usage.total.first_token_ms).toBeGreaterThanOrEqual(0);
});

test("a chat without answers used nothing", async () => {
  const { usage } = await anna.call.usage.chat({ chat_id: await createChat(anna) });
  expect(usage).toMatchObject({ from: null, days: [], models: [] });
  expect(usage.total).toMatchObject({ answers: 0, prompt_tokens: 0, cost: null, first_token_ms: null });
});

test("what a provider refused used nothing; an answer that was cut is counted, and each time that it goes on", async () => {
  const chat_id = await createChat(anna);
  world.provider.next({ status: 500, body: "{}" });
  await ask(anna, chat_id);
  expect((await anna.call.usage.chat({ chat_id })).usage.total.answers).toBe(0);
  world.provider.next({ pieces: ["Half "], finishReason: null, dones: 0, usage: undefined, cutAfterBytes: 500 });
  const { id, status } = await ask(anna, chat_id);
  expect(status).toBe("failed");
  const cut = (await anna.call.usage.chat({ chat_id })).usage.total;
  expect(cut).toMatchObject({ answers: 1, counted: 0 });
  await anna.call.generation.continue({ chat_id, message_id: id });
  const { generation } = await ended(anna, chat_id, id);
  expect(generation).toMatchObject({ prompt_tokens: 11, completion_tokens: 7 });
  const whole = (await anna.call.usage.chat({ chat_id })).usage.total;
  expect(whole).toMatchObject({ answers: 2, counted: 1, completion_tokens: 7 });
});

test("a project's usage is that of its chats, while they are in it", async () => {
  const { project } = await anna.call.project.create({ name: "Ship" });
  const [one, two] = [await createChat(anna, project.id), await createChat(anna, project.id)];
  await ask(anna, one);
  await ask(anna, two);
  await ask(anna, await createChat(anna));
  const answers = async () => (await anna.call.usage.project({ project_id: project.id })).usage.total.answers;
  expect(await answers()).toBe(2);
  await anna.call.chat.update({ chat_id: two, project_id: null });
  expect(await answers()).toBe(1);
  await anna.call.chat.delete({ chat_id: one });
  expect(await answers()).toBe(0);
});

test("an account's usage has the answers of all its chats, also of those that are deleted for good, and of none", async () => {
  const chat_id = await createChat(ben);
  await ask(ben, chat_id);
  const signal = new AbortController().signal;
  const messages = [{ role: "user" as const, content: "hi" }];
  const { pieces } = await askOverRest(ben.ctx, { model: "fake/files", chat_id: null, messages }, undefined, signal);
  for await (const text of pieces) expect(text).not.toBe("");
  await ben.call.chat.delete({ chat_id });
  await ben.call.trash.empty();
  const { usage } = await ben.call.usage.user({});
  expect(usage).toMatchObject({ from: addDays(TODAY(), -29), to: TODAY() });
  expect(usage.total).toMatchObject({ answers: 2, counted: 2, prompt_tokens: 31, completion_tokens: 87 });
  expect(usage.models.map(({ model }) => model)).toEqual(["fake/files", "fake/echo"]);
});

test("an answer in no chat ends as it ended while the database is away, and is counted when it is back", async () => {
  const dora = await world.createPerson();
  let refused = 0;
  const away: Db = {
    ...world.db,
    query: (statement, values) =>
      statement.name === "usage_add" && refused++ < 2
        ? Promise.reject(new DatabaseUnavailable("timeout exceeded when trying to connect"))
        : world.db.query(statement, values),
  };
  const answer = async () => {
    const question = { model: "fake/echo", chat_id: null, messages: [{ role: "user" as const, content: "hi" }] };
    const { pieces } = await askOverRest({ ...dora.ctx, db: away }, question, undefined, new AbortController().signal);
    let text = "";
    for await (const piece of pieces) text += piece;
    return text;
  };
  world.provider.next({ pieces: ["Half "], finishReason: null, dones: 0, usage: undefined, cutAfterBytes: 500 });
  await expect(answer()).rejects.toMatchObject({ code: "provider_broke_off" });
  expect(await answer()).toBe("You wrote: hi");
  expect(refused).toBe(2);
  const counted = async () => (await dora.call.usage.user({})).usage.total.answers;
  await expect.poll(counted, { timeout: 10_000 }).toBe(2);
});

test("only the days that are asked for are counted, each by itself", async () => {
  const carl = await world.createPerson();
  const chat_id = await createChat(carl);
  for (const [day, tokens] of [
    ["2024-02-28", 1],
    ["2024-02-29", 2],
    ["2024-03-01", 4],
  ] as const)
    await world.db.prisma.neptun_user_usage.create({
      data: {
        neptun_user_id: carl.ctx.user.id,
        day: new Date(day),
        chat_conversation_id: chat_id,
        model: "acme/a",
        ...{ answers: 1, counted: 1, priced: 0, timed: 0, prompt_tokens: tokens, completion_tokens: 0 },
        ...{ cost: 0, duration_ms: 0, first_token_ms: 0 },
      },
    });
  const range = { from: "2024-02-29", to: "2024-03-01" };
  for (const { usage } of [
    await carl.call.usage.user(range),
    await carl.call.usage.chat({ chat_id, ...range }),
    await carl.call.usage.user({ from: "2024-02-29" }),
  ]) {
    expect(usage.total.prompt_tokens).toBe(6);
    expect(usage.days.map(({ day, prompt_tokens }) => [day, prompt_tokens])).toEqual([
      ["2024-02-29", 2],
      ["2024-03-01", 4],
    ]);
  }
  expect((await carl.call.usage.chat({ chat_id })).usage).toMatchObject({ from: "2024-02-28", total: { answers: 3 } });
  expect((await carl.call.usage.user({ to: "2024-02-28" })).usage).toMatchObject({
    from: "2024-01-30",
    total: { answers: 1 },
  });
});

test.each([
  [{ from: "2024-03-01", to: "2024-02-29" }, "to"],
  [{ from: "2024-01-01", to: "2025-01-01" }, "to"],
  [{ from: "2024-02-30" }, "from"],
  [{ from: "1999-12-31" }, "from"],
  [{ to: "today" }, "to"],
])("%j is refused by name", async (range, field) => {
  await expect(anna.call.usage.user(range)).rejects.toMatchObject({
    code: "BAD_REQUEST",
    cause: { issues: [{ path: [field] }] },
  });
});

test("another's chat and project have no usage to be seen", async () => {
  const { project } = await anna.call.project.create({ name: "Ship" });
  const chat_id = await createChat(anna, project.id);
  await expect(ben.call.usage.chat({ chat_id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(ben.call.usage.project({ project_id: project.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
