import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";

let world: World;
let anna: Person;
beforeAll(async () => {
  world = await createWorld();
  anna = await world.createPerson();
});
afterAll(() => world.close());

async function startChat(...texts: string[]) {
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Chat" });
  const chat_id = chat.id;
  const messages = texts.map((content, n) => ({ content, role: n % 2 ? ("assistant" as const) : ("user" as const) }));
  const { chatMessages } =
    texts.length > 0 ? await anna.call.message.createMany({ chat_id, messages }) : { chatMessages: [] };
  return { chat_id, ids: chatMessages.map(({ id }) => id) };
}

const say = async (chat_id: number, message: string) =>
  (await anna.call.message.create({ chat_id, message, actor: "user" })).chatMessage.id;
const edit = async (chat_id: number, message_id: number, message: string) =>
  (await anna.call.message.edit({ chat_id, message_id, message })).chatMessage.id;
const open = (chat_id: number, message_id: number) => anna.call.branch.open({ chat_id, message_id });
const shown = async (chat_id: number, branch?: string) =>
  (await anna.call.message.list({ chat_id, branch })).chatMessages.map(({ message }) => message);
const file = (text: string, title = "a.txt") => `\`\`\`txt title="${title}"\n${text}\n\`\`\``;
const tree = async (chat_id: number) => {
  const { files } = await anna.call.file.tree({ chat_id });
  const texts = files.map(async ({ id, title }) => {
    const { chatFile } = await anna.call.file.get({ chat_id, file_id: id });
    return `${title}: ${chatFile.text!.trim()}`;
  });
  return Promise.all(texts);
};

test("other words begin a branch: the chat shows it, and the old one as it was when it is opened again", async () => {
  const { chat_id, ids } = await startChat("one", "two", "three", "four");
  const other = await edit(chat_id, ids[2]!, "THREE");
  expect(await shown(chat_id)).toEqual(["one", "two", "THREE"]);
  await say(chat_id, "FOUR");
  expect(await shown(chat_id)).toEqual(["one", "two", "THREE", "FOUR"]);
  await open(chat_id, ids[2]!);
  expect(await shown(chat_id)).toEqual(["one", "two", "three", "four"]);
  expect(await shown(chat_id, "all")).toEqual(["one", "two", "three", "four", "THREE", "FOUR"]);
  await open(chat_id, other);
  expect(await shown(chat_id)).toEqual(["one", "two", "THREE", "FOUR"]);
  const { branches, forks } = await anna.call.branch.list({ chat_id });
  expect(forks).toEqual([{ after_id: ids[1], message_ids: [ids[2], other] }]);
  expect(branches).toMatchObject([
    { id: 0, current: false, messages: 4, last_text: "four" },
    { parent_id: 0, after_id: ids[1], current: true, messages: 2, first_text: "THREE", last_text: "FOUR" },
  ]);
  expect(await shown(chat_id, "0")).toEqual(["one", "two", "three", "four"]);
});

test("versions of one message stand beside each other, however they came about", async () => {
  const { chat_id, ids } = await startChat("one", "two");
  const second = await edit(chat_id, ids[0]!, "1");
  const third = await edit(chat_id, second, "I");
  await say(chat_id, "after I");
  const fourth = await edit(chat_id, ids[0]!, "uno");
  expect((await anna.call.branch.forks({ chat_id })).forks).toEqual([
    { after_id: null, message_ids: [ids[0], second, third, fourth] },
  ]);
  await open(chat_id, third);
  expect(await shown(chat_id)).toEqual(["I", "after I"]);
});

test("a page knows only what its branch shows, from both ends and around a message", async () => {
  const { chat_id, ids } = await startChat("1", "2", "3", "4");
  const other = await edit(chat_id, ids[1]!, "2b");
  await open(chat_id, ids[3]!);
  await say(chat_id, "5");
  await open(chat_id, other);
  await say(chat_id, "3b");
  const texts = async (page: object) =>
    (await anna.call.message.list({ chat_id, ...page })).chatMessages.map(({ message }) => message);
  expect(await texts({ limit: 2 })).toEqual(["1", "2b"]);
  expect(await texts({ limit: 2, after: other })).toEqual(["3b"]);
  expect(await texts({ limit: 2, from: "newest" })).toEqual(["2b", "3b"]);
  expect(await texts({ limit: 3, around: other })).toEqual(["1", "2b", "3b"]);
  await expect(texts({ limit: 3, around: ids[2] })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { found } = await anna.call.message.find({ chat_id, text: "2" });
  expect(found).toEqual([{ message_id: other, count: 1 }]);
  const { turns, total } = await anna.call.message.outline({ chat_id });
  expect([turns.map(({ text }) => text), total]).toEqual([["1", "3b"], 2]);
});

test("files are those of the branch that is shown, and one of another branch can be taken over", async () => {
  const { chat_id, ids } = await startChat("go", file("one"), "more", file("two"));
  expect(await tree(chat_id)).toEqual(["a.txt: two"]);
  await edit(chat_id, ids[2]!, "something else");
  expect(await tree(chat_id)).toEqual(["a.txt: one"]);
  await anna.call.message.create({ chat_id, message: file("new", "b.txt"), actor: "assistant" });
  expect(await tree(chat_id)).toEqual(["a.txt: one", "b.txt: new"]);
  const { branches } = await anna.call.branch.list({ chat_id });
  const compared = await anna.call.branch.compare({ chat_id, left: 0, right: branches[1]!.id });
  expect(compared.after_id).toBe(ids[1]);
  expect(compared.files).toMatchObject([
    { title: "a.txt", left: { version: 2 }, right: { version: 1 } },
    { title: "b.txt", left: null, right: { version: 1 } },
  ]);
  const { chatFile } = await anna.call.branch.take({ chat_id, file_id: compared.files[0]!.left!.file_id });
  expect(chatFile).toMatchObject({ version: 3, author: "user", note: "Taken from another branch (version 2)" });
  expect(await tree(chat_id)).toEqual(["a.txt: two", "b.txt: new"]);
  await open(chat_id, ids[3]!);
  expect(await tree(chat_id)).toEqual(["a.txt: two"]);
  const versions = (await anna.call.file.list({ chat_id })).chatFiles.map(
    ({ title, version }) => `${title} ${version}`,
  );
  expect(versions).toEqual(["a.txt 1", "a.txt 2"]);
  expect((await anna.call.file.list({ chat_id, branch: "all" })).chatFiles).toHaveLength(4);
});

test("a file that was edited by hand is as it was where the branch began", async () => {
  const { chat_id, ids } = await startChat("go", file("one"));
  const { files } = await anna.call.file.tree({ chat_id });
  await anna.call.file.update({ chat_id, file_id: files[0]!.id, text: "by hand\n" });
  const more = await say(chat_id, "more");
  await edit(chat_id, more, "else");
  expect(await tree(chat_id)).toEqual(["a.txt: by hand"]);
  await edit(chat_id, ids[1]!, "no file");
  expect(await tree(chat_id)).toEqual([]);
  await open(chat_id, more);
  expect(await tree(chat_id)).toEqual(["a.txt: by hand"]);
});

test("a branch goes to the trash with what follows it, another version is shown then, and undo brings all of it back", async () => {
  const { chat_id, ids } = await startChat("one", "two", "three");
  const other = await edit(chat_id, ids[1]!, "TWO");
  const last = await say(chat_id, file("x"));
  const beside = await edit(chat_id, last, "beside");
  const { deleted } = await anna.call.message.delete({ chat_id, message_id: other });
  expect(deleted).toEqual([other, last, beside]);
  expect(await shown(chat_id)).toEqual(["one", "two", "three"]);
  const { items } = await anna.call.trash.list({});
  expect(items.filter((item) => item.chat_id === chat_id)).toMatchObject([
    { kind: "message", id: other, title: "TWO" },
  ]);
  await anna.call.message.restore({ chat_id, message_id: other });
  expect(await shown(chat_id)).toEqual(["one", "TWO", "beside"]);
  await open(chat_id, last);
  expect(await tree(chat_id)).toEqual(["a.txt: x"]);
  await anna.call.message.delete({ chat_id, message_id: other });
  await anna.call.trash.empty();
  expect(await shown(chat_id, "all")).toEqual(["one", "two", "three"]);
  expect(await world.db.prisma.chat_conversation_branch.count({ where: { chat_conversation_id: chat_id } })).toBe(0);
});

test("what is changed meanwhile is not switched over, and another's branches are not found", async () => {
  const { chat_id, ids } = await startChat("one", "two");
  const stale = { chat_id, message_id: ids[0]!, if_updated_at: ["2020-01-01T00:00:00.000Z"] };
  await expect(anna.call.branch.open(stale)).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  await expect(anna.call.message.delete(stale)).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  const ben = await world.createPerson();
  const notFound = { code: "NOT_FOUND" };
  const message = { chat_id, message_id: ids[0]! };
  await expect(ben.call.branch.list({ chat_id })).rejects.toMatchObject(notFound);
  await expect(ben.call.branch.forks({ chat_id })).rejects.toMatchObject(notFound);
  await expect(ben.call.branch.open(message)).rejects.toMatchObject(notFound);
  await expect(ben.call.branch.compare({ chat_id, left: 0, right: 0 })).rejects.toMatchObject(notFound);
  await expect(ben.call.message.edit({ ...message, message: "x" })).rejects.toMatchObject(notFound);
  await expect(ben.call.message.delete(message)).rejects.toMatchObject(notFound);
  await expect(ben.call.generation.continue(message)).rejects.toMatchObject(notFound);
  await expect(anna.call.branch.compare({ chat_id, left: 0, right: 999_999 })).rejects.toMatchObject(notFound);
});

/** A chat as a tree: every message with the one before it. */
class Tree {
  readonly before = new Map<number, number | null>();
  readonly files = new Map<number, string>();
  head: number | null = null;
  trash = new Set<number>();
  live = () => [...this.before.keys()].filter((id) => !this.trash.has(id));
  path(id: number | null): number[] {
    return id === null ? [] : [...this.path(this.before.get(id)!), id];
  }
  through = (id: number) => this.live().filter((other) => this.path(other).includes(id));
  add(id: number, before: number | null, text: string | undefined) {
    this.before.set(id, before);
    if (text !== undefined) this.files.set(id, text);
    this.head = id;
  }
  fileOf = () => this.path(this.head).findLast((id) => this.files.has(id));
  open = (id: number) => {
    this.head = Math.max(...this.through(id));
  };
  delete(id: number) {
    const wasShown = this.path(this.head).includes(id);
    const beside = this.live().filter((other) => this.before.get(other) === this.before.get(id) && other !== id);
    for (const gone of this.through(id)) this.trash.add(gone);
    if (!wasShown) return;
    const next = beside.findLast((other) => other < id) ?? beside[0];
    if (next === undefined) this.head = this.before.get(id)!;
    else this.open(next);
  }
}

/** Numbers that look random and are the same each time. */
function* numbers(seed: number): Generator<number, never> {
  for (let x = seed; ; ) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    yield x;
  }
}

test.each([1, 2, 3])(
  "whatever is said, reworded, opened and deleted, the chat shows what a tree of messages says (%i)",
  async (seed) => {
    const { chat_id } = await startChat();
    const model = new Tree();
    const random = numbers(seed);
    const pick = (count: number) => random.next().value % count;
    for (let step = 0; step < 60; step++) {
      const live = model.live();
      const text = pick(3) === 0 ? `text ${step}` : undefined;
      const message = text === undefined ? `message ${step}` : file(text);
      const one = live[pick(Math.max(1, live.length))];
      const does = pick(10);
      if (one === undefined || does < 4) model.add(await say(chat_id, message), model.head, text);
      else if (does < 7) model.add(await edit(chat_id, one, message), model.before.get(one)!, text);
      else if (does < 9) {
        await open(chat_id, one);
        model.open(one);
      } else {
        await anna.call.message.delete({ chat_id, message_id: one });
        model.delete(one);
      }
      const { chatMessages } = await anna.call.message.list({ chat_id });
      expect(
        chatMessages.map(({ id }) => id),
        `step ${step}`,
      ).toEqual(model.path(model.head));
      const newest = model.fileOf();
      expect(await tree(chat_id), `step ${step}`).toEqual(
        newest === undefined ? [] : [`a.txt: ${model.files.get(newest)}`],
      );
    }
    const all = await anna.call.message.list({ chat_id, branch: "all" });
    expect(all.chatMessages.map(({ id }) => id)).toEqual(model.live());
  },
);
