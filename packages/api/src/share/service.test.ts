import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";
import { requireVisit } from "./access.ts";
import { copyShare } from "./copy.ts";
import type { CreateShareInput } from "./schema.ts";
import { purgeShares } from "./service.ts";
import { listSharedFiles, listSharedMessages, noteVisit, readSharedFile, unlock } from "./visit.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const block = (title: string, text: string) => `\`\`\`ts title="${title}"\n${text}\n\`\`\``;

async function workspace(person: Person) {
  const { project } = await person.call.project.create({ name: "Ship", instructions: "Never tell" });
  const { chat } = await person.call.chat.create({ name: "Hull", model: "fake/echo", project_id: project.id });
  const chat_id = chat.id;
  const { chatMessages } = await person.call.message.createMany({
    chat_id,
    messages: [
      { role: "system", content: "Be secret" },
      { role: "user", content: "one" },
      { role: "assistant", content: block("a.ts", "1") },
    ],
  });
  return { project_id: project.id, chat_id, chatMessages, file_id: chatMessages[2]!.blocks[0]!.file_id };
}

const visit = (link: string, person?: Person) => requireVisit(person?.ctx ?? world.nobody(), link);
const gone = { code: "NOT_FOUND", message: "Share not found" };
const shareOf = async (person: Person, input: CreateShareInput) => (await person.call.share.create(input)).share;
const shown = async (link: string) =>
  (await listSharedMessages(await visit(link), {})).messages.map(({ message }) => message.slice(0, 5));

describe("a shared chat", () => {
  test("is shown as it was, or as it grows, and without what the system says unless that is wanted", async () => {
    const person = await world.createPerson();
    const { chat_id } = await workspace(person);
    const fixed = await shareOf(person, { chat_id });
    const live = await shareOf(person, { chat_id, live: true });
    const told = await shareOf(person, { chat_id, with_system: true });
    await person.call.message.create({ chat_id, message: "later", actor: "user" });
    expect(fixed.link).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await shown(fixed.link)).toEqual(["one", "```ts"]);
    expect(await shown(live.link)).toEqual(["one", "```ts", "later"]);
    expect(await shown(told.link)).toEqual(["Be se", "one", "```ts"]);
    const { messages, next } = await listSharedMessages(await visit(live.link), { limit: 2 });
    expect(messages).toHaveLength(1);
    const rest = await listSharedMessages(await visit(live.link), { limit: 2, after: next! });
    expect(rest).toMatchObject({ messages: [{ actor: "assistant" }, { message: "later" }], next: null });
  });

  test("is of the branch that is asked for, whichever the chat shows; the chat tells that it is shared, until it is not", async () => {
    const person = await world.createPerson();
    const { chat_id, chatMessages } = await workspace(person);
    const isShared = async () => (await person.call.chat.get({ chat_id })).chat.shared;
    expect(await isShared()).toBe(false);
    await person.call.message.edit({ chat_id, message_id: chatMessages[1]!.id, message: "two" });
    const { branches } = await person.call.branch.list({ chat_id });
    const [first, second] = branches.map(({ id }) => id);
    const old = await shareOf(person, { chat_id, branch_id: first });
    const growing = await shareOf(person, { chat_id, branch_id: second, live: true });
    expect(old).toMatchObject({ branch_id: 0 });
    expect(await shown(old.link)).toEqual(["one", "```ts"]);
    await person.call.branch.open({ chat_id, message_id: chatMessages[1]!.id });
    expect(await shown(growing.link)).toEqual(["two"]);
    await expect(shareOf(person, { chat_id, branch_id: 99 })).rejects.toMatchObject({ message: "Branch not found" });
    expect(await isShared()).toBe(true);
    expect((await person.call.chat.list({})).chats[0]!.shared).toBe(true);
    for (const { id } of [old, growing]) await person.call.share.revoke({ share_id: id });
    expect(await isShared()).toBe(false);
  });

  test("leads to the files of its messages and to no other, nor to messages that were deleted", async () => {
    const person = await world.createPerson();
    const { chat_id, file_id } = await workspace(person);
    const other = await workspace(person);
    const { link } = await shareOf(person, { chat_id });
    const later = await person.call.message.create({ chat_id, message: block("a.ts", "2"), actor: "assistant" });
    const uploaded = await person.call.file.upload({ chat_id, files: [{ title: "u.ts", text: "u" }] });
    const here = await visit(link);
    expect(await readSharedFile(here, file_id)).toMatchObject({ title: "a.ts", text: "1\n" });
    for (const id of [other.file_id, later.chatMessage.blocks[0]!.file_id, uploaded.chatFiles[0]!.id, 999_999])
      await expect(readSharedFile(here, id)).rejects.toMatchObject({ code: "NOT_FOUND", message: "File not found" });
    await person.call.message.deleteLast({ chat_id });
    expect(await shown(link)).toEqual([]);
    await expect(readSharedFile(here, file_id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("ends with the chat in the trash, comes back with it, and goes when that is purged", async () => {
    const person = await world.createPerson();
    const { chat_id } = await workspace(person);
    const { link } = await shareOf(person, { chat_id });
    await person.call.chat.delete({ chat_id });
    await expect(visit(link)).rejects.toMatchObject(gone);
    expect((await person.call.share.list({})).shares).toMatchObject([{ link, in_trash: true }]);
    await person.call.chat.restore({ chat_id });
    expect(await shown(link)).toHaveLength(2);
    await person.call.chat.delete({ chat_id });
    await person.call.trash.purge({ kind: "chat", id: chat_id });
    expect((await person.call.share.list({})).shares).toEqual([]);
  });
});

test("a shared version stays that version, and a shared project the files that it had", async () => {
  const person = await world.createPerson();
  const { chat_id, file_id, project_id } = await workspace(person);
  const file = await shareOf(person, { file_id });
  const project = await shareOf(person, { project_id });
  expect(file).toMatchObject({ kind: "file", name: "a.ts", chat_id });
  await person.call.message.create({ chat_id, message: block("a.ts", "2") + block("b.ts", "b"), actor: "user" });
  for (const { link } of [file, project]) {
    const here = await visit(link);
    expect(await listSharedFiles(here)).toMatchObject([{ id: file_id, title: "a.ts", version: 1 }]);
    expect(await readSharedFile(here, file_id)).toMatchObject({ text: "1\n" });
    await expect(listSharedMessages(here, {})).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  await person.call.project.delete({ project_id });
  await expect(visit(project.link)).rejects.toMatchObject(gone);
});

describe("who may read", () => {
  test("is who has the link, until it is over or revoked; undone, it leads there again for a day", async () => {
    const person = await world.createPerson();
    const { chat_id } = await workspace(person);
    const expires_at = new Date(Date.now() + 3_600_000).toISOString();
    const { id: share_id, link } = await shareOf(person, { chat_id, expires_at });
    await noteVisit(await visit(link));
    expect((await person.call.share.get({ share_id })).share.last_seen_at).not.toBeNull();
    await world.db.prisma.neptun_user_share.updateMany({ where: { link }, data: { expires_at: new Date(0) } });
    await expect(visit(link)).rejects.toMatchObject(gone);
    await person.call.share.update({ share_id, expires_at: null });
    await person.call.share.revoke({ share_id });
    await expect(visit(link)).rejects.toMatchObject(gone);
    await expect(visit(link, person)).rejects.toMatchObject(gone);
    await expect(person.call.share.revoke({ share_id })).rejects.toMatchObject(gone);
    await person.call.share.restore({ share_id });
    expect(await shown(link)).toHaveLength(2);
    await person.call.share.revoke({ share_id });
    await world.db.prisma.neptun_user_share.updateMany({ where: { link }, data: { revoked_at: new Date(0) } });
    await purgeShares(world.db);
    await expect(person.call.share.restore({ share_id })).rejects.toMatchObject(gone);
  });

  test("can be held to a password and to people with certain addresses, and both can be taken away", async () => {
    const [anna, ben] = [await world.createPerson(), await world.createPerson()];
    const { chat_id } = await workspace(anna);
    const { primary_email } = ben.ctx.user;
    const password = "a phrase for friends";
    const share = await shareOf(anna, { chat_id, password, emails: [` ${primary_email.toUpperCase()} `] });
    expect(share).toMatchObject({ has_password: true, emails: [primary_email] });
    expect(JSON.stringify(share)).not.toContain("argon2");
    await expect(visit(share.link)).rejects.toMatchObject(gone);
    await expect(visit(share.link, await world.createPerson())).rejects.toMatchObject(gone);
    const here = await visit(share.link, ben);
    for (const wrong of [undefined, "", "another phrase"])
      await expect(unlock(here, wrong)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await unlock(here, password);
    await anna.call.share.update({ share_id: share.id, password: null, emails: [] });
    await unlock(await visit(share.link), undefined);
  });
});

test("a copy has the messages and files of what is shown, says from where, and leaves the original alone", async () => {
  const [anna, ben] = [await world.createPerson(), await world.createPerson()];
  const { chat_id, project_id, file_id } = await workspace(anna);
  const { link } = await shareOf(anna, { chat_id });
  const { chat } = await copyShare(ben.ctx, await visit(link, ben), "https://neptun.example/s/x");
  const { chatMessages } = await ben.call.message.list({ chat_id: chat.id });
  expect(chatMessages.map(({ actor, message }) => [actor, message])).toEqual([
    ["system", "This chat goes on from a copy of https://neptun.example/s/x"],
    ["user", "one"],
    ["assistant", block("a.ts", "1")],
  ]);
  const [copied] = chatMessages[2]!.blocks;
  expect(copied).toMatchObject({ position: 0, title: "a.ts", version: 1 });
  expect(copied!.file_id).not.toBe(file_id);
  expect((await ben.call.file.get({ chat_id: chat.id, file_id: copied!.file_id })).chatFile.text).toBe("1\n");
  await ben.call.message.create({ chat_id: chat.id, message: "on", actor: "user" });
  expect((await anna.call.message.list({ chat_id })).chatMessages).toHaveLength(3);
  const project = await shareOf(anna, { project_id });
  const other = await copyShare(ben.ctx, await visit(project.link, ben), "https://neptun.example/s/y");
  expect((await ben.call.file.list({ chat_id: other.chat.id })).chatFiles).toMatchObject([{ title: "a.ts" }]);
});

test("nobody shares, sees, changes or revokes another's", async () => {
  const [anna, ben] = [await world.createPerson(), await world.createPerson()];
  const { chat_id, file_id, project_id } = await workspace(anna);
  const { id: share_id, link } = await shareOf(anna, { chat_id });
  for (const thing of [{ chat_id }, { file_id }, { project_id }])
    await expect(ben.call.share.create(thing)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await ben.call.share.list({ chat_id })).shares).toEqual([]);
  for (const attempt of [
    () => ben.call.share.get({ share_id }),
    () => ben.call.share.update({ share_id, password: "a phrase of mine" }),
    () => ben.call.share.revoke({ share_id }),
    () => ben.call.share.restore({ share_id }),
  ])
    await expect(attempt()).rejects.toMatchObject(gone);
  expect(await shown(link)).toHaveLength(2);
});

test.each([
  ["nothing", {}],
  ["two things", { chat_id: 1, file_id: 1 }],
  ["a time that is over", { chat_id: 1, expires_at: "2020-01-01T00:00:00Z" }],
  ["a short password", { chat_id: 1, password: "short" }],
  ["no address", { chat_id: 1, emails: ["nobody"] }],
])("a share of or with %s is refused", async (_, input) => {
  const person = await world.createPerson();
  await expect(person.call.share.create(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test.each(["", "x", "A".repeat(43), "A".repeat(42), `${"A".repeat(43)}\n`, "%".repeat(43)])(
  "a link that is wrong leads nowhere: %j",
  async (link) => {
    await expect(visit(link)).rejects.toMatchObject(gone);
  },
);
