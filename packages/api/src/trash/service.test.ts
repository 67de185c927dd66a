import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";
import { purgeTrash } from "./service.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const newChat = async ({ call }: Person, project_id?: number, name = "Chat") =>
  (await call.chat.create({ model: "fake/echo", name, project_id })).chat.id;
const block = (title: string, text: string) => `\`\`\`ts title="${title}"\n${text}\n\`\`\``;
const trash = async ({ call }: Person) =>
  (await call.trash.list({})).items.map(({ kind, title }) => `${kind} ${title}`);

/** A project with a chat of two turns and a file of two versions. */
async function workspace(person: Person) {
  const { project } = await person.call.project.create({ name: "Ship" });
  const chat_id = await newChat(person, project.id, "Hull");
  const messages = ["one", block("a.ts", "1"), "two", block("a.ts", "2")].map((content, n) => ({
    content,
    role: n % 2 ? ("assistant" as const) : ("user" as const),
  }));
  const { chatMessages } = await person.call.message.createMany({ chat_id, messages });
  return { project_id: project.id, chat_id, chatMessages };
}

/** Everything that a person can see. */
async function view({ call }: Person) {
  const { projects } = await call.project.list({});
  const { chats } = await call.chat.list({ order_by: "id" });
  const seen = [];
  for (const { id, name, project_id } of chats) {
    const { chatMessages } = await call.message.list({ chat_id: id });
    const { chatFiles } = await call.file.list({ chat_id: id });
    seen.push({
      name,
      project_id,
      messages: chatMessages.map(({ id, parent_id, message, blocks }) => ({ id, parent_id, message, blocks })),
      files: chatFiles.map(({ id, title, version, text }) => ({ id, title, version, text })),
    });
  }
  return { projects: projects.map(({ name, chat_count }) => ({ name, chat_count })), chats: seen };
}

test.each([
  [
    "a chat",
    async ({ call }: Person, { chat_id }: Awaited<ReturnType<typeof workspace>>) => {
      await call.chat.delete({ chat_id });
      return () => call.chat.restore({ chat_id });
    },
    ["chat Hull"],
  ],
  [
    "a project",
    async ({ call }: Person, { project_id }: Awaited<ReturnType<typeof workspace>>) => {
      await call.project.delete({ project_id });
      return () => call.project.restore({ project_id });
    },
    ["project Ship"],
  ],
  [
    "a project with its chats",
    async ({ call }: Person, { project_id }: Awaited<ReturnType<typeof workspace>>) => {
      await call.project.delete({ project_id, with: "chats" });
      return () => call.project.restore({ project_id });
    },
    ["project Ship"],
  ],
  [
    "the last message",
    async ({ call }: Person, { chat_id }: Awaited<ReturnType<typeof workspace>>) => {
      const { deleted } = await call.message.deleteLast({ chat_id });
      return () => call.message.restore({ chat_id, message_id: deleted[0]! });
    },
    ["message two"],
  ],
  [
    "a file",
    async ({ call }: Person, { chat_id, chatMessages }: Awaited<ReturnType<typeof workspace>>) => {
      const file_id = chatMessages[1]!.blocks[0]!.file_id;
      await call.file.delete({ chat_id, file_id });
      return () => call.file.restore({ chat_id, file_id });
    },
    ["file a.ts"],
  ],
])("%s that was deleted is one item of the trash, and comes back as it was", async (_, remove, items) => {
  const person = await world.createPerson();
  const made = await workspace(person);
  const before = await view(person);
  const restore = await remove(person, made);
  expect(await view(person)).not.toEqual(before);
  expect(await trash(person)).toEqual(items);
  await restore();
  expect(await view(person)).toEqual(before);
  expect(await trash(person)).toEqual([]);
  await restore();
  expect(await view(person)).toEqual(before);
});

test("a chat comes back to its place in the list, by itself and with its project", async () => {
  const person = await world.createPerson();
  const { project_id, chat_id } = await workspace(person);
  await newChat(person, undefined, "Newer");
  const names = async () => (await person.call.chat.list({})).chats.map(({ name }) => name);
  expect(await names()).toEqual(["Newer", "Hull"]);
  await person.call.chat.delete({ chat_id });
  await person.call.chat.restore({ chat_id });
  expect(await names()).toEqual(["Newer", "Hull"]);
  await person.call.project.delete({ project_id, with: "chats" });
  await person.call.project.restore({ project_id });
  expect(await names()).toEqual(["Newer", "Hull"]);
});

test("a chat deleted before its project stays in the trash when the project comes back", async () => {
  const person = await world.createPerson();
  const { project_id, chat_id } = await workspace(person);
  await newChat(person, project_id, "Deck");
  await person.call.chat.delete({ chat_id });
  await person.call.project.delete({ project_id, with: "chats" });
  expect(await trash(person)).toEqual(["project Ship", "chat Hull"]);
  await person.call.project.restore({ project_id });
  expect((await view(person)).chats.map(({ name }) => name)).toEqual(["Deck"]);
  expect(await trash(person)).toEqual(["chat Hull"]);
});

test("after a message came back, the next one follows the newest", async () => {
  const person = await world.createPerson();
  const { chat_id } = await workspace(person);
  const { deleted } = await person.call.message.deleteLast({ chat_id });
  const { chatMessage } = await person.call.message.create({ chat_id, message: "three", actor: "user" });
  await person.call.message.restore({ chat_id, message_id: deleted[0]! });
  const next = await person.call.message.create({ chat_id, message: "four", actor: "user" });
  expect(next.chatMessage.parent_id).toBe(chatMessage.id);
  const { chatMessages } = await person.call.message.list({ chat_id });
  expect(chatMessages.map(({ message }) => message.slice(0, 5))).toEqual([
    "one",
    "```ts",
    "two",
    "```ts",
    "three",
    "four",
  ]);
});

test("the version of a deleted file is not given out again", async () => {
  const person = await world.createPerson();
  const { chat_id, chatMessages } = await workspace(person);
  const file_id = chatMessages[1]!.blocks[0]!.file_id;
  await person.call.file.delete({ chat_id, file_id });
  const again = await person.call.message.create({ chat_id, message: block("a.ts", "3"), actor: "user" });
  expect(again.chatMessage.blocks[0]!.version).toBe(3);
  await person.call.file.restore({ chat_id, file_id });
  const { chatFiles } = await person.call.file.list({ chat_id });
  expect(chatFiles.map(({ version }) => version)).toEqual([1, 2, 3]);
});

test("purging is for good, and takes what went to the trash with the item and nothing else", async () => {
  const person = await world.createPerson();
  const gone = await workspace(person);
  const kept = await workspace(person);
  await person.call.project.delete({ project_id: gone.project_id, with: "chats" });
  await person.call.chat.delete({ chat_id: kept.chat_id });
  await person.call.trash.purge({ kind: "project", id: gone.project_id });
  await expect(person.call.chat.restore({ chat_id: gone.chat_id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(person.call.trash.purge({ kind: "project", id: gone.project_id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await trash(person)).toEqual(["chat Hull"]);
  await person.call.chat.restore({ chat_id: kept.chat_id });
  expect((await view(person)).chats[0]!.messages).toHaveLength(4);
});

test("nothing that is not in the trash can be purged", async () => {
  const person = await world.createPerson();
  const { project_id, chat_id, chatMessages } = await workspace(person);
  const message = chatMessages[1]!;
  const live = [
    ["project", project_id],
    ["chat", chat_id],
    ["message", message.id],
    ["file", message.blocks[0]!.file_id],
  ] as const;
  for (const [kind, id] of live) {
    await expect(person.call.trash.purge({ kind, id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

test("the trash is emptied by its owner, and by time", async () => {
  const [anna, ben] = [await world.createPerson(), await world.createPerson()];
  for (const person of [anna, ben]) await person.call.chat.delete({ chat_id: (await workspace(person)).chat_id });
  await anna.call.trash.empty();
  expect([await trash(anna), await trash(ben)]).toEqual([[], ["chat Hull"]]);
  await purgeTrash(world.db, 30);
  expect(await trash(ben)).toEqual(["chat Hull"]);
  await purgeTrash(world.db, -1);
  expect(await trash(ben)).toEqual([]);
});

test("a file that was brought back outlives the message it came from", async () => {
  const person = await world.createPerson();
  const { chat_id, chatMessages } = await workspace(person);
  const file_id = chatMessages[3]!.blocks[0]!.file_id;
  await person.call.file.delete({ chat_id, file_id });
  await person.call.message.deleteLast({ chat_id });
  await person.call.file.restore({ chat_id, file_id });
  await purgeTrash(world.db, -1);
  expect((await person.call.file.get({ chat_id, file_id })).chatFile.text).toBe("2\n");
});

test("the trash is listed page by page", async () => {
  const person = await world.createPerson();
  for (let n = 0; n < 7; n++) await person.call.chat.delete({ chat_id: await newChat(person, undefined, `${n}`) });
  const titles: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<Person["call"]["trash"]["list"]>> = await person.call.trash.list({
      limit: 3,
      after,
    });
    titles.push(...page.items.map(({ title }) => title));
    after = page.next;
    if (after === null) break;
  }
  expect(titles).toEqual(["6", "5", "4", "3", "2", "1", "0"]);
});

test("nobody restores, purges or sees what another person deleted", async () => {
  const [anna, ben] = [await world.createPerson(), await world.createPerson()];
  const { project_id, chat_id, chatMessages } = await workspace(anna);
  const file_id = chatMessages[1]!.blocks[0]!.file_id;
  await anna.call.file.delete({ chat_id, file_id });
  const { deleted } = await anna.call.message.deleteLast({ chat_id });
  await anna.call.project.delete({ project_id, with: "chats" });
  expect(await trash(ben)).toEqual([]);
  for (const attempt of [
    () => ben.call.project.restore({ project_id }),
    () => ben.call.chat.restore({ chat_id }),
    () => ben.call.message.restore({ chat_id, message_id: deleted[0]! }),
    () => ben.call.file.restore({ chat_id, file_id }),
    () => ben.call.trash.purge({ kind: "project", id: project_id }),
    () => ben.call.trash.purge({ kind: "chat", id: chat_id }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});
