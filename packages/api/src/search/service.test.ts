import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";
import { purgeTrash } from "../trash/service.ts";
import { indexBatch } from "./indexer.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function index() {
  const place = { user: 0 };
  while ((await indexBatch(world.db, place)) > 0);
}
const sql = <Row>(text: string, values: unknown[] = []) => world.db.query<Row>({ name: "", text }, values);

const newChat = async ({ call }: Person, name = "Chat", project_id?: number) =>
  (await call.chat.create({ model: "fake/echo", name, project_id })).chat.id;
const say = async ({ call }: Person, chat_id: number, ...texts: string[]) =>
  (
    await call.message.createMany({
      chat_id,
      messages: texts.map((content, n) => ({ content, role: n % 2 ? ("assistant" as const) : ("user" as const) })),
    })
  ).chatMessages.map(({ id }) => id);
const putFile = async ({ call }: Person, chat_id: number, title: string, text: string) =>
  (await call.file.upload({ chat_id, files: [{ title, text }] })).chatFiles[0]!;

/** More messages than are looked through without the index, after those that were there. */
async function bury({ ctx }: Person, chat_id: number, text = "'filler'") {
  await sql(
    `INSERT INTO chat_conversation_message (neptun_user_id, chat_conversation_id, actor, message)
SELECT $1, $2, 'user', ${text} FROM generate_series(1, 1100) n`,
    [ctx.user.id, chat_id],
  );
}

const ids = async (person: Person, q: string) => {
  const found = await person.call.search.all({ q });
  return {
    chats: found.chats.hits.map(({ name }) => name),
    files: found.files.hits.map(({ title }) => title),
    messages: found.messages.hits.map(({ id }) => id),
  };
};
const messages = async (person: Person, q: string) => (await ids(person, q)).messages;

describe.each(["what was stored this moment", "what was indexed and lies deep"])("%s", (where) => {
  let ada: Person;
  let chat: number;
  const said: Record<string, number> = {};

  beforeAll(async () => {
    ada = await world.createPerson();
    chat = await newChat(ada, "Deployment of the Wetterstation");
    const texts = {
      code: "Call createDb(chat_conversation_id) from http://localhost:3000/api with --dry-run and .env",
      german: "Die Grüße aus KÖLN, 🎉 Straßenbahn",
      chinese: "请帮我配置数据库连接和服务器",
      greedy: "100% of _all_ % things \\ '; DROP TABLE neptun_user; --",
      go: "let us go to the cargo bay",
      cargo: "cargo build is a rust command",
      digit: "a digit is no git",
      long: `blob ${"ab0".repeat(60)}xyzzy${"q".repeat(30)}`,
    };
    const list = await say(ada, chat, ...Object.values(texts));
    for (const [n, name] of Object.keys(texts).entries()) said[name] = list[n]!;
    if (where.includes("deep")) {
      await bury(ada, chat);
      await index();
    }
  });

  test.each([
    ["createDb", "code"],
    ["reated", "code"],
    ["CHAT_CONVERSATION_ID", "code"],
    ["conversation_i", "code"],
    ["http://local", "code"],
    ["localhost:3000", "code"],
    ["--dry-run", "code"],
    [".env", "code"],
    ["createDb(chat", "code"],
    ['"and .env"', "code"],
    ["köln", "german"],
    ["GRÜSSE", null],
    ["grüße köln", "german"],
    ["straßen", "german"],
    ["🎉", "german"],
    ["数据库", "chinese"],
    ["数据", "chinese"],
    ["器", "chinese"],
    ["据数", null],
    ["100%", "greedy"],
    ["_all_", "greedy"],
    ["'; DROP TABLE neptun_user", "greedy"],
    ["a_l", null],
    ["dr%p", null],
    ["go", "go"],
    ["rust cargo", "cargo"],
    ['"rust cargo"', null],
    ["ab0ab0ab0ab0ab0ab0ab0ab0ab0ab0ab0ab0ab0ab0", "long"],
    ["xyzzyqqq", "long"],
    ["nowhere", null],
  ])("is found by %s", async (q, expected) => {
    expect(await messages(ada, q)).toEqual(expected === null ? [] : [said[expected]]);
  });

  test("whole words come before parts of words, then the newer before the older", async () => {
    const [older, newer, part] = await say(ada, chat, "zebra", "a Zebra!", "zebras");
    await index();
    expect(await messages(ada, "zebra")).toEqual([newer, older, part]);
  });
});

describe("a search", () => {
  let bob: Person;
  let chat: number;
  beforeEach(async () => {
    bob = await world.createPerson();
    chat = await newChat(bob);
  });

  test("finds chats by name, files by path and text, and messages; hits in a path come first", async () => {
    await newChat(bob, "The quokka plan");
    await putFile(bob, chat, "src/quokka.ts", "export {};");
    const file = await putFile(bob, chat, "docs/animals.md", "# Animals\n\n- 🐨\n- a small quokka, 🐨\n");
    const [message] = await say(bob, chat, "What is a QUOKKA?");
    for (const step of [() => {}, index]) {
      await step();
      const { chats, files, messages, indexing } = await bob.call.search.all({ q: "quokka" });
      expect(chats.hits).toMatchObject([{ name: "The quokka plan", name_matches: [{ start: 4, end: 10 }] }]);
      expect(files.hits.map(({ title }) => title)).toEqual(["src/quokka.ts", "docs/animals.md"]);
      const { snippet } = files.hits[1]!;
      expect(files.hits[1]).toMatchObject({ id: file.id, chat_id: chat, chat_name: "Chat", project_id: null });
      expect(snippet.line).toBe(4);
      expect(snippet.matches.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(["quokka"]);
      expect(file.text!.slice(snippet.start, snippet.start + snippet.text.length)).toBe(snippet.text);
      expect(messages.hits).toMatchObject([
        { id: message, actor: "user", snippet: { matches: [{ start: 10, end: 16 }] } },
      ]);
      expect([chats.next, files.next, messages.next, indexing]).toEqual([null, null, null, false]);
    }
  });

  test("finds the newest version of a file only", async () => {
    await putFile(bob, chat, "a.txt", "aardvark");
    await index();
    await putFile(bob, chat, "a.txt", "beaver");
    for (const step of [() => {}, index]) {
      await step();
      expect((await ids(bob, "aardvark")).files).toEqual([]);
      expect((await ids(bob, "beaver")).files).toEqual(["a.txt"]);
    }
  });

  test("finds nothing of other users, and nothing in the trash until it is restored", async () => {
    const eve = await world.createPerson();
    const project = (await bob.call.project.create({ name: "P" })).project.id;
    const inside = await newChat(bob, "ocelot chat", project);
    await say(bob, inside, "ocelot said");
    await putFile(bob, inside, "ocelot.txt", "text");
    await index();
    const nothing = { chats: [], files: [], messages: [] };
    const all = await ids(bob, "ocelot");
    expect(all).toMatchObject({ chats: ["ocelot chat"], files: ["ocelot.txt"] });
    expect(all.messages).toHaveLength(1);
    expect(await ids(eve, "ocelot")).toEqual(nothing);
    await bob.call.chat.delete({ chat_id: inside });
    expect(await ids(bob, "ocelot")).toEqual(nothing);
    await bob.call.chat.restore({ chat_id: inside });
    expect(await ids(bob, "ocelot")).toEqual(all);
    const file = (await bob.call.file.list({ chat_id: inside })).chatFiles[0]!;
    await bob.call.file.delete({ chat_id: inside, file_id: file.id });
    await bob.call.message.deleteLast({ chat_id: inside });
    expect(await ids(bob, "ocelot")).toEqual({ ...nothing, chats: ["ocelot chat"] });
  });

  test("keeps no word of what was deleted for good", async () => {
    await say(bob, chat, "hunter2 is secret and shared");
    const other = await newChat(bob);
    await say(bob, other, "shared");
    await index();
    const words = async () =>
      (
        await sql<{ word: string }>("SELECT word FROM search_word WHERE neptun_user_id = $1 ORDER BY 1", [
          bob.ctx.user.id,
        ])
      ).map(({ word }) => word);
    expect(await words()).toContain("hunter2");
    await bob.call.chat.delete({ chat_id: chat });
    await bob.call.trash.empty();
    await index();
    expect(await words()).toEqual(["chat", "shared"]);
    await bob.call.user.delete({ current_password: "correct horse battery" });
    expect(await sql("SELECT 1 FROM search_entry WHERE neptun_user_id = $1", [bob.ctx.user.id])).toEqual([]);
    expect(await words()).toEqual([]);
    await purgeTrash(world.db, 30);
  });

  test("can be told where to look", async () => {
    const project = (await bob.call.project.create({ name: "Web shop" })).project.id;
    const inside = await newChat(bob, "Lynx inside", project);
    const [asked, answered] = await say(bob, inside, "a lynx", "the lynx");
    const [outside] = await say(bob, chat, "lynx outside");
    await putFile(bob, inside, "lynx.ts", "export const lynx = 1;\n");
    await putFile(bob, inside, "lynx.py", "lynx = 1\n");
    const cases: [string, Partial<Awaited<ReturnType<typeof ids>>>][] = [
      [`lynx chat:${chat}`, { chats: [], files: [], messages: [outside!] }],
      ["lynx chat:INSIDE is:message", { messages: [answered!, asked!] }],
      [`lynx project:${project} role:user`, { chats: [], files: [], messages: [asked!] }],
      ['lynx project:"web s" is:chat', { chats: ["Lynx inside"], messages: [] }],
      ["lynx lang:ts", { chats: [], files: ["lynx.ts"], messages: [] }],
      ["lynx lang:TypeScript", { files: ["lynx.ts"] }],
      ["lynx ext:.py", { files: ["lynx.py"] }],
      ["ext:py ext:ts", { files: ["lynx.py", "lynx.ts"], messages: [] }],
      ["lynx is:file", { chats: [], files: ["lynx.py", "lynx.ts"], messages: [] }],
      ["lynx before:2020-01-01", { chats: [], files: [], messages: [] }],
      ["lynx after:2020-01-01 role:assistant", { messages: [answered!] }],
      ['"lynx:" is:message', { messages: [] }],
    ];
    for (const step of [() => {}, index])
      for (const [q, expected] of cases) {
        await step();
        expect(await ids(bob, q), q).toMatchObject(expected);
      }
  });

  test("goes on where its page ended, over everything that is there, once each", async () => {
    const wanted: number[] = [];
    for (let round = 0; round < 3; round++) {
      wanted.push(...(await say(bob, chat, ...Array.from({ length: 30 }, (_, n) => `tapir${n % 3 ? "" : "s"} ${n}`))));
      await bury(bob, chat, "'filler ' || n");
    }
    await index();
    const found: number[] = [];
    let after: string | null = null;
    do {
      const page = await bob.call.search.all({ q: "tapir", limit: 7, after });
      expect(page.chats.hits.length + page.files.hits.length).toBe(0);
      found.push(...page.messages.hits.map(({ id }) => id));
      after = page.messages.next;
    } while (after);
    expect(found.toSorted((a, b) => a - b)).toEqual(wanted);
    expect(new Set(found).size).toBe(90);
  });

  test("finds a phrase of words that are in too many texts for the index, page by page, once each", async () => {
    const wanted: number[] = [];
    for (let round = 0; round < 5; round++) {
      wanted.push(
        ...(await say(bob, chat, ...Array.from({ length: 7 }, (_, n) => `the common thing${n % 2 ? "" : "s"}`))),
      );
      await bury(bob, chat, "'a thing so common ' || n");
    }
    await index();
    const found: number[] = [];
    let after: string | null = null;
    do {
      const page = await bob.call.search.all({ q: '"common thing"', limit: 10, after });
      found.push(...page.messages.hits.map(({ id }) => id));
      after = page.messages.next;
    } while (after);
    expect(found.toSorted((a, b) => a - b)).toEqual(wanted);
  });

  test("of what everything has stays short work, and goes on", async () => {
    await bury(bob, chat, "'the same '");
    const page = await bob.call.search.all({ q: "same", limit: 100 });
    expect(page.messages.hits).toHaveLength(100);
    const next = await bob.call.search.all({ q: "same", limit: 100, after: page.messages.next });
    expect(next.messages.hits).toHaveLength(100);
    expect(next.messages.hits[0]!.id).toBe(page.messages.hits[99]!.id - 1);
  });

  test.each([
    ["foo:bar", 'There is no filter "foo:"'],
    ["is:nothing", "is: takes chat, file, message, prompt"],
    ["role:me", "role: takes"],
    ["before:tomorrow", "before: takes a day"],
    ["before:2026-02-30", "before: takes a day"],
    ["after:2026-01-01 after:2026-01-02", "after: can be given once"],
    [Array.from({ length: 11 }, (_, n) => `w${n}x`).join(" "), "at most 10 words"],
    ["   ", ""],
    ["x".repeat(501), ""],
    ["a\0b", ""],
    ["\ud800", ""],
  ])("is refused where it cannot be understood: %j", async (q, words) => {
    const error = await bob.call.search.all({ q }).catch((refused: unknown) => refused);
    expect(error).toMatchObject({ code: "BAD_REQUEST" });
    expect((error as Error).message).toContain(words);
  });
});

test("prompts are found by name, description and newest text, those named so first, a page at a time, and only their owner's", async () => {
  const [ada, bob] = [await world.createPerson(), await world.createPerson()];
  const make = async (name: string, text: string, description?: string) =>
    (await ada.call.prompt.create({ name, text, description })).prompt.id;
  const review = await make("review", "Look at this code.");
  const plan = await make("plan", "First review, then do it.");
  const other = await make("other", "Nothing", "For a Review of drafts");
  await ada.call.prompt.update({ prompt_id: await make("old", "review"), text: "No longer" });
  const find = async (q: string, person = ada, limit = 20, after: string | null = null) =>
    (await person.call.search.all({ q, limit, after })).prompts;
  const found = await find("review");
  expect(found.hits.map(({ id }) => id)).toEqual([review, other, plan]);
  expect(found.hits[2]!.snippet.matches).toEqual([{ start: 6, end: 12 }]);
  const first = await find("review", ada, 2);
  expect((await find("review", ada, 2, first.next)).hits.map(({ id }) => id)).toEqual([plan]);
  for (const none of ["review role:user", "review is:chat", "review tag:x"])
    expect((await find(none)).hits).toEqual([]);
  expect((await find("is:prompt")).hits).toHaveLength(4);
  expect((await find("review", bob)).hits).toEqual([]);
  await ada.call.prompt.delete({ prompt_id: review });
  expect((await find("review is:prompt")).hits.map(({ id }) => id)).toEqual([other, plan]);
});
