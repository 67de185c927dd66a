import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";
import { listArchive } from "./archive.ts";
import type { ChatFile } from "./schema.ts";
import { readRawFile } from "./service.ts";
import { chatScope } from "./tree.ts";

let world: World;
let anna: Person;
beforeAll(async () => {
  world = await createWorld();
  anna = await world.createPerson();
});
afterAll(() => world.close());

async function newMessage(person = anna) {
  const { chat } = await person.call.chat.create({ model: "fake/echo", name: "Chat" });
  const { chatMessage } = await person.call.message.create({ chat_id: chat.id, message: "hi", actor: "user" });
  return { chat_id: chat.id, message_id: chatMessage.id };
}
const file = (title: string, text: string) => ({ title, text, language: "python", extension: "py" });

test("files come back byte for byte, in order, with size, type and address", async () => {
  const at = await newMessage();
  const files = [file("b/ä.py", "  ü\r\n"), file("a.py", ""), file("b/ä.py", "second")];
  const { chatFiles } = await anna.call.file.createMany({ ...at, files });
  expect(chatFiles.map(({ title, text, version, size }) => [title, text, version, size])).toEqual([
    ["b/ä.py", "  ü\r\n", 1, 6],
    ["a.py", "", 1, 0],
    ["b/ä.py", "second", 2, 6],
  ]);
  expect(chatFiles[0]).toMatchObject({
    name: "b/ä.py",
    type: "text/x-python",
    chat_conversation_message_id: at.message_id,
  });
  expect((await anna.call.file.list({ chat_id: at.chat_id })).chatFiles).toEqual(chatFiles);
});

test("writers of one title at the same time make one version each", async () => {
  const at = await newMessage();
  const listed = () => anna.call.file.list({ chat_id: at.chat_id });
  await Promise.all(Array.from({ length: 12 }, listed)); // the connections are there, so that all begin at once
  await Promise.all(Array.from({ length: 12 }, (_, n) => anna.call.file.create({ ...at, ...file("a.py", `${n}`) })));
  const { chatFiles } = await anna.call.file.list({ chat_id: at.chat_id });
  expect(chatFiles.map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  const versions = await anna.call.file.versions({ chat_id: at.chat_id, file_id: chatFiles[5]!.id });
  expect(versions.chatFiles.map(({ id, text }) => [id, text])).toEqual(chatFiles.map(({ id }) => [id, null]));
});

test("what is written to a path while its file gets another is the next version of the one or the first of another file", async () => {
  const at = await newMessage();
  for (let round = 0; round < 8; round++) {
    const title = `${round}.py`;
    const first = (await anna.call.file.create({ ...at, ...file(title, "1") })).chatFile;
    const rename = anna.call.file.update({ chat_id: at.chat_id, file_id: first.id, title: `moved/${title}` });
    const written = Promise.all(["2", "3"].map((text) => anna.call.file.create({ ...at, ...file(title, text) })));
    await Promise.all([rename.catch(() => {}), written]);
    const { chatFiles } = await anna.call.file.list({ chat_id: at.chat_id, include: "text" });
    const texts = chatFiles.filter((one) => one.title.endsWith(title)).map(({ text }) => text);
    expect([...new Set(texts)].sort()).toEqual(["1", "2", "3"]);
  }
});

test.each(["", "../up.py", "/root.py", "a\\b.py", "a/../b", "a\nb", "a\u202eb", "x".repeat(1025)])(
  "the title %j is refused, and its batch with it",
  async (title) => {
    const at = await newMessage();
    const files = [file("fine.py", "1"), file(title, "2")];
    await expect(anna.call.file.createMany({ ...at, files })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect((await anna.call.file.list({ chat_id: at.chat_id })).chatFiles).toEqual([]);
  },
);

test("a title of 1,024 four-byte characters is a title", async () => {
  const at = await newMessage();
  const title = "𝔘".repeat(512);
  const { chatFile } = await anna.call.file.create({ ...at, ...file(title, "x") });
  expect(chatFile.title).toBe(title);
});

test("a list leaves the texts out once they exceed 1 MiB together, unless told otherwise", async () => {
  const at = await newMessage();
  for (const n of [1, 2]) await anna.call.file.create({ ...at, ...file(`${n}.py`, "x".repeat(600_000)) });
  const { chat_id } = at;
  const lengths = async (include?: "text" | "none") =>
    (await anna.call.file.list({ chat_id, include })).chatFiles.map(({ text, size }) => [text?.length ?? null, size]);
  expect(await lengths()).toEqual([
    [null, 600_000],
    [null, 600_000],
  ]);
  expect(await lengths("text")).toEqual([
    [600_000, 600_000],
    [600_000, 600_000],
  ]);
  expect(await lengths("none")).toEqual([
    [null, 600_000],
    [null, 600_000],
  ]);
});

test("a file needs a message of its own chat", async () => {
  const [one, other] = [await newMessage(), await newMessage()];
  const create = anna.call.file.create({ chat_id: one.chat_id, message_id: other.message_id, ...file("a.py", "") });
  await expect(create).rejects.toMatchObject({ message: "Message not found" });
});

test("nobody reaches another person's files", async () => {
  const at = await newMessage();
  const { chatFile } = await anna.call.file.create({ ...at, ...file("a.py", "secret") });
  const ben = await world.createPerson();
  const own = await newMessage(ben);
  const ids = { chat_id: at.chat_id, file_id: chatFile.id };
  for (const attempt of [
    () => ben.call.file.get(ids),
    () => ben.call.file.get({ chat_id: own.chat_id, file_id: chatFile.id }),
    () => ben.call.file.versions(ids),
    () => ben.call.file.list({ chat_id: at.chat_id }),
    () => ben.call.file.create({ ...at, ...file("b.py", "") }),
    () => readRawFile(ben.ctx, { neptun_user_id: ben.ctx.user.id, ...ids }),
    () => listArchive(ben.ctx, chatScope(at.chat_id)),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

test("the archive of a chat holds the newest version of every file", async () => {
  const at = await newMessage();
  await anna.call.file.createMany({ ...at, files: [file("a.py", "1"), file("b.py", "1"), file("a.py", "2")] });
  const entries: string[][] = [];
  const archive = await listArchive(anna.ctx, chatScope(at.chat_id));
  for await (const { title, text } of archive.read()) entries.push([title, text]);
  expect(entries).toEqual([
    ["a.py", "2"],
    ["b.py", "1"],
  ]);
});

const history = async ({ id, chat_conversation_id }: ChatFile) => {
  const { chatFiles } = await anna.call.file.versions({ chat_id: chat_conversation_id, file_id: id });
  return chatFiles.map(({ version, title, author, note }) => [version, title, author, note]);
};

test("an edit is a new version, and what was there stays", async () => {
  const at = await newMessage();
  const { chat_id } = at;
  const { chatFile: first } = await anna.call.file.create({ ...at, ...file("a.py", "1\n") });
  expect(first).toMatchObject({ version: 1, head_id: first.id, lines: 1, chat_conversation_message_id: at.message_id });
  const edit = { chat_id, file_id: first.id, text: "1\n2", note: "one more" };
  const { chatFile: second } = await anna.call.file.update(edit);
  expect(second).toMatchObject({
    version: 2,
    text: "1\n2",
    lines: 2,
    size: 3,
    note: "one more",
    author: "user",
    chat_conversation_message_id: null,
    lineage_id: first.lineage_id,
    head_id: second.id,
    language: "python",
  });
  const old = await anna.call.file.version({ chat_id, file_id: second.id, version: 1 });
  expect(old.chatFile).toMatchObject({ id: first.id, text: "1\n", head_id: second.id });
  expect((await anna.call.file.update({ chat_id, file_id: first.id, text: "1\n2" })).chatFile.id).toBe(second.id);
});

test("a note alone goes to the version that is named", async () => {
  const at = await newMessage();
  const { chatFiles } = await anna.call.file.createMany({ ...at, files: [file("a.py", "1"), file("a.py", "2")] });
  const { chatFile } = await anna.call.file.update({ chat_id: at.chat_id, file_id: chatFiles[0]!.id, note: "works" });
  expect(chatFile).toMatchObject({ id: chatFiles[0]!.id, note: "works" });
  expect(await history(chatFile)).toEqual([
    [1, "a.py", "user", "works"],
    [2, "a.py", "user", null],
  ]);
});

test("a change that is bound to another head than there is changes nothing", async () => {
  const at = await newMessage();
  const { chatFiles } = await anna.call.file.createMany({ ...at, files: [file("a.py", "1"), file("a.py", "2")] });
  const [first, second] = chatFiles.map(({ id }) => id) as [number, number];
  const ids = { chat_id: at.chat_id, file_id: second };
  for (const attempt of [
    () => anna.call.file.update({ ...ids, text: "3", if_head: [first] }),
    () => anna.call.file.update({ ...ids, title: "b.py", if_head: [first] }),
    () => anna.call.file.restoreVersion({ ...ids, version: 1, if_head: [first] }),
    () => anna.call.file.delete({ ...ids, if_head: [first] }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  }
  expect((await anna.call.file.list({ chat_id: at.chat_id })).chatFiles).toEqual(chatFiles);
  const { chatFile } = await anna.call.file.update({ ...ids, text: "3", if_head: [first, second] });
  expect(chatFile.version).toBe(3);
});

test("of two edits of the same head, one is refused", async () => {
  const at = await newMessage();
  const { chatFile } = await anna.call.file.create({ ...at, ...file("a.py", "1") });
  const edit = (text: string) =>
    anna.call.file.update({ chat_id: at.chat_id, file_id: chatFile.id, text, if_head: [chatFile.id] });
  const results = await Promise.allSettled(["a", "b", "c", "d"].map(edit));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected", "rejected"]);
  expect(await history(chatFile)).toHaveLength(2);
});

test("a file that is renamed keeps its history, and what is written to its old path is another file", async () => {
  const at = await newMessage();
  const { chat_id } = at;
  const { chatFile } = await anna.call.file.create({ ...at, ...file("a.py", "1") });
  const renamed = (await anna.call.file.update({ chat_id, file_id: chatFile.id, title: "src/a.ts" })).chatFile;
  expect(renamed).toMatchObject({ title: "src/a.ts", text: "1", language: "typescript", extension: "ts", version: 2 });
  const { chatFile: other } = await anna.call.file.create({ ...at, ...file("a.py", "new") });
  expect(other).toMatchObject({ version: 1 });
  expect(other.lineage_id).not.toBe(chatFile.lineage_id);
  const { chatFile: third } = await anna.call.file.create({ ...at, ...file("src/a.ts", "2") });
  expect(third).toMatchObject({ version: 3, lineage_id: chatFile.lineage_id });
  expect(await history(third)).toEqual([
    [1, "a.py", "user", null],
    [2, "src/a.ts", "user", null],
    [3, "src/a.ts", "user", null],
  ]);
  await expect(anna.call.file.update({ chat_id, file_id: other.id, title: "src/a.ts" })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await expect(anna.call.file.update({ chat_id, file_id: other.id, title: "../a.ts" })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
});

test("restoring a version makes a new head with its text", async () => {
  const at = await newMessage();
  const { chat_id } = at;
  const { chatFiles } = await anna.call.file.createMany({ ...at, files: [file("a.py", "1"), file("a.py", "2")] });
  const file_id = chatFiles[1]!.id;
  const { chatFile } = await anna.call.file.restoreVersion({ chat_id, file_id, version: 1 });
  expect(chatFile).toMatchObject({ version: 3, text: "1", note: "Restored from version 1", size: 1 });
  expect((await anna.call.file.restoreVersion({ chat_id, file_id, version: 3 })).chatFile.version).toBe(3);
  await expect(anna.call.file.restoreVersion({ chat_id, file_id, version: 9 })).rejects.toMatchObject({
    message: "File not found",
  });
});

test("uploaded files come from no message, and are named after their paths", async () => {
  const { chat_id } = await newMessage();
  const { chatFiles } = await anna.call.file.upload({
    chat_id,
    files: [
      { title: "Dockerfile", text: "FROM scratch\n" },
      { title: "a/b.rs", text: "" },
      { title: "x", text: "" },
    ],
  });
  expect(chatFiles.map(({ language, extension }) => [language, extension])).toEqual([
    ["dockerfile", ""],
    ["rust", "rs"],
    ["text", ""],
  ]);
  expect(chatFiles.map(({ chat_conversation_message_id }) => chat_conversation_message_id)).toEqual([null, null, null]);
});

test("the same text is stored once, and as long as a version has it", async () => {
  const ben = await world.createPerson();
  const [one, two] = [await newMessage(ben), await newMessage(ben)];
  for (const at of [one, two])
    await ben.call.file.createMany({ ...at, files: [file("a.py", "same"), file("b", "same")] });
  const texts = () => world.db.prisma.neptun_user_text.count({ where: { neptun_user_id: ben.ctx.user.id } });
  expect(await texts()).toBe(1);
  await ben.call.chat.delete({ chat_id: one.chat_id });
  await ben.call.trash.empty();
  expect(await texts()).toBe(1);
  expect((await ben.call.file.list({ chat_id: two.chat_id })).chatFiles.map(({ text }) => text)).toEqual([
    "same",
    "same",
  ]);
  await ben.call.chat.delete({ chat_id: two.chat_id });
  await ben.call.trash.empty();
  expect(await texts()).toBe(0);
});

test("a message whose file's path was taken by a renamed one comes back once that is called otherwise", async () => {
  const { chat_id, message_id } = await newMessage();
  await anna.call.file.create({ chat_id, message_id, ...file("a.py", "1") });
  await anna.call.message.deleteLast({ chat_id });
  const [other] = (await anna.call.file.upload({ chat_id, files: [file("b.py", "2")] })).chatFiles;
  const rename = (title: string) => anna.call.file.update({ chat_id, file_id: other!.id, title });
  await rename("a.py");
  await expect(anna.call.message.restore({ chat_id, message_id })).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await anna.call.message.list({ chat_id })).chatMessages).toEqual([]);
  await rename("c.py");
  expect((await anna.call.message.restore({ chat_id, message_id })).chatMessages).toHaveLength(1);
  const { files } = await anna.call.file.tree({ chat_id });
  expect(files.map(({ title }) => title)).toEqual(["a.py", "c.py"]);
});

test("a file whose path was taken by a renamed one comes back once that is called otherwise", async () => {
  const at = await newMessage();
  const { chat_id } = at;
  const { chatFile: gone } = await anna.call.file.create({ ...at, ...file("a.py", "1") });
  const { chatFile: other } = await anna.call.file.create({ ...at, ...file("b.py", "2") });
  await anna.call.file.delete({ chat_id, file_id: gone.id });
  await anna.call.file.update({ chat_id, file_id: other.id, title: "a.py" });
  await expect(anna.call.file.restore({ chat_id, file_id: gone.id })).rejects.toMatchObject({ code: "CONFLICT" });
  await anna.call.file.update({ chat_id, file_id: other.id, title: "c.py" });
  expect((await anna.call.file.restore({ chat_id, file_id: gone.id })).chatFile).toMatchObject({ title: "a.py" });
});

test("a diff is between any two versions of a file, by default the newest and the one before", async () => {
  const at = await newMessage();
  const { chat_id } = at;
  for (const text of ["a\nb\n", "a\n++c\n", "a\n++c\nd"]) await anna.call.file.create({ ...at, ...file("a.py", text) });
  const [first] = (await anna.call.file.list({ chat_id })).chatFiles;
  const diff = (range: { from?: number; to?: number }) =>
    anna.call.file.diff({ chat_id, file_id: first!.id, ...range });
  const newest = await diff({});
  expect(newest).toMatchObject({
    diff: "diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,3 @@\n a\n ++c\n+d\n\\ No newline at end of file\n",
    added: 1,
    removed: 0,
    from: { version: 2, text: null },
    to: { version: 3, text: null },
  });
  expect(await diff({ from: 1, to: 2 })).toMatchObject({ added: 1, removed: 1, from: { version: 1 } });
  expect(await diff({ from: 3, to: 1 })).toMatchObject({ added: 1, removed: 2, to: { id: first!.id } });
  expect(await diff({ to: 1 })).toMatchObject({ added: 2, removed: 0, from: null });
  expect(await diff({ from: 2, to: 2 })).toMatchObject({ diff: "", added: 0, removed: 0 });
  for (const range of [{ from: 9 }, { to: 9 }]) await expect(diff(range)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a diff is between any two versions of one's own, of other files and chats as well", async () => {
  const [one, other] = [await newMessage(), await newMessage()];
  const a = (await anna.call.file.create({ ...one, ...file("a.py", "1\n2\n") })).chatFile;
  const b = (await anna.call.file.create({ ...other, ...file("b.py", "1\n3\n") })).chatFile;
  const found = await anna.call.file.diffVersions({ from: a.id, to: b.id });
  expect(found).toMatchObject({ added: 1, removed: 1, from: { id: a.id }, to: { id: b.id, text: null } });
  expect(found.diff).toContain("rename from a.py\nrename to b.py\n");
  const ben = await world.createPerson();
  const own = (await ben.call.file.create({ ...(await newMessage(ben)), ...file("a.py", "") })).chatFile;
  for (const range of [
    { from: a.id, to: own.id },
    { from: own.id, to: a.id },
  ]) {
    await expect(ben.call.file.diffVersions(range)).rejects.toMatchObject({ message: "File not found" });
  }
  await anna.call.chat.delete({ chat_id: other.chat_id });
  await expect(anna.call.file.diffVersions({ from: a.id, to: b.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("texts that have too little in common to be compared in time are replaced as a whole", async () => {
  const at = await newMessage();
  const lines = (seed: number) => Array.from({ length: 60_000 }, (_, n) => (n * seed) % 9_973).join("\n");
  await anna.call.file.create({ ...at, ...file("a.py", lines(7)) });
  const { chatFile } = await anna.call.file.create({ ...at, ...file("a.py", lines(11)) });
  const { added, removed } = await anna.call.file.diff({ chat_id: at.chat_id, file_id: chatFile.id });
  expect(added).toBe(removed);
  expect(added).toBeGreaterThan(40_000);
});
