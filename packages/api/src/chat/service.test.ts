import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";

let world: World;
let anna: Person;
let ben: Person;
beforeAll(async () => {
  world = await createWorld();
  [anna, ben] = [await world.createPerson(), await world.createPerson()];
});
afterAll(() => world.close());

const MODEL = "google/gemma-2-27b-it";
const create = async (person: Person, name: string, project_id?: number) =>
  (await person.call.chat.create({ model: MODEL, name, project_id })).chat;
const names = async (person: Person, input: Parameters<Person["call"]["chat"]["list"]>[0] = {}) =>
  (await person.call.chat.list(input)).chats.map(({ name }) => name);

test("a chat in a project is linked to it when it is made, or not made at all", async () => {
  const { project } = await anna.call.project.create({ name: "P" });
  const chat = await create(anna, "In it", project.id);
  expect(chat).toMatchObject({ name: "In it", model: MODEL, project_id: project.id, neptun_user_id: anna.ctx.user.id });
  expect(await names(anna, { project_id: project.id })).toEqual(["In it"]);
  expect((await anna.call.project.get({ project_id: project.id })).project.chat_count).toBe(1);
  await expect(create(ben, "Not mine", project.id)).rejects.toMatchObject({ message: "Project not found" });
  expect(await names(ben)).toEqual([]);
});

test("a chat needs a valid model and a name that is not blank", async () => {
  for (const wrong of [
    { model: "no/such-model" },
    { name: "" },
    { name: " \t" },
    { name: "n".repeat(257) },
    { name: "a\0" },
  ]) {
    const chat = anna.call.chat.create({ model: MODEL, name: "N", ...wrong });
    await expect(chat).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
  expect((await create(anna, "🙂".repeat(256))).name).toBe("🙂".repeat(256));
});

test("chats are listed by last use, in other orders when asked, and page by page", async () => {
  const person = await world.createPerson();
  const chats = [];
  for (const name of ["b", "a", "c", "a", "b"]) chats.push(await create(person, name));
  await person.call.message.create({ chat_id: chats[0]!.id, message: "used", actor: "user" });
  expect(await names(person)).toEqual(["b", "b", "a", "c", "a"]);
  for (const order_by of ["updated_at:desc", "name:asc,id:desc", "name:desc,updated_at:asc", "model,name", "id"]) {
    const all = (await person.call.chat.list({ order_by })).chats.map(({ id }) => id);
    const paged: number[] = [];
    for (let after: number | undefined; ; ) {
      const page = await person.call.chat.list({ order_by, limit: 2, after });
      paged.push(...page.chats.map(({ id }) => id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(paged).toEqual(all);
    expect(all).toHaveLength(5);
  }
  expect(await names(person, { order_by: "name:asc" })).toEqual(["a", "a", "b", "b", "c"]);
  for (const order_by of ["text:asc", "name:up", "", "name;drop table x", "id:asc,"]) {
    await expect(person.call.chat.list({ order_by })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
});

test("names are searched as they are, without regard to case", async () => {
  const person = await world.createPerson();
  for (const name of ["Hundred %", "UNDER_score", "Straße", "back\\slash"]) await create(person, name);
  expect(await names(person, { query: "%" })).toEqual(["Hundred %"]);
  expect(await names(person, { query: "_" })).toEqual(["UNDER_score"]);
  expect(await names(person, { query: "STRA" })).toEqual(["Straße"]);
  expect(await names(person, { query: "\\" })).toEqual(["back\\slash"]);
});

test("a chat is renamed, given another model, moved into a project and out of it", async () => {
  const { project } = await anna.call.project.create({ name: "Goal" });
  const { id: chat_id } = await create(anna, "Start");
  const { chat } = await anna.call.chat.update({ chat_id, name: "End", model: "fake/echo", project_id: project.id });
  expect(chat).toMatchObject({ name: "End", model: "fake/echo", project_id: project.id });
  expect((await anna.call.chat.update({ chat_id, project_id: null })).chat.project_id).toBeNull();
  const foreign = await ben.call.project.create({ name: "Foreign" });
  const move = anna.call.chat.update({ chat_id, name: "Stolen", project_id: foreign.project.id });
  await expect(move).rejects.toMatchObject({ message: "Project not found" });
  expect((await anna.call.chat.get({ chat_id })).chat.name).toBe("End");
});

test("chats are deleted all or none", async () => {
  const mine = await create(anna, "Mine");
  const foreign = await create(ben, "Foreign");
  const both = { chat_ids: [mine.id, foreign.id] };
  await expect(anna.call.chat.deleteMany(both)).rejects.toMatchObject({ message: "Chat not found" });
  expect(await names(anna)).toContain("Mine");
  await anna.call.chat.deleteMany({ chat_ids: [mine.id, mine.id] });
  expect(await names(anna)).not.toContain("Mine");
  expect(await names(ben)).toContain("Foreign");
  await expect(anna.call.chat.get({ chat_id: mine.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a chat is deleted through a project only if it is in it", async () => {
  const { project } = await anna.call.project.create({ name: "P" });
  const outside = await create(anna, "Outside");
  const through = anna.call.chat.delete({ chat_id: outside.id, project_id: project.id });
  await expect(through).rejects.toMatchObject({ message: "Chat not found" });
});

test("deleting a project keeps its chats, unless they go with it", async () => {
  const keep = (await anna.call.project.create({ name: "Keep" })).project.id;
  const drop = (await anna.call.project.create({ name: "Drop" })).project.id;
  const kept = await create(anna, "Kept", keep);
  const dropped = await create(anna, "Dropped", drop);
  await anna.call.project.delete({ project_id: keep });
  await anna.call.project.delete({ project_id: drop, with: "chats" });
  expect((await anna.call.chat.get({ chat_id: kept.id })).chat.project_id).toBeNull();
  await expect(anna.call.chat.get({ chat_id: dropped.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(anna.call.project.get({ project_id: keep })).rejects.toMatchObject({ message: "Project not found" });
});

test("a project is changed field by field", async () => {
  const { project } = await anna.call.project.create({
    name: "P",
    description: "D",
    type: "web-app",
    main_language: "go",
  });
  const changed = await anna.call.project.update({ project_id: project.id, description: null, name: "Q" });
  expect(changed.project).toMatchObject({ name: "Q", description: null, type: "web-app", main_language: "go" });
  const foreign = ben.call.project.update({ project_id: project.id, name: "Mine now" });
  await expect(foreign).rejects.toMatchObject({ message: "Project not found" });
});

test("a call repeated with its key creates once, also at the same time", async () => {
  const person = await world.createPerson();
  const call = (name: string) => person.call.chat.create({ model: MODEL, name, idempotency_key: "k-1" });
  const settled = await Promise.allSettled([call("Once"), call("Once"), call("Once")]);
  expect(settled.some(({ status }) => status === "fulfilled")).toBe(true);
  for (const result of settled) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "CONFLICT" });
  }
  const again = await call("Once");
  expect(await call("Once")).toEqual(again);
  expect(await names(person)).toEqual(["Once"]);
  await expect(call("Other")).rejects.toMatchObject({ code: "UNPROCESSABLE_CONTENT" });
  await expect(person.call.chat.create({ model: "no/such", name: "X", idempotency_key: "k-2" })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  await person.call.chat.create({ model: MODEL, name: "Fine", idempotency_key: "k-2" });
});

test("a change that is bound to a version is refused once someone else has changed it", async () => {
  const { id: chat_id, updated_at } = await create(anna, "Bound");
  const { chat } = await anna.call.chat.update({ chat_id, name: "Mine", if_updated_at: [updated_at] });
  const late = anna.call.chat.update({ chat_id, name: "Late", if_updated_at: [updated_at] });
  await expect(late).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  await expect(anna.call.chat.delete({ chat_id, if_updated_at: [updated_at] })).rejects.toMatchObject({
    code: "PRECONDITION_FAILED",
  });
  expect((await anna.call.chat.get({ chat_id })).chat.name).toBe("Mine");
  await anna.call.chat.delete({ chat_id, if_updated_at: [updated_at, chat.updated_at] });
  const { project } = await anna.call.project.create({ name: "P" });
  const stale = { project_id: project.id, if_updated_at: ["2020-01-01T00:00:00.000Z"] };
  await expect(anna.call.project.update({ ...stale, name: "Q" })).rejects.toMatchObject({
    code: "PRECONDITION_FAILED",
  });
  await expect(anna.call.project.delete(stale)).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
});
