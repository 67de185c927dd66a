import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";
import { listArchive } from "./archive.ts";
import { type HistoryRow, listHistory, toSteps } from "./history.ts";
import { chatScope, projectScope } from "./tree.ts";
import { LIST_HISTORY } from "./tree-statements.ts";

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

const contentOf = async (archive: Awaited<ReturnType<typeof listArchive>>) => {
  const content: Record<string, string> = {};
  for await (const { title, text } of archive.read()) content[title] = text;
  return content;
};

test("the archive of a project holds what fills its paths, now or at a time", async () => {
  const { project_id, chats } = await newProject(["A", "B"]);
  const [old] = await upload(chats[0], { "x.ts": "1", "old-name.ts": "same" });
  const [renamed, gone] = (await upload(chats[1], { "y.ts": "y", "gone.ts": "gone" })) as [typeof old, typeof old];
  const before = gone!.created_at;
  await until(before);
  await upload(chats[1], { "x.ts": "2", "later.ts": "later" });
  await anna.call.file.update({ chat_id: chats[1]!, file_id: renamed!.id, title: "z.ts" });
  await anna.call.file.delete({ chat_id: chats[1]!, file_id: gone!.id });
  const archive = (input = {}) => listArchive(anna.ctx, projectScope(project_id), input);
  const now = await archive();
  expect([now.name, await contentOf(now)]).toEqual([
    "Project",
    { "later.ts": "later", "old-name.ts": "same", "x.ts": "2", "z.ts": "y" },
  ]);
  expect(await contentOf(await archive({ at: before }))).toEqual({ "old-name.ts": "same", "x.ts": "1", "y.ts": "y" });
  expect(await contentOf(await archive({ at: "2001-01-01T00:00:00+01:00" }))).toEqual({});
  expect(await contentOf(await archive({ path: "x.ts" }))).toEqual({ "x.ts": "2" });
  await expect(archive({ path: "y.ts" })).rejects.toMatchObject({ message: "File not found" });
  await anna.call.project.updateFile({ project_id, title: "x.ts", preferred_lineage_id: old!.lineage_id });
  expect(await contentOf(await archive({ path: "x.ts" }))).toEqual({ "x.ts": "1" });
});

/** Until the clock, which the database counts in milliseconds, has moved on. */
const until = async (time: string) => {
  while (Date.now() <= Date.parse(time) + 5) await new Promise((resolve) => setTimeout(resolve, 5));
};

test("an archive of more and larger texts than are held at once is complete, in the order of the paths", async () => {
  const { project_id, chats } = await newProject(["A"]);
  const files = Object.fromEntries(
    Array.from({ length: 620 }, (_, n) => [`${n}`.padStart(4, "0"), `${n} `.repeat(1500)]),
  );
  await upload(chats[0], files);
  const content = await contentOf(await listArchive(anna.ctx, projectScope(project_id)));
  expect(Object.entries(content)).toEqual(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1)));
});

test("a text that is deleted for good while an archive is read is left out", async () => {
  const { project_id, chats } = await newProject(["A"]);
  const [file] = await upload(chats[0], { "a.ts": "only here, and then nowhere", "b.ts": "stays" });
  const archive = await listArchive(anna.ctx, projectScope(project_id));
  await anna.call.file.delete({ chat_id: chats[0]!, file_id: file!.id });
  await anna.call.trash.empty();
  expect(await contentOf(archive)).toEqual({ "b.ts": "stays" });
});

const version = (id: number, lineage_id: number, title: string) => ({ id, lineage_id, title, sha256: `text of ${id}` });
const stepsOf = (...versions: ReturnType<typeof version>[]) =>
  toSteps(versions as HistoryRow[]).map(({ version, title, from, sha256 }) => [version.id, title, from, sha256]);

test("in a history the versions of several files at one path follow in time, and a rename leaves what another left", () => {
  expect(
    stepsOf(version(1, 1, "x"), version(2, 2, "x"), version(3, 1, "x"), version(4, 1, "y"), version(5, 2, "z")),
  ).toEqual([
    [1, "x", null, "text of 1"],
    [2, "x", null, "text of 2"],
    [3, "x", null, "text of 3"],
    [4, "y", null, "text of 4"],
    [4, "x", null, "text of 2"],
    [5, "z", "x", "text of 5"],
  ]);
});

test("a repository holds every live version of a project's chats, and nothing of what is in the trash", async () => {
  const { project_id, chats } = await newProject(["A", "B"]);
  await upload(chats[0], { "a.ts": "1", "b.ts": "1" });
  const ask = { chat_id: chats[0]!, message: "hi", actor: "user" as const };
  const { chatMessage } = await anna.call.message.create(ask);
  const undone = { title: "a.ts", text: "undone", language: "typescript", extension: "ts" };
  await anna.call.file.create({ chat_id: chats[0]!, message_id: chatMessage.id, ...undone });
  await anna.call.message.deleteLast({ chat_id: chats[0]! });
  const [secret] = await upload(chats[1], { "secret.ts": "hidden" });
  await anna.call.file.delete({ chat_id: chats[1]!, file_id: secret!.id });
  const [file] = await upload(chats[1], { "c.ts": "1" });
  await anna.call.file.update({ chat_id: chats[1]!, file_id: file!.id, title: "d.ts", note: "A better name" });
  const { read, name } = await listHistory(anna.ctx, projectScope(project_id), ({ id }) => `https://neptun/${id}`);
  const parts: Buffer[] = [];
  for await (const part of read()) parts.push(part);
  const bundle = Buffer.concat(parts);
  expect([name, bundle.toString("latin1").split("\n")[0]]).toEqual(["Project", "# v2 git bundle"]);
  // Three commits, one for each request, each with a tree, and one text that all files share.
  expect(bundle.readUInt32BE(bundle.indexOf("PACK") + 8)).toBe(3 + 3 + 1);
  const log = logOf(bundle);
  if (log) {
    expect(log.split("\0").map((commit) => commit.trim().split("\n").filter(Boolean))).toEqual([
      [
        anna.ctx.user.primary_email,
        "d.ts: A better name",
        expect.stringMatching(/^https:\/\/neptun\/\d+$/),
        "R100\tc.ts\td.ts",
      ],
      [anna.ctx.user.primary_email, "Add c.ts", expect.anything(), "A\tc.ts"],
      [
        anna.ctx.user.primary_email,
        "Change 2 files",
        "- Add a.ts",
        "- Add b.ts",
        expect.anything(),
        "A\ta.ts",
        "A\tb.ts",
      ],
    ]);
  }
});

/** What git says about a bundle; nothing where there is no git. */
function logOf(bundle: Buffer): string | undefined {
  if (spawnSync("git", ["--version"]).status !== 0) return;
  const folder = mkdtempSync(join(tmpdir(), "neptun-clone-"));
  try {
    writeFileSync(join(folder, "x.bundle"), bundle);
    execFileSync("git", ["clone", "-q", "x.bundle", "x"], { cwd: folder, stdio: "pipe" });
    const format = ["log", "-M", "--name-status", "--format=%x00%an%n%B"];
    return execFileSync("git", format, { cwd: join(folder, "x"), encoding: "utf8" }).replace(/^\0/, "");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("nobody takes another's project or chat home", async () => {
  const { project_id, chats } = await newProject(["A"]);
  await upload(chats[0], { "a.ts": "1" });
  const { ctx } = await world.createPerson();
  for (const scope of [projectScope(project_id), chatScope(chats[0]!)]) {
    await expect(listArchive(ctx, scope)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(listHistory(ctx, scope, () => "")).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

test("an import makes a chat of the files that can be stored, and says why others cannot", async () => {
  const { project_id } = await newProject(["A"]);
  const files = [
    { title: "src/a.ts", text: "a" },
    { title: "../up.ts", text: "" },
    { title: "nul.bin", text: "\0" },
    { title: "half.txt", text: "\ud800" },
    { title: "large.txt", text: "x".repeat(1024 * 1024 + 1) },
    { title: "src/a.ts", text: "twice" },
    { title: "package.json", text: "{}" },
  ];
  const { chat, chatFiles, refused } = await anna.call.project.import({ project_id, name: "shop.zip", files });
  expect(chat).toMatchObject({ name: "Imported: shop.zip", project_id, model: "fake/echo" });
  expect(chatFiles.map(({ title, text, language, author }) => [title, text, language, author])).toEqual([
    ["src/a.ts", null, "typescript", "user"],
    ["package.json", null, "json", "user"],
  ]);
  expect(refused).toEqual([
    { path: "../up.ts", reason: expect.stringContaining("name is not safe") },
    { path: "nul.bin", reason: expect.stringContaining("not text") },
    { path: "half.txt", reason: expect.stringContaining("not text") },
    { path: "large.txt", reason: expect.stringContaining("larger than 1048576") },
    { path: "src/a.ts", reason: expect.stringContaining("already") },
  ]);
  expect(await paths({ project_id })).toEqual(["package.json", "src/a.ts"]);
  const config = await anna.call.project.import({ project_id, only: "config", files });
  expect(config).toMatchObject({
    chat: { name: "Imported: files" },
    chatFiles: [{ title: "package.json" }],
    refused: [],
  });
});

test("an import into a chat makes new versions; one that leaves nothing changes nothing", async () => {
  const { project_id, chats } = await newProject(["A"]);
  await upload(chats[0], { "a.ts": "1" });
  const { chat, chatFiles } = await anna.call.file.import({
    chat_id: chats[0]!,
    files: [{ title: "a.ts", text: "2" }],
  });
  expect([chat.id, chatFiles.map(({ version }) => version)]).toEqual([chats[0], [2]]);
  const nothing = anna.call.project.import({ project_id, files: [{ title: "/a", text: "" }] });
  await expect(nothing).rejects.toMatchObject({ code: "BAD_REQUEST", cause: { issues: [{ path: ["/a"] }] } });
  expect((await anna.call.chat.list({ project_id })).chats).toHaveLength(1);
});

test("a long name of an import is cut to the name of a chat, and the same key imports once", async () => {
  const { project_id } = await newProject([]);
  const input = { project_id, name: "😀".repeat(300), files: [{ title: "a", text: "" }], idempotency_key: "once" };
  const [one, two] = [await anna.call.project.import(input), await anna.call.project.import(input)];
  expect([...one.chat.name]).toHaveLength(256);
  expect(two.chat.id).toBe(one.chat.id);
});

test("versions whose numbers and ids disagree follow their numbers in a history", async () => {
  const { chats } = await newProject(["A"]);
  for (const text of ["1", "2", "3"]) await upload(chats[0], { "a.ts": text });
  await upload(chats[0], { "b.ts": "b" });
  const renumber = (from: number, to: number) =>
    world.db.query(
      {
        name: "",
        text: "UPDATE chat_conversation_file SET version = $3 WHERE chat_conversation_id = $1 AND title = 'a.ts' AND version = $2",
      },
      [chats[0], from, to],
    );
  await renumber(1, 9);
  await renumber(2, 1);
  await renumber(9, 2);
  const rows = await world.db.query<HistoryRow>(LIST_HISTORY.chat, [anna.ctx.user.id, chats[0]]);
  const [first] = rows.toSorted((a, b) => a.id - b.id);
  expect(rows.map(({ id }) => id - first!.id)).toEqual([1, 0, 2, 3]);
});
