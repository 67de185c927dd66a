import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";
import { purgeTrash } from "../trash/service.ts";
import { MOST_FILES } from "./schema.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const newChat = async ({ call }: Person, project_id?: number) =>
  (await call.chat.create({ model: "fake/echo", name: "Chat", project_id })).chat.id;
const upload = ({ call }: Person, chat_id: number, files: Record<string, string>) =>
  call.file.upload({ chat_id, files: Object.entries(files).map(([title, text]) => ({ title, text })) });
const filesOf = async ({ call }: Person, collection_id: number) => {
  const { collectionFiles } = await call.collection.files({ collection_id });
  return Object.fromEntries(collectionFiles.map(({ title, text }) => [title, text]));
};
const filesOfChat = async ({ call }: Person, chat_id: number) => {
  const { chatFiles } = await call.file.list({ chat_id, include: "text" });
  return chatFiles.map(({ title, text, version, author }) => ({ title, text, version, author }));
};
const create = async ({ call }: Person, files: Record<string, string>, name = "Service") => {
  const given = Object.entries(files).map(([title, text]) => ({ title, text }));
  return (await call.collection.create({ name, ...(given.length > 0 && { files: given }) })).collection;
};

describe("a collection is made", () => {
  test("of nothing, and of files that are brought", async () => {
    const person = await world.createPerson();
    const empty = await create(person, {});
    expect(empty).toMatchObject({ name: "Service", description: null, link: null, file_count: 0, size: 0 });
    const { id } = await create(person, { "src/a.ts": "a\n", Dockerfile: "FROM x" });
    const { collection, files } = await person.call.collection.get({ collection_id: id });
    expect(collection).toMatchObject({ file_count: 2, size: 8 });
    expect(
      files.map(({ title, language, extension, lines, text }) => [title, language, extension, lines, text]),
    ).toEqual([
      ["Dockerfile", "dockerfile", expect.any(String), 1, null],
      ["src/a.ts", "typescript", "ts", 1, null],
    ]);
    expect((await person.call.collection.list({})).collections.map((each) => each.id)).toEqual([empty.id, id]);
  });

  test("of versions of files, older ones too", async () => {
    const person = await world.createPerson();
    const [one, two] = [await newChat(person), await newChat(person)];
    const { chatFiles: old } = await upload(person, one, { "a.ts": "1" });
    await upload(person, one, { "a.ts": "2" });
    const { chatFiles: other } = await upload(person, two, { "b.ts": "3" });
    const file_ids = [old[0]!.id, other[0]!.id];
    const { collection } = await person.call.collection.create({ name: "Two", file_ids });
    expect(await filesOf(person, collection.id)).toEqual({ "a.ts": "1", "b.ts": "3" });
  });

  test("of a folder of a chat, with names that begin there", async () => {
    const person = await world.createPerson();
    const chat_id = await newChat(person);
    await upload(person, chat_id, { "src/a.ts": "a", "src/b/c.ts": "c", "srcs/d.ts": "d", "e.ts": "e" });
    const { collection } = await person.call.collection.create({ name: "Source", chat_id, path: "src" });
    expect(await filesOf(person, collection.id)).toEqual({ "a.ts": "a", "b/c.ts": "c" });
    const whole = await person.call.collection.create({ name: "All", chat_id });
    expect(whole.collection.file_count).toBe(4);
  });

  test("of a project, what is newest or chosen at each path", async () => {
    const person = await world.createPerson();
    const project_id = (await person.call.project.create({ name: "Ship" })).project.id;
    const [one, two] = [await newChat(person, project_id), await newChat(person, project_id)];
    await upload(person, one, { "a.ts": "old", "b.ts": "b" });
    await upload(person, two, { "a.ts": "new" });
    await upload(person, await newChat(person), { "c.ts": "elsewhere" });
    const make = async () =>
      filesOf(person, (await person.call.collection.create({ name: "P", project_id })).collection.id);
    expect(await make()).toEqual({ "a.ts": "new", "b.ts": "b" });
    await world.db.prisma.chat_conversation_file_lineage.updateMany({
      where: { neptun_user_id: person.ctx.user.id, chat_conversation_id: one, title: "a.ts" },
      data: { preferred_at: new Date() },
    });
    expect(await make()).toEqual({ "a.ts": "old", "b.ts": "b" });
  });

  test("of another, of a shared one and of one that comes with Neptun", async () => {
    const [anna, ben] = [await world.createPerson(), await world.createPerson()];
    const { id } = await create(anna, { "a.ts": "a" }, "Anna's");
    const link = (await anna.call.collection.share({ collection_id: id })).collection.link!;
    const copy = (await ben.call.collection.create({ link })).collection;
    expect(copy).toMatchObject({ name: "Anna's", link: null, neptun_user_id: ben.ctx.user.id });
    await anna.call.collection.delete({ collection_id: id });
    expect(await filesOf(ben, copy.id)).toEqual({ "a.ts": "a" });
    const again = (await ben.call.collection.create({ collection_id: copy.id, name: "Mine" })).collection;
    expect([again.name, again.file_count]).toEqual(["Mine", 1]);
    const starter = (await ben.call.collection.create({ starter: "container", path: "go" })).collection;
    expect(Object.keys(await filesOf(ben, starter.id))).toEqual([".dockerignore", "Dockerfile", "compose.yaml"]);
  });

  test.each([
    ["no name", {}, ["name"]],
    ["two origins", { name: "a", chat_id: 1, project_id: 1 }, ["project_id"]],
    ["a title twice", { name: "a", files: [1, 2].map(() => ({ title: "a", text: "" })) }, ["files"]],
    [
      "files that are too large together",
      {
        name: "a",
        files: Array.from({ length: 17 }, (_, n) => ({ title: `${n}`, text: `${n}`.padEnd(1024 * 1024, "x") })),
      },
      ["files"],
    ],
  ])("but not with %s, and then nothing is stored", async (_, input, path) => {
    const person = await world.createPerson();
    await expect(person.call.collection.create(input)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { issues: [{ path }] },
    });
    expect((await person.call.collection.list({})).collections).toEqual([]);
  });

  test("but not of a folder with more than 1,000 files", async () => {
    const person = await world.createPerson();
    const chat_id = await newChat(person);
    const many = Array.from({ length: MOST_FILES }, (_, n) => [`${n}`, ""]);
    await upload(person, chat_id, Object.fromEntries(many));
    const { collection } = await person.call.collection.create({ name: "Full", chat_id });
    expect(collection.file_count).toBe(MOST_FILES);
    await upload(person, chat_id, { more: "" });
    await expect(person.call.collection.create({ name: "Over", chat_id })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await expect(
      person.call.collection.update({ collection_id: collection.id, put: [{ title: "more", text: "" }] }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("a collection changes", () => {
  test("its words, and its files: removed, renamed, then put", async () => {
    const person = await world.createPerson();
    const { id: collection_id } = await create(person, { "a.ts": "a", "b.ts": "b", "c.ts": "c" });
    const { collection } = await person.call.collection.update({
      collection_id,
      name: "Other",
      description: "Words",
      remove: ["a.ts"],
      rename: [
        { title: "b.ts", to: "a.ts" },
        { title: "c.ts", to: "lib/c.py" },
      ],
      put: [
        { title: "a.ts", text: "new" },
        { title: "d.ts", text: "d" },
      ],
    });
    expect(collection).toMatchObject({ name: "Other", description: "Words", file_count: 3 });
    expect(await filesOf(person, collection_id)).toEqual({ "a.ts": "new", "lib/c.py": "c", "d.ts": "d" });
    const { collectionFiles } = await person.call.collection.files({ collection_id, title: "lib/c.py" });
    expect(collectionFiles[0]).toMatchObject({ language: "python", extension: "py" });
    await person.call.collection.update({ collection_id, description: null });
    const after = (await person.call.collection.get({ collection_id })).collection;
    expect([after.name, after.description]).toEqual(["Other", null]);
  });

  test.each([
    ["a file that is not there is removed", { remove: ["x"] }, "NOT_FOUND"],
    ["a file that is not there is renamed", { rename: [{ title: "x", to: "y" }] }, "NOT_FOUND"],
    ["the new name is taken", { rename: [{ title: "a.ts", to: "b.ts" }] }, "CONFLICT"],
    [
      "two get one name",
      {
        rename: [
          { title: "a.ts", to: "c" },
          { title: "b.ts", to: "c" },
        ],
      },
      "BAD_REQUEST",
    ],
    ["the new name is not safe", { rename: [{ title: "a.ts", to: "../a" }] }, "BAD_REQUEST"],
  ])("not at all if %s", async (_, change, code) => {
    const person = await world.createPerson();
    const files = { "a.ts": "a", "b.ts": "b" };
    const { id: collection_id } = await create(person, files);
    const put = [{ title: "new", text: "" }];
    await expect(person.call.collection.update({ collection_id, name: "New", put, ...change })).rejects.toMatchObject({
      code,
    });
    expect(await filesOf(person, collection_id)).toEqual(files);
    expect((await person.call.collection.get({ collection_id })).collection.name).toBe("Service");
  });

  test("not if it was changed meanwhile", async () => {
    const person = await world.createPerson();
    const { id: collection_id, updated_at } = await create(person, {});
    const if_updated_at = [updated_at];
    await person.call.collection.update({ collection_id, put: [{ title: "a", text: "" }], if_updated_at });
    for (const attempt of [
      () => person.call.collection.update({ collection_id, name: "b", if_updated_at }),
      () => person.call.collection.delete({ collection_id, if_updated_at }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
    }
  });
});

describe("a link", () => {
  test("shows the files to anyone, and nothing of whose they are, until it is taken away", async () => {
    const [anna, ben] = [await world.createPerson(), await world.createPerson()];
    const { id: collection_id } = await create(anna, { "a.ts": "a" });
    const { link } = (await anna.call.collection.share({ collection_id })).collection;
    expect(link).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect((await anna.call.collection.share({ collection_id })).collection.link).toBe(link);
    const seen = await ben.call.collection.shared({ link: link! });
    expect(seen).toEqual({
      collection: {
        name: "Service",
        description: null,
        link,
        file_count: 1,
        size: 1,
        created_at: expect.any(String),
        updated_at: expect.any(String),
      },
      files: [expect.objectContaining({ title: "a.ts", text: "a" })],
    });
    expect(await anna.call.collection.shared({ link: link! })).toMatchObject({ collection_id });
    await anna.call.collection.unshare({ collection_id });
    const closed = () => ben.call.collection.shared({ link: link! });
    await expect(closed()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ben.call.collection.create({ link: link! })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await anna.call.collection.share({ collection_id })).collection.link).not.toBe(link);
    await expect(closed()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("leads nowhere while the collection is in the trash", async () => {
    const person = await world.createPerson();
    const { id: collection_id } = await create(person, { "a.ts": "a" });
    const link = (await person.call.collection.share({ collection_id })).collection.link!;
    await person.call.collection.delete({ collection_id });
    await expect(person.call.collection.shared({ link })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await person.call.collection.restore({ collection_id });
    expect((await person.call.collection.shared({ link })).files).toHaveLength(1);
  });

  test.each([
    ["empty", ""],
    ["short", "x"],
    ["a character that cannot be stored", "\0"],
    ["half a character", "\ud800"],
    ["of the right length", "a".repeat(22)],
    ["a statement", "' OR 1=1 --"],
    ["very long", "a".repeat(100_000)],
  ])("that is wrong leads nowhere: %s", async (_, link) => {
    const person = await world.createPerson();
    await expect(person.call.collection.shared({ link })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the trash", () => {
  test("takes a collection and gives it back as it was", async () => {
    const person = await world.createPerson();
    const { id: collection_id } = await create(person, { "a.ts": "a" });
    const before = await person.call.collection.get({ collection_id });
    await person.call.collection.delete({ collection_id });
    await expect(person.call.collection.get({ collection_id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { items } = await person.call.trash.list({});
    expect(items.map(({ kind, id, title }) => [kind, id, title])).toEqual([["collection", collection_id, "Service"]]);
    const after = await person.call.collection.restore({ collection_id });
    expect(after.collection.name).toBe(before.collection.name);
    expect(await filesOf(person, collection_id)).toEqual({ "a.ts": "a" });
  });

  test("keeps the texts that a collection has when the chat they come from is gone for good", async () => {
    const person = await world.createPerson();
    const chat_id = await newChat(person);
    await upload(person, chat_id, { "a.ts": "a", "b.ts": "gone" });
    const { collection } = await person.call.collection.create({ name: "Kept", chat_id });
    await person.call.collection.update({ collection_id: collection.id, remove: ["b.ts"] });
    const texts = async () =>
      (await world.db.prisma.neptun_user_text.findMany({ where: { neptun_user_id: person.ctx.user.id } })).map(
        ({ text }) => text,
      );
    await person.call.chat.delete({ chat_id });
    await person.call.trash.empty();
    expect(await filesOf(person, collection.id)).toEqual({ "a.ts": "a" });
    expect(await texts()).toEqual(["a"]);
    await person.call.collection.delete({ collection_id: collection.id });
    await purgeTrash(world.db, 30);
    expect(await texts()).toEqual(["a"]);
    await person.call.trash.purge({ kind: "collection", id: collection.id });
    expect(await texts()).toEqual([]);
  });
});

describe("a collection is inserted", () => {
  const template = {
    "{{name}}/main.ts": "// {{name | What it is called}} on {{port=3000}}\n",
    "README.md": `\\{{kept}} \${{ github.ref }}`,
  };

  test("into a chat, as versions by whoever does it, with what was filled in", async () => {
    const person = await world.createPerson();
    const chat_id = await newChat(person);
    await upload(person, chat_id, { "README.md": "mine" });
    const { id: collection_id } = await create(person, template);
    const input = { collection_id, chat_id, variables: { name: "shop" } };
    const { chat, chatFiles } = await person.call.collection.insert(input);
    expect([chat.id, chatFiles.map(({ title }) => title).toSorted()]).toEqual([chat_id, ["README.md", "shop/main.ts"]]);
    expect(await filesOfChat(person, chat_id)).toEqual([
      { title: "README.md", text: "mine", version: 1, author: "user" },
      { title: "README.md", text: `{{kept}} \${{ github.ref }}`, version: 2, author: "user" },
      { title: "shop/main.ts", text: "// shop on 3000\n", version: 1, author: "user" },
    ]);
    const { chatFiles: listed } = await person.call.file.list({ chat_id });
    expect(listed.at(-1)).toMatchObject({
      language: "typescript",
      extension: "ts",
      chat_conversation_message_id: null,
    });
  });

  test("into a project, as a chat that is called like it", async () => {
    const person = await world.createPerson();
    const project_id = (await person.call.project.create({ name: "Ship" })).project.id;
    await newChat(person);
    const { chat } = await person.call.collection.insert({ starter: "container", path: "go", project_id });
    expect(chat).toMatchObject({ project_id, name: expect.stringMatching(/\w/), model: "fake/echo" });
    const files = await filesOfChat(person, chat.id);
    expect(files.map(({ title }) => title).toSorted()).toEqual([".dockerignore", "Dockerfile", "compose.yaml"]);
    for (const { text } of files) expect(text).not.toContain("{{");
  });

  test("into a new chat in no project", async () => {
    const person = await world.createPerson();
    const goes = { starter: "container", path: "go" };
    await expect(person.call.collection.insert(goes)).rejects.toThrow("One of chat_id, project_id is required");
    const { chat, chatFiles } = await person.call.collection.insert({ ...goes, project_id: null });
    expect(chat.project_id).toBeNull();
    expect((await filesOfChat(person, chat.id)).length).toBe(chatFiles.length);
  });

  test("once for a key that is repeated", async () => {
    const person = await world.createPerson();
    const chat_id = await newChat(person);
    const input = { starter: "editor", chat_id, idempotency_key: "once" };
    const first = await person.call.collection.insert(input);
    expect(await person.call.collection.insert(input)).toEqual(first);
    expect(new Set((await filesOfChat(person, chat_id)).map(({ version }) => version))).toEqual(new Set([1]));
  });

  test.each([
    ["a variable has no value", {}, ["variables", "name"]],
    ["a path would not be safe", { name: "../x" }, ["files", "{{name}}/main.ts"]],
    ["a path would be too long", { name: "x".repeat(1000), more: "" }, null],
  ])("not if %s", async (_, variables, path) => {
    const person = await world.createPerson();
    const chat_id = await newChat(person);
    const long = path ? template : { [`${"{{name}}/".repeat(20)}a`]: "" };
    const { id: collection_id } = await create(person, long);
    await expect(person.call.collection.insert({ collection_id, chat_id, variables })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { issues: [{ path: path ?? ["files", expect.any(String)] }] },
    });
    expect(await filesOfChat(person, chat_id)).toEqual([]);
  });

  test("not if the files would become too large, which is found without making them", async () => {
    const person = await world.createPerson();
    const chat_id = await newChat(person);
    const { id: collection_id } = await create(person, { bomb: "{{a}}".repeat(200_000) });
    const insert = () => person.call.collection.insert({ collection_id, chat_id, variables: { a: "x".repeat(1000) } });
    await expect(insert()).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { issues: [{ path: ["files", "bomb"] }] },
    });
  });

  test("and before that, the paths, numbers and variables can be seen", async () => {
    const person = await world.createPerson();
    const project_id = (await person.call.project.create({ name: "Ship" })).project.id;
    const chat_id = await newChat(person, project_id);
    await upload(person, chat_id, { "shop/main.ts": "1" });
    const { id: collection_id } = await create(person, template);
    const open = await person.call.collection.preview({ collection_id });
    expect(open).toEqual({
      variables: [
        { name: "name", description: "What it is called" },
        { name: "port", default: "3000" },
      ],
      missing: ["name"],
      files: [
        { title: "README.md", to: "README.md", version: 1, exists: false, problem: null },
        { title: "{{name}}/main.ts", to: "{{name}}/main.ts", version: 1, exists: false, problem: null },
      ],
    });
    const filled = { collection_id, variables: { name: "shop" } };
    const into = await person.call.collection.preview({ ...filled, chat_id });
    expect(into).toMatchObject({
      missing: [],
      files: [{ version: 1 }, { to: "shop/main.ts", version: 2, exists: true }],
    });
    const beside = await person.call.collection.preview({ ...filled, project_id });
    expect(beside.files[1]).toMatchObject({ to: "shop/main.ts", version: 1, exists: true });
    const bad = await person.call.collection.preview({ collection_id, variables: { name: ".." } });
    expect(bad.files[1]!.problem).toMatch(/\.\./);
  });
});

test("nobody reads, changes or inserts another's collection, nor into another's chat", async () => {
  const [anna, ben] = [await world.createPerson(), await world.createPerson()];
  const { id: collection_id } = await create(anna, { "a.ts": "a" });
  const { id: own } = await create(ben, { "b.ts": "b" });
  const theirs = await newChat(anna);
  const { chatFiles } = await upload(anna, theirs, { "c.ts": "c" });
  const project_id = (await anna.call.project.create({ name: "Ship" })).project.id;
  const chat_id = await newChat(ben);
  const { call } = ben;
  for (const attempt of [
    () => call.collection.get({ collection_id }),
    () => call.collection.files({ collection_id }),
    () => call.collection.files({ collection_id, title: "a.ts" }),
    () => call.collection.update({ collection_id, name: "b" }),
    () => call.collection.update({ collection_id, put: [{ title: "x", text: "" }] }),
    () => call.collection.share({ collection_id }),
    () => call.collection.unshare({ collection_id }),
    () => call.collection.delete({ collection_id }),
    () => call.collection.restore({ collection_id }),
    () => call.collection.insert({ collection_id, chat_id }),
    () => call.collection.preview({ collection_id }),
    () => call.collection.create({ collection_id }),
    () => call.collection.create({ name: "x", chat_id: theirs }),
    () => call.collection.create({ name: "x", project_id }),
    () => call.collection.create({ name: "x", file_ids: [chatFiles[0]!.id] }),
    () => call.collection.insert({ collection_id: own, chat_id: theirs }),
    () => call.collection.insert({ collection_id: own, project_id }),
    () => call.collection.preview({ collection_id: own, chat_id: theirs }),
    () => call.collection.preview({ collection_id: own, project_id }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect((await call.collection.list({})).collections.map(({ id }) => id)).toEqual([own]);
  expect(await filesOf(anna, collection_id)).toEqual({ "a.ts": "a" });
});
