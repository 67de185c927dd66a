import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";

let world: World;
let anna: Person;
beforeAll(async () => {
  world = await createWorld();
  anna = await world.createPerson();
});
afterAll(() => world.close());

const MODEL = "google/gemma-2-27b-it";
const newChat = async (person: Person, name = "Chat") =>
  (await person.call.chat.create({ model: MODEL, name })).chat.id;
const texts = async (chat_id: number) =>
  (await anna.call.message.list({ chat_id })).chatMessages.map(({ message }) => message);

test("a batch is stored in the order of the array, each message following the one before it", async () => {
  const chat_id = await newChat(anna);
  const messages = Array.from({ length: 100 }, (_, n) => ({ content: `m${n}`, role: "user" as const }));
  const { chatMessages } = await anna.call.message.createMany({ chat_id, messages });
  expect(chatMessages.map(({ message }) => message)).toEqual(messages.map(({ content }) => content));
  expect(chatMessages.map(({ parent_id }) => parent_id)).toEqual([
    null,
    ...chatMessages.slice(0, -1).map(({ id }) => id),
  ]);
  expect(await texts(chat_id)).toEqual(messages.map(({ content }) => content));
});

test("writers at the same time get one order, in which every message follows the one before it", async () => {
  const chat_id = await newChat(anna);
  await Promise.all(
    Array.from({ length: 40 }, (_, n) => {
      const one = { content: `${n}`, role: "user" as const };
      return n % 2
        ? anna.call.message.create({ chat_id, message: `${n}`, actor: "user" })
        : anna.call.message.createMany({ chat_id, messages: [one, one] });
    }),
  );
  const { chatMessages } = await anna.call.message.list({ chat_id });
  expect(chatMessages).toHaveLength(60);
  const ids = chatMessages.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  expect(chatMessages.map(({ parent_id }) => parent_id)).toEqual([null, ...ids.slice(0, -1)]);
});

test("any Unicode text comes back byte for byte", async () => {
  const chat_id = await newChat(anna);
  const odd = [
    "  spaces \n\n",
    "👩‍👩‍👧 \u202e\u2066rtl",
    "<script>alert(1)</script>&amp;",
    "\u0001\u007f\ufeff",
    "e\u0301 \u00e9",
    "\r\n\r",
  ];
  for (const message of odd) await anna.call.message.create({ chat_id, message: `x${message}`, actor: "system" });
  expect(await texts(chat_id)).toEqual(odd.map((text) => `x${text}`));
});

test.each([
  ["U+0000", "a\0b"],
  ["a lone surrogate", "a\ud800b"],
  ["nothing but blanks", " \n\t"],
  ["more than 512 KiB", "ü".repeat(256 * 1024 + 1)],
])("a message with %s is refused and nothing of its batch is stored", async (_, content) => {
  const chat_id = await newChat(anna);
  const messages = [
    { content: "fine", role: "user" as const },
    { content, role: "user" as const },
  ];
  await expect(anna.call.message.createMany({ chat_id, messages })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect(await texts(chat_id)).toEqual([]);
});

test("pages run from either end and never miss or repeat a message", async () => {
  const chat_id = await newChat(anna);
  const messages = Array.from({ length: 25 }, (_, n) => ({ content: `${n}`, role: "user" as const }));
  await anna.call.message.createMany({ chat_id, messages });
  const forwards: string[] = [];
  for (let after: number | undefined; ; ) {
    const page = await anna.call.message.list({ chat_id, limit: 10, after });
    forwards.push(...page.chatMessages.map(({ message }) => message));
    if (page.next === null) break;
    after = page.next;
  }
  const backwards: string[] = [];
  for (let before: number | undefined; ; ) {
    const page = await anna.call.message.list({ chat_id, limit: 10, from: "newest", cursor: { before } });
    backwards.unshift(...page.chatMessages.map(({ message }) => message));
    expect(page.older).toBe(page.next ?? undefined);
    if (page.next === null) break;
    before = page.next;
  }
  const all = messages.map(({ content }) => content);
  expect(forwards).toEqual(all);
  expect(backwards).toEqual(all);
});

test("a page around a message goes on in both directions, and says where the chat ends", async () => {
  const chat_id = await newChat(anna);
  const messages = Array.from({ length: 25 }, (_, n) => ({ content: `${n}`, role: "user" as const }));
  const { chatMessages: all } = await anna.call.message.createMany({ chat_id, messages });
  for (const limit of [1, 4, 5, 100]) {
    for (const { id, message } of [all[0]!, all[12]!, all[24]!]) {
      const page = await anna.call.message.list({ chat_id, limit, around: id });
      const shown = page.chatMessages.map(({ message }) => message);
      expect(shown).toContain(message);
      expect(shown.length).toBeLessThanOrEqual(limit);
      let { older, newer } = page;
      while (older !== undefined) {
        const next = await anna.call.message.list({ chat_id, limit, around: id, cursor: { before: older } });
        shown.unshift(...next.chatMessages.map(({ message }) => message));
        older = next.older;
      }
      while (newer !== undefined) {
        const next = await anna.call.message.list({ chat_id, limit, around: id, cursor: { after: newer } });
        shown.push(...next.chatMessages.map(({ message }) => message));
        newer = next.newer;
      }
      expect(shown).toEqual(messages.map(({ content }) => content));
    }
  }
  const gone = { chat_id, limit: 5, around: all[24]!.id };
  await anna.call.message.deleteLast({ chat_id });
  await expect(anna.call.message.list(gone)).rejects.toMatchObject({ code: "NOT_FOUND", message: "Message not found" });
  const other = await newChat(anna);
  const elsewhere = { chat_id: other, limit: 5, around: all[3]!.id };
  await expect(anna.call.message.list(elsewhere)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("nobody reads or writes another person's chat", async () => {
  const chat_id = await newChat(anna);
  const ben = await world.createPerson();
  const one = { chat_id, message: "hello", actor: "user" as const };
  await expect(ben.call.message.create(one)).rejects.toMatchObject({ code: "NOT_FOUND", message: "Chat not found" });
  await expect(ben.call.message.list({ chat_id })).rejects.toMatchObject({
    code: "NOT_FOUND",
    message: "Chat not found",
  });
  await expect(ben.call.message.deleteLast({ chat_id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await texts(chat_id)).toEqual([]);
});

test("code blocks of a stored message become files, and the two link to each other", async () => {
  const chat_id = await newChat(anna);
  const message = 'Look:\n\n```ts title="src/a.ts"\nexport {};\n```\n\nand\n\n```python\nprint(1)\n```\n';
  const { chatMessage } = await anna.call.message.create({ chat_id, message, actor: "assistant" });
  expect(chatMessage.blocks.map(({ title, version }) => [title, version])).toEqual([
    ["src/a.ts", 1],
    ["snippet-1.py", 1],
  ]);
  expect(message.slice(chatMessage.blocks[0]!.position)).toMatch(/^```ts/);
  const { chatFiles } = await anna.call.file.list({ chat_id });
  expect(chatFiles.map(({ id, title, text }) => ({ id, title, text }))).toEqual([
    { id: chatMessage.blocks[0]!.file_id, title: "src/a.ts", text: "export {};\n" },
    { id: chatMessage.blocks[1]!.file_id, title: "snippet-1.py", text: "print(1)\n" },
  ]);
  expect((await anna.call.message.list({ chat_id })).chatMessages[0]!.blocks).toEqual(chatMessage.blocks);
});

test("a changed block is the file's next version, an unchanged one links to the version there is", async () => {
  const chat_id = await newChat(anna);
  const say = async (text: string) => {
    const message = `\`\`\`ts title="a.ts"\n${text}\n\`\`\``;
    return (await anna.call.message.create({ chat_id, message, actor: "assistant" })).chatMessage.blocks[0]!;
  };
  const first = await say("1");
  const same = await say("1");
  const changed = await say("2");
  const back = await say("1");
  expect(same.file_id).toBe(first.file_id);
  expect([first, same, changed, back].map(({ version }) => version)).toEqual([1, 1, 2, 3]);
});

const fence = (info: string, text: string) => `\`\`\`${info}\n${text}\n\`\`\`\n`;
const replacing = (search: string, replace: string) =>
  `<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE`;

async function answering(chat_id: number, ...blocks: string[]) {
  const message = `Here:\n\n${blocks.join("\nand\n\n")}`;
  return (await anna.call.message.create({ chat_id, message, actor: "assistant" })).chatMessage;
}
const textOf = async (chat_id: number, file_id: number) =>
  (await anna.call.file.get({ chat_id, file_id })).chatFile.text;

test("an answer edits files: each edit is a version with the whole text, the lines it changed and what it followed", async () => {
  const chat_id = await newChat(anna);
  const [whole] = (await answering(chat_id, fence('ts title="src/a.ts"', "one\ntwo\nthree"))).blocks;
  expect(whole).toMatchObject({ version: 1, before_id: null, added: 3, removed: 0 });
  const { blocks, problems, message } = await answering(
    chat_id,
    fence('ts title="src/a.ts"', replacing("two", "zwei\nzwo")),
    fence("diff", "--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,2 +1,2 @@\n-one\n+eins\n zwei"),
    fence('ts title="src/a.ts"', "whole"),
  );
  expect(problems).toEqual([]);
  expect(blocks.map(({ title, version, added, removed }) => [title, version, added, removed])).toEqual([
    ["src/a.ts", 2, 2, 1],
    ["src/a.ts", 3, 1, 1],
    ["src/a.ts", 4, 1, 4],
  ]);
  expect(blocks.map(({ before_id }) => before_id)).toEqual([whole!.file_id, blocks[0]!.file_id, blocks[1]!.file_id]);
  expect(blocks.every(({ position }) => message.startsWith("```", position))).toBe(true);
  expect(await textOf(chat_id, blocks[0]!.file_id)).toBe("one\nzwei\nzwo\nthree\n");
  expect(await textOf(chat_id, blocks[1]!.file_id)).toBe("eins\nzwei\nzwo\nthree\n");
  const { chatFile } = await anna.call.file.get({ chat_id, file_id: blocks[1]!.file_id });
  expect(chatFile).toMatchObject({ author: "assistant", language: "typescript", extension: "ts" });
});

test("an edit that does not fit makes no version and says why; the ones after it still apply", async () => {
  const chat_id = await newChat(anna);
  await answering(chat_id, fence('ts title="a.ts"', "one"));
  const { blocks, problems, message } = await answering(
    chat_id,
    fence('ts title="a.ts"', replacing("missing line", "x")),
    fence('ts title="b.ts"', replacing("anything", "x")),
    fence("diff", "--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-one\n+uno"),
    fence("ts", replacing("one", "x")),
  );
  expect(problems.map(({ title }) => title)).toEqual(["a.ts", "b.ts", ""]);
  expect(problems[0]!.problem).toContain("“missing line” is not in the file");
  expect(problems[1]!.problem).toContain("no such file");
  expect(problems.every(({ position }) => message.startsWith("```", position))).toBe(true);
  expect(blocks.map(({ title, version }) => [title, version])).toEqual([["a.ts", 2]]);
  expect((await anna.call.message.list({ chat_id })).chatMessages[1]).toMatchObject({ blocks, problems });
  const { chatFiles } = await anna.call.file.list({ chat_id });
  expect(chatFiles.map(({ title, text }) => [title, text])).toEqual([
    ["a.ts", "one\n"],
    ["a.ts", "uno\n"],
  ]);
});

test("one diff may change several files and make new ones", async () => {
  const chat_id = await newChat(anna);
  await answering(chat_id, fence('ts title="a.ts"', "one"));
  const diff = "--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-one\n+uno\n--- /dev/null\n+++ b/b.py\n@@ -0,0 +1 @@\n+new";
  const { blocks } = await answering(chat_id, fence("diff", diff), fence("ts", "nameless"));
  expect(blocks.map(({ title, version, added, removed }) => [title, version, added, removed])).toEqual([
    ["a.ts", 2, 1, 1],
    ["b.py", 1, 1, 0],
    ["snippet-1.ts", 1, 1, 0],
  ]);
  expect(blocks[1]!.position).toBe(blocks[0]!.position + 1);
  expect((await anna.call.file.get({ chat_id, file_id: blocks[1]!.file_id })).chatFile.language).toBe("python");
});

test("a diff that a user shows changes nothing; it is a file", async () => {
  const chat_id = await newChat(anna);
  await answering(chat_id, fence('ts title="a.ts"', "one"));
  const message = fence("diff", "--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-one\n+uno");
  const { chatMessage } = await anna.call.message.create({ chat_id, message, actor: "user" });
  expect(chatMessage.problems).toEqual([]);
  expect(chatMessage.blocks.map(({ title }) => title)).toEqual(["snippet-1.diff"]);
});

test("an answer that edits more than can be edited at once gives up with words", async () => {
  const chat_id = await newChat(anna);
  const lines = Array.from({ length: 60_000 }, (_, n) => `line ${n % 5_000} of many`);
  const text = `${lines.join("\n")}\n`.slice(0, 1024 * 1024);
  const files = Array.from({ length: 8 }, (_, n) => ({ title: `f${n}.txt`, text }));
  await anna.call.file.upload({ chat_id, files });
  const block = (n: number) =>
    fence(`text title="f${n % 8}.txt"`, replacing(`line ${n} of many\nline ${n + 2} of many`, "x"));
  const blocks: string[] = [];
  for (let size = 0, n = 0; size < 400 * 1024; n++) size += blocks[blocks.push(block(n)) - 1]!.length;
  const { problems } = await answering(chat_id, ...blocks.slice(0, 990));
  expect(problems.length).toBe(990);
  expect(problems.at(-1)!.problem).toBe("The message changes more text than can be changed at once.");
});

test("nameless blocks are not taken for versions of each other", async () => {
  const chat_id = await newChat(anna);
  const say = async (text: string) =>
    (await anna.call.message.create({ chat_id, message: `\`\`\`ts\n${text}\n\`\`\``, actor: "assistant" })).chatMessage
      .blocks[0];
  expect(await say("a")).toMatchObject({ title: "snippet-1.ts", version: 1 });
  expect(await say("b")).toMatchObject({ title: "snippet-2.ts", version: 1 });
  expect(await say("a")).toMatchObject({ title: "snippet-1.ts", version: 1 });
});

test("deleting the last message takes all that follows it, and the next one follows what is left", async () => {
  const chat_id = await newChat(anna);
  const { chatMessages } = await anna.call.message.createMany({
    chat_id,
    messages: [
      { content: "one", role: "user" },
      { content: "two", role: "assistant" },
      { content: "three", role: "user" },
      { content: '```ts title="a.ts"\nx\n```', role: "assistant" },
    ],
  });
  const { deleted } = await anna.call.message.deleteLast({ chat_id });
  expect(deleted).toEqual(chatMessages.slice(2).map(({ id }) => id));
  expect(await texts(chat_id)).toEqual(["one", "two"]);
  expect((await anna.call.file.list({ chat_id })).chatFiles).toEqual([]);
  const { chatMessage } = await anna.call.message.create({ chat_id, message: "again", actor: "user" });
  expect(chatMessage.parent_id).toBe(chatMessages[1]!.id);
});

test("a text is found in every message of the chat, a part of it at a time, as it is written", async () => {
  const chat_id = await newChat(anna);
  const contents = Array.from({ length: 4_300 }, (_, n) => (n % 2_000 === 7 ? `Otter ${n}: otter, OTTERS` : `m${n}`));
  for (let at = 0; at < contents.length; at += 1_000)
    await anna.call.message.createMany({
      chat_id,
      messages: contents.slice(at, at + 1_000).map((content) => ({ content, role: "user" as const })),
    });
  const find = async (text: string, options: object = {}) => {
    const counts: number[] = [];
    let pages = 0;
    for (let after: number | null = null; pages === 0 || after !== null; pages++) {
      const page: Awaited<ReturnType<typeof anna.call.message.find>> = await anna.call.message.find({
        chat_id,
        text,
        after,
        ...options,
      });
      counts.push(...page.found.map(({ count }) => count));
      after = page.next;
    }
    return { counts, pages };
  };
  expect(await find("otter")).toEqual({ counts: [3, 3, 3], pages: 3 });
  expect((await find("otter", { match_case: true })).counts).toEqual([1, 1, 1]);
  expect((await find("otter", { whole_words: true })).counts).toEqual([2, 2, 2]);
  expect((await find("OTTER 2007:")).counts).toEqual([1]);
  expect((await find(".*")).counts).toEqual([]);
  const bob = await world.createPerson();
  await expect(bob.call.message.find({ chat_id, text: "otter" })).rejects.toMatchObject({ code: "NOT_FOUND" });

  const { turns, total } = await anna.call.message.outline({ chat_id });
  expect(total).toBe(4_300);
  expect(turns.length).toBeLessThanOrEqual(121);
  expect(turns.length).toBeGreaterThan(100);
  expect(turns[0]).toMatchObject({ number: 1, text: "m0" });
  await expect(bob.call.message.outline({ chat_id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("signs and letters of other scripts are found whatever their case", async () => {
  const chat_id = await newChat(anna);
  await anna.call.message.createMany({
    chat_id,
    messages: ["ÄRGER über Straßen", "if (a && b) {", "Жизнь", "2 K\u{212A}"].map((content) => ({
      content,
      role: "assistant" as const,
    })),
  });
  const count = async (text: string) => (await anna.call.message.find({ chat_id, text })).found.length;
  for (const text of ["ärger", "a && b", "ЖИЗНЬ", "straßen", "kk"]) expect(await count(text), text).toBe(1);
  expect((await anna.call.message.outline({ chat_id })).turns).toEqual([]);
});
