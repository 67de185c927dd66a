import { afterAll, beforeAll, expect, test } from "vitest";
import { requireVisit } from "../share/access.ts";
import { noteVisit } from "../share/visit.ts";
import { createWorld, type Person, type World } from "../testing.ts";
import { createFeeds, type Feeds } from "./feeds.ts";
import type { Change, UserEvent } from "./schema.ts";
import { followEvents, trimEvents } from "./service.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const isChange = (event: UserEvent): event is Change => "action" in event;

/** Reads from a position until `isEnough` says so of what came; returns it. */
async function read(person: Person, after: number, isEnough: (events: Change[]) => boolean, events?: Feeds) {
  const changes: Change[] = [];
  const ctx = events ? { ...person.ctx, events } : person.ctx;
  for await (const event of followEvents(ctx, { after })) {
    if (event.kind === "reset") throw new Error("reset");
    if (isChange(event)) changes.push(event);
    if (isEnough(changes)) break;
  }
  return changes;
}
const places = (events: Change[]) => events.map(({ position }) => position);
/** The position of the last event that has one, after all that is committed got theirs. */
async function now(person: Person): Promise<number> {
  await person.call.event.position();
  const last = { name: "test_last", text: "SELECT last_position FROM neptun_user_feed WHERE neptun_user_id = $1" };
  return (await world.db.query<{ last_position: number }>(last, [person.ctx.user.id]))[0]!.last_position;
}
const createChat = async ({ call }: Person) => (await call.chat.create({ model: "fake/echo", name: "Chat" })).chat;

test("every write leaves one event, in the order of commit, for readers that come and go at any position", async () => {
  const anna = await world.createPerson();
  const chats = await Promise.all([1, 2, 3, 4].map(() => createChat(anna)));
  const start = await now(anna);
  const writes = 40;
  const written = new Map<number, number[]>();
  // Another process: it has readers, and gives places, of its own.
  const others = createFeeds({
    db: world.db,
    log: (error) => world.logged.push(error),
    connect: world.db.connectNotices,
  });
  let isDone = false;
  const all = writes * chats.length;
  const created = (events: Change[]) => events.filter(({ kind, action }) => kind === "message" && action === "created");
  const complete = (events: Change[]) =>
    isDone && created(events).filter((event) => event.position > start).length >= all;
  const readers = [world, others, world, others].map(async (feeds, n) => {
    const seen: Change[] = [];
    let at = start;
    while (!complete(seen)) {
      const most = 1 + ((n * 7 + seen.length) % 13);
      const some = await read(
        anna,
        at,
        (events) => events.length >= most || complete([...seen, ...events]),
        feeds === others ? others : undefined,
      );
      seen.push(...some);
      at = seen.at(-1)!.position;
    }
    return seen;
  });
  const ids = await Promise.all(
    chats.map(async ({ id }) => {
      const own: number[] = [];
      for (let n = 0; n < writes; n++) {
        const { chatMessage } = await anna.call.message.create({ chat_id: id, message: `${n}`, actor: "user" });
        own.push(chatMessage.id);
      }
      written.set(id, own);
    }),
  ).then(() => [...written.values()].flat());
  isDone = true;
  await anna.call.chat.update({ chat_id: chats[0]!.id, name: "The last word" });
  const seen = await Promise.all(readers);
  await others.close();
  for (const events of seen) {
    const own = created(events);
    expect(places(events)).toEqual([...new Set(places(events))].sort((a, b) => a - b));
    expect(own.flatMap((event) => event.ids).sort((a, b) => a - b)).toEqual(ids.sort((a, b) => a - b));
    for (const [chat, list] of written)
      expect(own.filter(({ chat_id }) => chat_id === chat).flatMap((e) => e.ids)).toEqual(list);
  }
  const most = Math.min(...seen.map((events) => events.length));
  for (const events of seen) expect(events.slice(0, most)).toEqual(seen[0]!.slice(0, most));
});

test("a write that began first and is committed last is not skipped", async () => {
  const anna = await world.createPerson();
  const chat = await createChat(anna);
  const position = await now(anna);
  await expect(
    world.db.transaction(async (db) => {
      await db.prisma.chat_conversation.updateMany({ where: { id: chat.id }, data: { name: "Never" } });
      throw new Error("taken back");
    }),
  ).rejects.toThrow("taken back");
  let go = () => {};
  const slow = world.db.kind === "server" && new Promise<void>((resolve) => (go = resolve));
  const began = world.db.transaction(async (db) => {
    await db.prisma.chat_conversation.updateMany({ where: { id: chat.id }, data: { name: "Slow" } });
    await slow;
  });
  if (!slow) await began;
  const project = (await anna.call.project.create({ name: "Quick" })).project;
  const [first] = await read(anna, position, (events) => events.some(({ kind }) => kind === "project"));
  go();
  await began;
  const events = await read(anna, position, (events) => events.length === 2);
  expect(events.map(({ kind, action, ids }) => [kind, action, ...ids])).toEqual(
    slow
      ? [
          ["project", "created", project.id],
          ["chat", "changed", chat.id],
        ]
      : [
          ["chat", "changed", chat.id],
          ["project", "created", project.id],
        ],
  );
  expect(first).toEqual(events[0]);
});

test("whatever happens to chats, messages, files, projects and collections is told, once each", async () => {
  const anna = await world.createPerson();
  const position = await now(anna);
  const { project } = await anna.call.project.create({ name: "Project" });
  const chat_id = (await createChat(anna)).id;
  await anna.call.chat.update({ chat_id, project_id: project.id });
  await anna.call.chat.update({ chat_id, name: "Another name" });
  const { chatMessage } = await anna.call.message.create({
    chat_id,
    message: "```js title=a.js\n1\n```",
    actor: "user",
  });
  const { chatFiles } = await anna.call.file.list({ chat_id });
  await anna.call.file.updateTree({ chat_id, title: "a.js", pinned: true });
  const file_id = chatFiles[0]!.id;
  await anna.call.file.update({ chat_id, file_id, text: "2\n" });
  await anna.call.file.delete({ chat_id, file_id });
  await anna.call.file.restore({ chat_id, file_id });
  await anna.call.event.read({ chat_id, message_id: chatMessage.id });
  await anna.call.event.read({ chat_id, message_id: chatMessage.id });
  await anna.call.message.deleteLast({ chat_id });
  await anna.call.message.restore({ chat_id, message_id: chatMessage.id });
  await anna.call.chat.delete({ chat_id });
  await anna.call.chat.restore({ chat_id });
  const { collection } = await anna.call.collection.create({ name: "Collection" });
  await anna.call.collection.delete({ collection_id: collection.id });
  await anna.call.trash.purge({ kind: "collection", id: collection.id });
  await anna.call.project.delete({ project_id: project.id });
  const events = await read(anna, position, (events) =>
    events.some(({ kind, action }) => kind === "project" && action === "deleted"),
  );
  const said = events.map(({ kind, action }) => `${kind} ${action}`);
  expect(said.filter((one, n) => one !== said[n - 1])).toEqual([
    "project created",
    "chat created",
    "chat moved",
    "chat changed",
    "message created",
    "file created",
    "file changed",
    "file created",
    "file deleted",
    "file restored",
    "chat read",
    "message deleted",
    "file deleted",
    "message restored",
    "file restored",
    "chat deleted",
    "chat restored",
    "collection created",
    "collection deleted",
    "collection purged",
    "project deleted",
  ]);
});

test("prompts, shares and tags tell what happens to them; that a link was read is nobody's news", async () => {
  const anna = await world.createPerson();
  const chat_id = (await createChat(anna)).id;
  const position = await now(anna);
  const { prompt } = await anna.call.prompt.create({ name: "ask", text: "one" });
  await anna.call.prompt.update({ prompt_id: prompt.id, text: "two" });
  await anna.call.prompt.delete({ prompt_id: prompt.id });
  const { share } = await anna.call.share.create({ chat_id, live: true });
  await noteVisit(await requireVisit(world.nobody(), share.link));
  await anna.call.share.update({ share_id: share.id, emails: ["ben@example.org"] });
  await anna.call.share.revoke({ share_id: share.id });
  await anna.call.share.restore({ share_id: share.id });
  await anna.call.chat.update({ chat_id, tags: ["a"] });
  const tag_id = (await anna.call.tag.list()).tags[0]!.id;
  await anna.call.tag.update({ tag_id, colour: "red" });
  await anna.call.tag.delete({ tag_id });
  const events = await read(anna, position, (events) => events.some((e) => e.kind === "tag" && e.action === "deleted"));
  expect(events.filter(({ kind }) => kind !== "chat").map(({ kind, action, ids }) => [kind, action, ...ids])).toEqual([
    ["prompt", "created", prompt.id],
    ["prompt", "changed", prompt.id],
    ["prompt", "deleted", prompt.id],
    ["share", "created", share.id],
    ["share", "changed", share.id],
    ["share", "deleted", share.id],
    ["share", "restored", share.id],
    ["tag", "created", tag_id],
    ["tag", "changed", tag_id],
    ["tag", "deleted", tag_id],
  ]);
  for (const event of events.filter(({ kind }) => kind === "share")) expect(event.chat_id).toBe(chat_id);
});

test("an answer is told when it begins and when it ends; then its chat is unread until it is read", async () => {
  const anna = await world.createPerson();
  const chat_id = (await createChat(anna)).id;
  const position = await now(anna);
  const { chatMessages } = await anna.call.generation.send({ chat_id, message: "Hello" });
  const answer = chatMessages[1]!.id;
  const events = await read(anna, position, (events) => events.some(({ status }) => status === "complete"));
  const about = events.filter(({ kind, ids }) => kind === "message" && ids.includes(answer));
  expect(about.map(({ action, status }) => [action, status])).toEqual([
    ["created", null],
    ["changed", "streaming"],
    ["changed", "complete"],
  ]);
  expect(await anna.call.event.marks({})).toEqual({ generating: [], unread: [chat_id] });
  await anna.call.event.read({ chat_id, message_id: answer });
  await anna.call.event.read({ chat_id, message_id: chatMessages[0]!.id });
  expect(await anna.call.event.marks({ chat_ids: [chat_id] })).toEqual({ generating: [], unread: [] });
});

test("nobody gets another's events, reads another's chat, or learns of its marks", async () => {
  const [anna, ben] = await Promise.all([world.createPerson(), world.createPerson()]);
  const chat_id = (await createChat(anna)).id;
  const position = await now(ben);
  const { chatMessage } = await anna.call.message.create({ chat_id, message: "secret", actor: "user" });
  await expect(ben.call.event.read({ chat_id, message_id: chatMessage.id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await ben.call.event.marks({ chat_ids: [chat_id] })).toEqual({ generating: [], unread: [] });
  const own = await createChat(ben);
  const events = await read(ben, position, (events) => events.length > 0);
  expect(events.map(({ kind, chat_id }) => [kind, chat_id])).toEqual([["chat", own.id]]);
  expect(await ben.call.event.list({ after: position })).toMatchObject({ reset: false, events });
});

test("who comes back too late, or from another database, is told to read everything again", async () => {
  const anna = await world.createPerson();
  const position = await now(anna);
  await createChat(anna);
  await now(anna);
  const old = {
    name: "test_old",
    text: "UPDATE neptun_user_event SET created_at = now() - interval '2 days' WHERE neptun_user_id = $1",
  };
  await world.db.query(old, [anna.ctx.user.id]);
  await trimEvents(world.db);
  for (const after of [position, 1_000_000]) {
    const { value } = await followEvents(anna.ctx, { after }).next();
    expect(value).toMatchObject({ kind: "reset" });
    expect(await anna.call.event.list({ after })).toMatchObject({ reset: true, events: [] });
  }
  const last = await now(anna);
  expect((await followEvents(anna.ctx, { after: last }).next()).value).toEqual({ kind: "ready", position: last });
});

test("an account takes its events with it, and its readers end", async () => {
  const anna = await world.createPerson();
  const position = await now(anna);
  await createChat(anna);
  const ended = read(anna, position, () => false);
  await anna.call.user.delete({ current_password: "correct horse battery" });
  anna.ctx.events.wake(anna.ctx.user.id);
  await ended;
  const left = { name: "test_left", text: "SELECT id FROM event_queue WHERE neptun_user_id = $1" };
  expect(await world.db.query(left, [anna.ctx.user.id])).toEqual([]);
});
