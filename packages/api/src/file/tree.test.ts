import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";

let world: World;
let anna: Person;
beforeAll(async () => {
  world = await createWorld();
  anna = await world.createPerson();
});
afterAll(() => world.close());

async function newProject(chatNames: string[], person = anna) {
  const { project } = await person.call.project.create({ name: "Project" });
  const chats: number[] = [];
  for (const name of chatNames) {
    const { chat } = await person.call.chat.create({ model: "fake/echo", name, project_id: project.id });
    chats.push(chat.id);
  }
  return { project_id: project.id, chats };
}
const upload = async (chat_id: number | undefined, files: Record<string, string>, person = anna) => {
  const list = Object.entries(files).map(([title, text]) => ({ title, text }));
  return (await person.call.file.upload({ chat_id: chat_id!, files: list })).chatFiles;
};
type Input = Parameters<Person["call"]["project"]["files"]>[0];
const paths = async (input: Input) => (await anna.call.project.files(input)).files.map(({ title }) => title);

test("the newest file of a project's chats fills a path, and others with another text are its conflicts", async () => {
  const { project_id, chats } = await newProject(["A", "B", "C"]);
  await upload(chats[0], { "b.ts": "1", "a.ts": "same" });
  await upload(chats[1], { "b.ts": "2\n2\n", "a.ts": "same" });
  await upload(chats[2], { "a.ts": "same" });
  await upload(chats[0], { "b.ts": "3" });
  await upload(chats[1], { "b.ts": "4\n4\n" });
  const { files } = await anna.call.project.files({ project_id });
  expect(files.map(({ title, conflicts }) => [title, conflicts.length])).toEqual([
    ["a.ts", 0],
    ["b.ts", 1],
  ]);
  expect(files[1]).toMatchObject({
    chat_conversation_id: chats[1],
    chat_name: "B",
    version: 2,
    versions: 2,
    lines: 2,
    size: 4,
    language: "typescript",
    pinned: false,
    preferred: false,
    conflicts: [{ chat_conversation_id: chats[0], chat_name: "A", version: 2, size: 1 }],
  });
  expect(files[0]).toMatchObject({ chat_name: "C" });
});

test("a tree holds only what is live: no file, message, chat or project in the trash", async () => {
  const { project_id, chats } = await newProject(["A", "B"]);
  const [file] = await upload(chats[0], { "gone.ts": "", "kept.ts": "" });
  await upload(chats[1], { "other.ts": "" });
  await anna.call.file.delete({ chat_id: chats[0]!, file_id: file!.id });
  expect(await paths({ project_id })).toEqual(["kept.ts", "other.ts"]);
  await anna.call.chat.delete({ chat_id: chats[1]! });
  expect(await paths({ project_id })).toEqual(["kept.ts"]);
  await anna.call.project.delete({ project_id });
  await expect(paths({ project_id })).rejects.toMatchObject({ message: "Project not found" });
  await expect(anna.call.file.tree({ chat_id: chats[1]! })).rejects.toMatchObject({ message: "Chat not found" });
});

test("a tree can be cut down to a language, a folder or one file", async () => {
  const { project_id, chats } = await newProject(["A"]);
  const files = { "src/a.ts": "", "src/deep/b.py": "", "src%/c.ts": "", srca: "", src2: "", "README.md": "" };
  await upload(chats[0], files);
  expect(await paths({ project_id, path: "src" })).toEqual(["src/a.ts", "src/deep/b.py"]);
  expect(await paths({ project_id, path: "src/a.ts" })).toEqual(["src/a.ts"]);
  expect(await paths({ project_id, path: "src_" })).toEqual([]);
  expect(await paths({ project_id, language: "TypeScript" })).toEqual(["src%/c.ts", "src/a.ts"]);
  expect(await paths({ project_id, language: "py" })).toEqual(["src/deep/b.py"]);
  expect(await paths({ project_id, language: "cobol" })).toEqual([]);
  const own = await anna.call.file.tree({ chat_id: chats[0]!, path: "src", language: "python" });
  expect(own.files.map(({ title }) => title)).toEqual(["src/deep/b.py"]);
});

test("a file that was chosen for its path fills it until another is chosen, or none", async () => {
  const { project_id, chats } = await newProject(["A", "B"]);
  const [a] = await upload(chats[0], { "x.ts": "a" });
  const [b] = await upload(chats[1], { "x.ts": "b" });
  const choose = (preferred_lineage_id: number | null) =>
    anna.call.project.updateFile({ project_id, title: "x.ts", preferred_lineage_id });
  const filled = async () => {
    const [file] = (await anna.call.project.files({ project_id })).files;
    return [file!.lineage_id, file!.preferred, file!.conflicts.map(({ lineage_id }) => lineage_id)];
  };
  const [one, two] = [a!.lineage_id, b!.lineage_id];
  expect((await choose(one)).file).toMatchObject({ lineage_id: one, preferred: true });
  await upload(chats[1], { "x.ts": "newer" });
  expect(await filled()).toEqual([one, true, [two]]);
  await choose(two);
  await upload(chats[0], { "x.ts": "newest" });
  expect(await filled()).toEqual([two, true, [one]]);
  await choose(null);
  expect(await filled()).toEqual([one, false, [two]]);
  const [elsewhere] = await upload(chats[0], { "y.ts": "" });
  for (const id of [elsewhere!.lineage_id, 2_000_000_000]) {
    await expect(choose(id)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
  expect(await filled()).toEqual([one, false, [two]]);
});

test("a pinned path stays pinned while any of its files is there, and unpinning clears all", async () => {
  const { project_id, chats } = await newProject(["A", "B"]);
  await upload(chats[0], { "x.ts": "a" });
  const [b] = await upload(chats[1], { "x.ts": "b" });
  const pin = (pinned: boolean) => anna.call.project.updateFile({ project_id, title: "x.ts", pinned });
  const isPinned = async () => (await anna.call.project.files({ project_id })).files[0]!.pinned;
  expect((await pin(true)).file).toMatchObject({ pinned: true, chat_conversation_id: chats[1] });
  await anna.call.file.delete({ chat_id: chats[1]!, file_id: b!.id });
  expect(await isPinned()).toBe(true);
  await upload(chats[1], { "x.ts": "again" });
  await anna.call.file.updateTree({ chat_id: chats[0]!, title: "x.ts", pinned: false });
  expect(await isPinned()).toBe(true);
  await pin(false);
  expect(await isPinned()).toBe(false);
  const missing = anna.call.project.updateFile({ project_id, title: "none.ts", pinned: true });
  await expect(missing).rejects.toMatchObject({ message: "File not found" });
});

test("nobody sees, pins or chooses in another's tree", async () => {
  const { project_id, chats } = await newProject(["A"]);
  const [file] = await upload(chats[0], { "x.ts": "a" });
  const ben = await world.createPerson();
  const own = await newProject(["B"], ben);
  await upload(own.chats[0], { "x.ts": "b" }, ben);
  const preferred_lineage_id = file!.lineage_id;
  for (const attempt of [
    () => ben.call.project.files({ project_id }),
    () => ben.call.project.updateFile({ project_id, title: "x.ts", pinned: true }),
    () => ben.call.file.tree({ chat_id: chats[0]! }),
    () => ben.call.file.updateTree({ chat_id: chats[0]!, title: "x.ts", pinned: true }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  const steal = ben.call.project.updateFile({ project_id: own.project_id, title: "x.ts", preferred_lineage_id });
  await expect(steal).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect((await anna.call.project.files({ project_id })).files[0]).toMatchObject({ preferred: false, pinned: false });
});
