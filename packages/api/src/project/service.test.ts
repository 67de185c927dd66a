import { afterAll, beforeAll, expect, test } from "vitest";
import { findBlocks } from "../file/blocks.ts";
import { createWorld, type Person, type World } from "../testing.ts";

let world: World;
let anna: Person;
beforeAll(async () => {
  world = await createWorld();
  anna = await world.createPerson();
});
afterAll(() => world.close());

async function pinned(chat_id: number, title: string, text: string, minute: number) {
  const { chatFiles } = await anna.call.file.upload({ chat_id, files: [{ title, text }] });
  await world.db.prisma.chat_conversation_file_lineage.updateMany({
    where: { id: chatFiles[0]!.lineage_id },
    data: { pinned_at: new Date(2026, 0, 1, 0, minute) },
  });
  return chatFiles[0]!;
}

async function whatIsSent(chat_id: number) {
  const { chatMessages } = await anna.call.generation.send({ chat_id, message: "hi" });
  const message_id = chatMessages[1]!.id;
  const status = async () =>
    (await anna.call.message.list({ chat_id })).chatMessages.find(({ id }) => id === message_id)!.status;
  await expect.poll(status).toBe("complete");
  return world.provider.requests.at(-1)!.messages[0]!.content;
}

test("the context of a project is what its models are told: the project, its instructions and its pinned files", async () => {
  const { project } = await anna.call.project.create({ name: "Ship", type: "web-app", main_language: "go" });
  const project_id = project.id;
  const updated = await anna.call.project.update({ project_id, instructions: "Always use tabs.\n" });
  expect(updated.project.instructions).toBe("Always use tabs.\n");
  const chat = async () => (await anna.call.chat.create({ model: "fake/echo", name: "Chat", project_id })).chat.id;
  const [one, two] = [await chat(), await chat()];
  await pinned(one, "a.go", "```\nold\n", 1);
  const winner = await pinned(two, "a.go", "package main // ```\n", 2);
  const first = await pinned(one, "notes.md", "no line break", 0);
  await anna.call.file.upload({ chat_id: one, files: [{ title: "other.go", text: "not pinned" }] });

  const context = await anna.call.project.context({ project_id });
  expect(await whatIsSent(two)).toBe(context.prompt);
  expect(context.prompt).toContain("Always use tabs.");
  expect(context.prompt).not.toContain("not pinned");
  expect(
    findBlocks(context.prompt)
      .slice(-2)
      .map(({ text }) => text),
  ).toEqual(["no line break\n", "package main // ```\n"]);
  expect(context.parts.map(({ kind, title, file_id, left_out }) => [kind, title, file_id, left_out])).toEqual([
    ["project", null, null, false],
    ["instructions", null, null, false],
    ["answers", null, null, false],
    ["file", "notes.md", first.id, false],
    ["file", "a.go", winner.id, false],
  ]);
  expect(context.tokens).toBe(Math.round(context.prompt.length / 4));
  expect(context).toMatchObject({ model: "fake/echo", context_tokens: 8192 });
});

test("pinned files beyond their share of the context window are left out with a word", async () => {
  const { project } = await anna.call.project.create({ name: "Large" });
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Chat", project_id: project.id });
  await pinned(chat.id, "small.txt", "small\n", 1);
  await pinned(chat.id, "huge.txt", "x".repeat(100_000), 0);
  const { prompt, parts } = await anna.call.project.context({ project_id: project.id });
  expect(prompt).toContain("(The file huge.txt belongs here too, but it does not fit.)");
  expect(prompt).toContain("small\n");
  expect(parts.filter(({ kind }) => kind === "file").map(({ title, left_out }) => [title, left_out])).toEqual([
    ["huge.txt", true],
    ["small.txt", false],
  ]);
  expect(await whatIsSent(chat.id)).toBe(prompt);
});

test("pinned files of a chat in no project go with its questions", async () => {
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Chat" });
  await pinned(chat.id, "a.txt", "alone\n", 1);
  expect(await whatIsSent(chat.id)).toContain("alone\n");
});

test("instructions have a bound, can be emptied, and are the owner's alone", async () => {
  const ben = await world.createPerson();
  const { project } = await anna.call.project.create({ name: "Mine", instructions: "x" });
  const project_id = project.id;
  await expect(ben.call.project.context({ project_id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(ben.call.project.update({ project_id, instructions: "y" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const long = anna.call.project.update({ project_id, instructions: "x".repeat(20_001) });
  await expect(long).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect((await anna.call.project.get({ project_id })).project.instructions).toBe("x");
  expect((await anna.call.project.update({ project_id, name: "Still" })).project.instructions).toBe("x");
  expect((await anna.call.project.update({ project_id, instructions: null })).project.instructions).toBeNull();
});
