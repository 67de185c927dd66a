import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";

let world: World;
let anna: Person;
beforeAll(async () => {
  world = await createWorld();
  anna = await world.createPerson();
});
afterAll(() => world.close());

const file = (text: string, title = "a.txt") => `\`\`\`txt title="${title}"\n${text}\n\`\`\``;

async function startChat(texts: string[], project_id?: number) {
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Deploy", project_id });
  const messages = texts.map((content, n) => ({ content, role: n % 2 ? ("assistant" as const) : ("user" as const) }));
  const { chatMessages } = await anna.call.message.createMany({ chat_id: chat.id, messages });
  return { chat_id: chat.id, ids: chatMessages.map(({ id }) => id) };
}

const shown = async (chat_id: number) =>
  (await anna.call.message.list({ chat_id })).chatMessages.map(({ message }) => message);
const textsOf = async (chat_id: number) => {
  const { files } = await anna.call.file.tree({ chat_id });
  const texts = files.map(async ({ id, title, version }) => {
    const { chatFile } = await anna.call.file.get({ chat_id, file_id: id });
    return `${title} v${version}: ${chatFile.text!.trim()}`;
  });
  return Promise.all(texts);
};

test("a chat goes on from a message in a chat of its own, with the files as they were then, and nothing changes in the old one", async () => {
  const { project } = await anna.call.project.create({ name: "Shop" });
  const { chat_id, ids } = await startChat(["one", file("first"), "three", file("second"), "five"], project.id);
  await anna.call.chat.update({ chat_id, tags: ["infrastructure"], pinned: true });
  await anna.call.chat.updateSettings({ chat_id, instructions: "Be brief", temperature: 0.5 });
  const before = await anna.call.message.list({ chat_id });

  const { chat } = await anna.call.branch.copy({ chat_id, message_id: ids[1]! });
  expect(chat).toMatchObject({
    name: "Deploy (2)",
    project_id: project.id,
    model: "fake/echo",
    tags: ["infrastructure"],
    pinned: false,
    origin_chat_id: chat_id,
    origin_message_id: ids[1],
    origin_kind: "copy",
  });
  const { settings } = await anna.call.chat.settings({ chat_id: chat.id });
  expect(settings).toMatchObject({ instructions: "Be brief", temperature: 0.5 });
  const { chatMessages } = await anna.call.message.list({ chat_id: chat.id });
  expect(chatMessages.map(({ message }) => message)).toEqual(["one", file("first")]);
  expect(chatMessages[1]!.parent_id).toBe(chatMessages[0]!.id);
  expect(chatMessages[0]).toMatchObject({ parent_id: null, created_at: before.chatMessages[0]!.created_at });
  expect(chatMessages[1]!.blocks).toMatchObject([{ title: "a.txt", version: 1, before_id: null }]);
  expect(await textsOf(chat.id)).toEqual(["a.txt v1: first"]);
  expect(chatMessages[1]!.blocks[0]!.file_id).not.toBe(before.chatMessages[1]!.blocks[0]!.file_id);

  expect(await anna.call.message.list({ chat_id })).toEqual(before);
  expect(await textsOf(chat_id)).toEqual(["a.txt v2: second"]);
  await anna.call.message.create({ chat_id: chat.id, message: file("mine"), actor: "assistant" });
  expect(await textsOf(chat.id)).toEqual(["a.txt v2: mine"]);
  expect(await textsOf(chat_id)).toEqual(["a.txt v2: second"]);
});

test("what a project shows at a path stays when a chat goes on from an older message of it", async () => {
  const { project } = await anna.call.project.create({ name: "Old and new" });
  const { chat_id, ids } = await startChat(["one", file("first"), "three", file("second")], project.id);
  const shownFile = async () => (await anna.call.project.files({ project_id: project.id })).files[0]!;
  const was = await shownFile();
  const { chat } = await anna.call.branch.copy({ chat_id, message_id: ids[1]! });
  expect(await shownFile()).toMatchObject({ id: was.id, version: 2, preferred: true });
  const { chat: same } = await anna.call.branch.copy({ chat_id: chat.id, message_id: (await lastOf(chat.id)).id });
  expect(same.name).toBe("Deploy (3)");
  expect((await shownFile()).id).toBe(was.id);
});

const lastOf = async (chat_id: number) => (await anna.call.message.list({ chat_id })).chatMessages.at(-1)!;

test("a copy follows the branch of its message, with the edits that were made before anything else was said", async () => {
  const { chat_id, ids } = await startChat(["one", file("first"), "three", "four"]);
  const { chatMessage: other } = await anna.call.message.edit({ chat_id, message_id: ids[2]!, message: "THREE" });
  const { files } = await anna.call.file.tree({ chat_id });
  await anna.call.file.update({ chat_id, file_id: files[0]!.id, text: "edited\n" });
  await anna.call.message.create({ chat_id, message: "FOUR", actor: "assistant" });

  const { chat: left } = await anna.call.branch.copy({ chat_id, message_id: ids[3]!, name: "Left" });
  expect(await shown(left.id)).toEqual(["one", file("first"), "three", "four"]);
  expect(await textsOf(left.id)).toEqual(["a.txt v1: first"]);
  const { chat: right } = await anna.call.branch.copy({ chat_id, message_id: other.id, name: "Right" });
  expect(await shown(right.id)).toEqual(["one", file("first"), "THREE"]);
  expect(await textsOf(right.id)).toEqual(["a.txt v2: edited"]);
  expect([left.name, right.name]).toEqual(["Left", "Right"]);
});

test("a file that was renamed has one history in the copy, and given files lead to the copies of their versions", async () => {
  const { chat_id, ids } = await startChat(["one", file("first")]);
  const { chatMessages } = await anna.call.message.list({ chat_id });
  const { file_id } = chatMessages[1]!.blocks[0]!;
  await anna.call.file.update({ chat_id, file_id, title: "b.txt" });
  const { chat: elsewhere } = await anna.call.chat.create({ model: "fake/echo", name: "Elsewhere" });
  const other = await anna.call.message.create({
    chat_id: elsewhere.id,
    message: file("far", "far.txt"),
    actor: "user",
  });
  const far = other.chatMessage.blocks[0]!.file_id;
  const question = await anna.call.message.create({
    chat_id,
    message: "Look",
    actor: "user",
    file_ids: [file_id, far],
  });
  const { chat } = await anna.call.branch.copy({ chat_id, message_id: question.chatMessage.id });
  expect(await textsOf(chat.id)).toEqual(["b.txt v2: first"]);
  const copied = (await anna.call.message.list({ chat_id: chat.id })).chatMessages;
  expect(copied[2]!.files).toMatchObject([
    { file_id: copied[1]!.blocks[0]!.file_id, title: "a.txt", chat_conversation_id: chat.id },
    { file_id: far, title: "far.txt", chat_conversation_id: elsewhere.id },
  ]);
  expect(ids).toHaveLength(2);
});

test("how an answer ended comes along, so that it can go on; what it used does not", async () => {
  const { chat } = await anna.call.chat.create({ model: "fake/endless", name: "Endless" });
  const sent = await anna.call.generation.send({ chat_id: chat.id, message: "Go" });
  const ids = { chat_id: chat.id, message_id: sent.chatMessages[1]!.id };
  await expect(anna.call.branch.copy(ids)).rejects.toThrow("This answer is still being written");
  await expect.poll(async () => (await lastOf(chat.id)).message).not.toBe("");
  await anna.call.generation.stop(ids);
  const { chat: copy } = await anna.call.branch.copy(ids);
  const answer = await lastOf(copy.id);
  expect(answer).toMatchObject({ status: "stopped", model: "fake/endless" });
  expect(answer.generation).toMatchObject({ completion_tokens: null, cost: null });
  const again = await anna.call.generation.continue({
    chat_id: copy.id,
    message_id: answer.id,
    model: "fake/echo",
  });
  expect(again.chatMessage.status).toBe("streaming");
  expect((await anna.call.usage.chat({ chat_id: copy.id })).usage.total.answers).toBe(0);
});

test("a repeated request makes one chat, a stranger's message is not found, and a chat that is gone is not named", async () => {
  const { chat_id, ids } = await startChat(["one", "two"]);
  const input = { chat_id, message_id: ids[1]!, idempotency_key: "copy-1" };
  const first = await anna.call.branch.copy(input);
  expect((await anna.call.branch.copy(input)).chat.id).toBe(first.chat.id);
  const eve = await world.createPerson();
  await expect(eve.call.branch.copy({ chat_id, message_id: ids[1]! })).rejects.toThrow("Chat not found");
  await expect(anna.call.branch.copy({ chat_id: first.chat.id, message_id: ids[1]! })).rejects.toThrow(
    "Message not found",
  );
  await anna.call.chat.delete({ chat_id });
  expect((await anna.call.chat.get({ chat_id: first.chat.id })).chat.origin_chat_id).toBeNull();
});
