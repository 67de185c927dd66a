import { afterAll, beforeAll, expect, test } from "vitest";
import { indexBatch } from "../search/indexer.ts";
import { createWorld, type Person, type World } from "../testing.ts";

let world: World;
let anna: Person;
let ben: Person;
beforeAll(async () => {
  world = await createWorld();
  [anna, ben] = [await world.createPerson(), await world.createPerson()];
});
afterAll(() => world.close());

const create = async (person: Person, name: string) =>
  (await person.call.chat.create({ model: "google/gemma-2-27b-it", name })).chat;
const names = async (person: Person, input: Parameters<Person["call"]["chat"]["list"]>[0]) =>
  (await person.call.chat.list(input)).chats.map(({ name }) => name).sort();

test("a chat is pinned, archived and tagged without being used, and found by each of these", async () => {
  const person = await world.createPerson();
  const [one, two] = [await create(person, "One"), await create(person, "Two")];
  const change = { pinned: true, archived: true, tags: ["Öl", "b"] };
  const { chat } = await person.call.chat.update({ chat_id: one.id, ...change });
  expect(chat).toEqual({ ...one, pinned: true, archived: true, tags: ["b", "Öl"] });
  expect(await names(person, {})).toEqual(["One", "Two"]);
  for (const wanted of [{ pinned: true }, { archived: true }, { tag: "öL" }, { archived: true, tag: "b" }])
    expect(await names(person, wanted)).toEqual(["One"]);
  for (const wanted of [{ pinned: false }, { archived: false }]) expect(await names(person, wanted)).toEqual(["Two"]);
  expect(await names(person, { tag: "none" })).toEqual([]);
  expect((await person.call.chat.update({ chat_id: one.id, tags: [] })).chat.tags).toEqual([]);
  expect(two).toMatchObject({ pinned: false, archived: false, tags: [] });
});

test("archived chats are searched like others, and alone with is:archived; tags narrow a search", async () => {
  const person = await world.createPerson();
  const [away] = [await create(person, "Harbour away"), await create(person, "Harbour here")];
  await person.call.chat.update({ chat_id: away.id, archived: true, pinned: true, tags: ["sea side"] });
  const found = async (q: string) => (await person.call.search.all({ q })).chats.hits.map(({ name }) => name).sort();
  expect(await found("harbour")).toEqual(["Harbour away", "Harbour here"]);
  for (const filter of ["is:archived", "is:pinned", 'tag:"Sea Side"', "is:chat is:archived"])
    expect(await found(`harbour ${filter}`)).toEqual(["Harbour away"]);
  await expect(found("is:lost")).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("many chats are moved, archived, pinned and tagged together, and each goes back to what it was", async () => {
  const person = await world.createPerson();
  const { project } = await person.call.project.create({ name: "P" });
  const chats = [];
  for (const name of ["a", "b", "c"]) chats.push(await create(person, name));
  await person.call.chat.update({ chat_id: chats[0]!.id, tags: ["old"] });
  const before = (await person.call.chat.list({ order_by: "id" })).chats;
  const chat_ids = before.map(({ id }) => id);
  const change = { project_id: project.id, archived: true, pinned: true, add_tags: ["new"], remove_tags: ["OLD"] };
  const changed = await person.call.chat.updateMany({ chat_ids, ...change });
  const now = { project_id: project.id, archived: true, pinned: true, tags: ["new"] };
  expect(changed.chats).toEqual(before.map((chat) => ({ ...chat, ...now })));
  expect((await person.call.chat.updateEach({ chats: before })).chats).toEqual(before);
  await person.call.chat.deleteMany({ chat_ids });
  expect(await names(person, {})).toEqual([]);
  expect((await person.call.chat.restoreMany({ chat_ids })).chats).toEqual(before);
});

test("what is changed together is changed in all or in none, and never another's", async () => {
  const [mine, foreign] = [await create(anna, "Mine"), await create(ben, "Foreign")];
  const project = (await ben.call.project.create({ name: "Ben's" })).project.id;
  const both = [mine.id, foreign.id];
  const missing = { message: "Chat not found" };
  await expect(anna.call.chat.updateMany({ chat_ids: both, archived: true })).rejects.toMatchObject(missing);
  const each = { chats: both.map((id) => ({ id, pinned: true })) };
  await expect(anna.call.chat.updateEach(each)).rejects.toMatchObject(missing);
  await expect(anna.call.chat.restoreMany({ chat_ids: both })).rejects.toMatchObject(missing);
  const move = anna.call.chat.updateMany({ chat_ids: [mine.id], project_id: project, archived: true });
  await expect(move).rejects.toMatchObject({ message: "Project not found" });
  for (const [person, chat] of [
    [anna, mine],
    [ben, foreign],
  ] as const)
    expect((await person.call.chat.get({ chat_id: chat.id })).chat).toEqual(chat);
});

test("tags and pins have bounds, and names that deceive are refused", async () => {
  const person = await world.createPerson();
  const { id: chat_id } = await create(person, "Bounds");
  for (const name of ["", " ", " a", "a,b", "a\nb", "a\u202eb", "a\u200b", "\ud800", "a\0", "x".repeat(51)])
    await expect(person.call.chat.update({ chat_id, tags: [name] }), JSON.stringify(name)).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  const many = (from: number, count: number) => Array.from({ length: count }, (_, n) => `tag ${from + n}`);
  await person.call.chat.update({ chat_id, tags: many(0, 20) });
  const refused = { code: "BAD_REQUEST" };
  await expect(person.call.chat.updateMany({ chat_ids: [chat_id], add_tags: ["more"] })).rejects.toMatchObject(refused);
  await expect(person.call.chat.update({ chat_id, tags: many(0, 21) })).rejects.toMatchObject(refused);
  expect((await person.call.tag.list()).tags).toHaveLength(20);
  for (let from = 20; from < 200; from += 20) await person.call.chat.update({ chat_id, tags: many(from, 20) });
  await expect(person.call.chat.update({ chat_id, tags: ["one too many"] })).rejects.toMatchObject(refused);
  expect((await person.call.tag.list()).tags).toHaveLength(200);
  const ids = [];
  for (let n = 0; n < 101; n++) ids.push((await create(person, `Pin ${n}`)).id);
  await expect(person.call.chat.updateMany({ chat_ids: ids, pinned: true })).rejects.toMatchObject(refused);
  await person.call.chat.updateMany({ chat_ids: ids.slice(1), pinned: true });
  expect((await person.call.chat.list({ pinned: true })).chats).toHaveLength(100);
});

test("a tag is renamed and deleted on all chats, comes back, and is its owner's alone", async () => {
  const person = await world.createPerson();
  const [one, two] = [await create(person, "One"), await create(person, "Two")];
  await person.call.chat.updateMany({ chat_ids: [one.id, two.id], add_tags: ["Draft", "other"] });
  const [draft] = (await person.call.tag.list()).tags;
  expect(draft).toMatchObject({ name: "Draft", chat_count: 2 });
  const tag_id = draft!.id;
  expect((await person.call.tag.update({ tag_id, name: "DRAFT" })).tag.name).toBe("DRAFT");
  await expect(person.call.tag.update({ tag_id, name: "Other" })).rejects.toMatchObject({ code: "CONFLICT" });
  for (const call of [
    () => ben.call.tag.update({ tag_id, name: "Stolen" }),
    () => ben.call.tag.delete({ tag_id }),
    () => ben.call.tag.restore({ tag_id }),
    () => ben.call.tag.update({ tag_id, colour: "red" }),
  ])
    await expect(call()).rejects.toMatchObject({ message: "Tag not found" });
  await person.call.tag.delete({ tag_id });
  const tagsOf = async () => (await person.call.chat.get({ chat_id: one.id })).chat.tags;
  expect(await tagsOf()).toEqual(["other"]);
  await person.call.tag.restore({ tag_id });
  expect(await tagsOf()).toEqual(["DRAFT", "other"]);
  await person.call.tag.delete({ tag_id });
  await person.call.chat.update({ chat_id: two.id, tags: ["draft"] });
  expect([await tagsOf(), await names(person, { tag: "draft" })]).toEqual([["other"], ["Two"]]);
});

test("a tag has a colour; merged into another it gives that one its chats, and restored it takes back what was its own", async () => {
  const person = await world.createPerson();
  const [one, two] = [await create(person, "One"), await create(person, "Two")];
  await person.call.chat.update({ chat_id: one.id, tags: ["from"] });
  await person.call.chat.update({ chat_id: two.id, tags: ["from", "into"] });
  const idOf = async (name: string) => (await person.call.tag.list()).tags.find((tag) => tag.name === name)!.id;
  const [tag_id, into_tag_id] = [await idOf("from"), await idOf("into")];
  const coloured = await person.call.tag.update({ tag_id, colour: "teal" });
  expect(coloured.tag).toMatchObject({ name: "from", colour: "teal" });
  await expect(person.call.tag.update({ tag_id, colour: "plaid" as never })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  const tagsOf = async () =>
    Promise.all([one, two].map(async ({ id }) => (await person.call.chat.get({ chat_id: id })).chat.tags));
  expect((await person.call.tag.merge({ tag_id, into_tag_id })).tag).toMatchObject({ name: "into", chat_count: 2 });
  expect(await tagsOf()).toEqual([["into"], ["into"]]);
  expect((await person.call.tag.restore({ tag_id })).tag).toMatchObject({ colour: "teal", chat_count: 2 });
  expect(await tagsOf()).toEqual([["from"], ["from", "into"]]);
  for (const wrong of [
    { tag_id, into_tag_id: tag_id },
    { tag_id, into_tag_id: 999_999 },
  ])
    await expect(person.call.tag.merge(wrong)).rejects.toMatchObject({ code: /BAD_REQUEST|NOT_FOUND/ });
  await expect(ben.call.tag.merge({ tag_id, into_tag_id })).rejects.toMatchObject({ message: "Tag not found" });
});

test("names are found alike before and after they are indexed, by any part of three characters or more", async () => {
  const person = await world.createPerson();
  const all = ["Deploy to Kubernetes", "kube config (old)", "Straße im Süden", "日本語の設定ファイル", "a-b_c.d"];
  for (const name of all) await create(person, name);
  await person.call.chat.update({ chat_id: (await create(person, "was Kube")).id, name: "renamed" });
  const queries = ["kube", "bern", "y to K", "config (", "straß", "本語の", "b_c", ".d", "_c.", "renam", "was", "zzz"];
  const answers = () => Promise.all(queries.map((query) => names(person, { query })));
  const expected = queries.map((query) =>
    [...all, "renamed"].filter((name) => name.toLowerCase().includes(query.toLowerCase())).sort(),
  );
  expect(await answers()).toEqual(expected);
  while ((await indexBatch(world.db)) > 0);
  expect(await answers()).toEqual(expected);
  expect(await names(person, { query: "kube", archived: true })).toEqual([]);
});
