import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";
import { listArchive, readRawFile } from "./service.ts";

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
  await Promise.all(Array.from({ length: 12 }, (_, n) => anna.call.file.create({ ...at, ...file("a.py", `${n}`) })));
  const { chatFiles } = await anna.call.file.list({ chat_id: at.chat_id });
  expect(chatFiles.map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  const versions = await anna.call.file.versions({ chat_id: at.chat_id, file_id: chatFiles[5]!.id });
  expect(versions.chatFiles.map(({ id, text }) => [id, text])).toEqual(chatFiles.map(({ id }) => [id, null]));
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
    () => listArchive(ben.ctx, at.chat_id),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

test("the archive of a chat holds the newest version of every file", async () => {
  const at = await newMessage();
  await anna.call.file.createMany({ ...at, files: [file("a.py", "1"), file("b.py", "1"), file("a.py", "2")] });
  const entries: string[][] = [];
  for await (const { title, text } of await listArchive(anna.ctx, at.chat_id)) entries.push([title, text]);
  expect(entries).toEqual([
    ["a.py", "2"],
    ["b.py", "1"],
  ]);
});
