import { DatabaseUnavailable, type Db } from "@neptun/db";
import { createModels } from "@neptun/models";
import { FAKE_SECRET, FILES_ANSWER } from "@neptun/models/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBlocks } from "../file/blocks.ts";
import { createWorld, type Person, type World } from "../testing.ts";
import { createAnswers } from "./answers.ts";
import { endGeneration } from "./end.ts";
import type { AnswerEvent } from "./schema.ts";
import { askOverRest, followAnswer, send } from "./service.ts";

let world: World;
let anna: Person;
beforeAll(async () => {
  world = await createWorld();
  anna = await world.createPerson();
});
afterAll(() => world.close());

const ask = async (model: string, message = "Hello there") => {
  const { chat } = await anna.call.chat.create({ model, name: "Chat" });
  const { chatMessages } = await anna.call.generation.send({ chat_id: chat.id, message });
  return { chat_id: chat.id, question: chatMessages[0]!, message_id: chatMessages[1]!.id, answer: chatMessages[1]! };
};

async function follow(ids: { chat_id: number; message_id: number }, position = 0) {
  let text = "";
  const starts: number[] = [];
  for await (const event of followAnswer(anna.ctx, { ...ids, position })) {
    if (event.kind === "end") return { text, starts, end: event.chatMessage };
    expect(event.position).toBe(position + text.length);
    starts.push(event.position);
    text += event.text;
  }
  throw new Error("no end");
}

test("sending stores question and answer at once, and the answer grows to its end", async () => {
  const { question, answer, ...ids } = await ask("fake/echo", "one two three");
  expect(question).toMatchObject({ actor: "user", message: "one two three", status: "complete" });
  expect(answer).toMatchObject({ actor: "assistant", message: "", status: "streaming", parent_id: question.id });
  const { text, end } = await follow(ids);
  expect(text).toBe("You wrote: one two three");
  expect(end).toMatchObject({ message: text, status: "complete", model: "fake/echo" });
  expect(end.generation).toMatchObject({ prompt_tokens: 11, completion_tokens: 7, error_code: null });
  expect(end.generation?.duration_ms).toBeGreaterThanOrEqual(0);
});

test("a reader may begin at any position of the answer and gets exactly the rest", async () => {
  const { chat_id, message_id } = await ask("fake/echo", "äöü 👩‍👩‍👧 end");
  const { text } = await follow({ chat_id, message_id });
  for (let position = 0; position <= text.length; position++) {
    expect((await follow({ chat_id, message_id }, position)).text).toBe(text.slice(position));
  }
});

test("what a reader has seen is stored, and lists tell the text so far", async () => {
  const { chat_id, message_id } = await ask("fake/gated");
  world.provider.gate.release(3);
  const events = followAnswer(anna.ctx, { chat_id, message_id, position: 0 });
  let seen = "";
  while (seen.length < "piece 1\npiece 2\npiece 3\n".length) {
    const { value } = (await events.next()) as { value: AnswerEvent };
    if (value.kind === "text") seen += value.text;
    const { chatMessages } = await anna.call.message.list({ chat_id });
    expect(chatMessages[1]!.message.startsWith(seen)).toBe(true);
    expect(chatMessages[1]!.status).toBe("streaming");
  }
  expect(seen).toBe("piece 1\npiece 2\npiece 3\n");
  const stopped = await anna.call.generation.stop({ chat_id, message_id });
  expect(stopped.chatMessage).toMatchObject({ status: "stopped", message: seen });
  expect((await follow({ chat_id, message_id })).text).toBe(seen);
});

test("stopping closes the connection to the provider", async () => {
  const { chat_id, message_id } = await ask("fake/endless");
  await anna.call.generation.stop({ chat_id, message_id });
  await expect.poll(() => world.provider.requests.at(-1)?.aborted).toBe(true);
});

test("the code blocks of an answer become files when it ends", async () => {
  const { chat_id, message_id } = await ask("fake/files");
  const { end } = await follow({ chat_id, message_id });
  expect(end.message).toBe(FILES_ANSWER);
  const { chatFiles } = await anna.call.file.list({ chat_id });
  expect(chatFiles.map(({ title }) => title)).toEqual(["Dockerfile", "server.js"]);
  expect(end.blocks.map(({ file_id }) => file_id)).toEqual(chatFiles.map(({ id }) => id));
});

test("an error of the provider is told in words, without its key or raw body, and can be retried", async () => {
  world.provider.next({ status: 500, body: FAKE_SECRET });
  const { chat_id, message_id, question } = await ask("fake/echo", "again please");
  const { end } = await follow({ chat_id, message_id });
  expect(end).toMatchObject({ status: "failed", message: "" });
  expect(end.generation?.error_message).toBeTruthy();
  expect(JSON.stringify(end)).not.toContain(FAKE_SECRET);
  const { chatMessage } = await anna.call.generation.retry({ chat_id, message_id });
  expect(chatMessage).toMatchObject({ status: "streaming", parent_id: question.id });
  expect((await follow({ chat_id, message_id: chatMessage.id })).text).toBe("You wrote: again please");
  const { chatMessages } = await anna.call.message.list({ chat_id });
  expect(chatMessages.map(({ id }) => id)).toEqual([question.id, chatMessage.id]);
});

test("any answer can be retried: the other one comes beside it, with what the model is told besides, and nothing is lost", async () => {
  const { chat_id, message_id, question } = await ask("fake/echo", "first");
  await follow({ chat_id, message_id });
  const more = await anna.call.message.create({ chat_id, message: "more", actor: "user" });
  const retry = { chat_id, message_id, model: "fake/echo", instruction: "shorter" };
  const { chatMessage } = await anna.call.generation.retry(retry);
  expect(chatMessage).toMatchObject({ parent_id: question.id, generation: { instruction: "shorter" } });
  expect((await follow({ chat_id, message_id: chatMessage.id })).end.status).toBe("complete");
  const asked = world.provider.requests.at(-1)!.body as { messages: { role: string; content: string }[] };
  expect(asked.messages.slice(1)).toEqual([
    { role: "user", content: "first" },
    { role: "user", content: "shorter" },
  ]);
  expect((await anna.call.branch.forks({ chat_id })).forks).toEqual([
    { after_id: question.id, message_ids: [message_id, chatMessage.id] },
  ]);
  const all = await anna.call.message.list({ chat_id, branch: "all" });
  expect(all.chatMessages.map(({ id }) => id)).toEqual([question.id, message_id, more.chatMessage.id, chatMessage.id]);
  await expect(anna.call.generation.retry({ chat_id, message_id: question.id })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
});

test("an answer that was stopped goes on as the same message, behind what there is of it", async () => {
  const { chat_id, message_id } = await ask("fake/gated", "count");
  world.provider.gate.release(2);
  const events = followAnswer(anna.ctx, { chat_id, message_id, position: 0 });
  let seen = "";
  while (!seen.includes("piece 2\n")) {
    const { value } = (await events.next()) as { value: AnswerEvent };
    if (value.kind === "text") seen += value.text;
  }
  const { chatMessage: stopped } = await anna.call.generation.stop({ chat_id, message_id });
  const { chatMessage: going } = await anna.call.generation.continue({ chat_id, message_id, model: "fake/echo" });
  expect(going).toMatchObject({ id: message_id, status: "streaming", message: stopped.message });
  const { text, end } = await follow({ chat_id, message_id }, stopped.message.length);
  expect(text).toBe("You wrote: count");
  expect(end).toMatchObject({ status: "complete", message: `${stopped.message}You wrote: count` });
  const asked = world.provider.requests.at(-1)!.body as { messages: { role: string; content: string }[] };
  expect(asked.messages.at(-1)).toEqual({ role: "assistant", content: stopped.message });
  await expect(anna.call.generation.continue({ chat_id, message_id })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("an answer that reached the limit of its length ends there, with what it took, and can go on", async () => {
  const usage = { prompt_tokens: 3, completion_tokens: 2 };
  world.provider.next({ pieces: ["One", ", two"], finishReason: "length", usage });
  const { chat_id, message_id } = await ask("fake/echo", "count");
  const { end } = await follow({ chat_id, message_id });
  expect(end).toMatchObject({ status: "stopped", message: "One, two", generation: { error_code: "length", ...usage } });
  world.provider.next({ pieces: [", three"] });
  const { chatMessage } = await anna.call.generation.continue({ chat_id, message_id });
  expect(chatMessage).toMatchObject({ id: message_id, status: "streaming", message: "One, two" });
  const whole = { status: "complete", message: "One, two, three", generation: { error_code: null } };
  expect((await follow({ chat_id, message_id })).end).toMatchObject(whole);
});

test("a question that is asked in other words is answered on a branch of its own", async () => {
  const { chat_id, question, message_id } = await ask("fake/echo", "before");
  await follow({ chat_id, message_id });
  const { chatMessages } = await anna.call.generation.send({ chat_id, message: "after", instead_of: question.id });
  const { text } = await follow({ chat_id, message_id: chatMessages[1]!.id });
  expect(text).toBe("You wrote: after");
  const shown = (await anna.call.message.list({ chat_id })).chatMessages.map(({ message }) => message);
  expect(shown).toEqual(["after", "You wrote: after"]);
  const answer = { chat_id, message: "x", instead_of: message_id };
  await expect(anna.call.generation.send(answer)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("an answer on a branch that is left meanwhile ends there: it edits the files of its branch, and the other one keeps its own", async () => {
  const { chat } = await anna.call.chat.create({ model: "fake/silent", name: "Chat" });
  const chat_id = chat.id;
  const block = (text: string) => `\`\`\`txt title="a.txt"\n${text}\n\`\`\``;
  await anna.call.message.create({ chat_id, message: block("first"), actor: "assistant" });
  const { chatMessage: old } = await anna.call.message.create({ chat_id, message: "old", actor: "user" });
  await anna.call.message.create({ chat_id, message: block("second"), actor: "assistant" });
  const { chatMessages } = await anna.call.generation.send({ chat_id, message: "new", instead_of: old.id });
  const message_id = chatMessages[1]!.id;
  await anna.call.branch.open({ chat_id, message_id: old.id });
  const { id: generation_id } = await world.db.prisma.chat_conversation_generation.findFirstOrThrow({
    where: { neptun_user_id: anna.ctx.user.id, chat_conversation_message_id: message_id },
  });
  const text = block("<<<<<<< SEARCH\nfirst\n=======\nthird\n>>>>>>> REPLACE");
  const piece = { neptun_user_id: anna.ctx.user.id, generation_id, position: 0, text };
  await world.db.prisma.chat_conversation_generation_piece.create({ data: piece });
  const ended = await endGeneration(anna.ctx, { chat_id, message_id, generation_id }, { status: "complete" });
  expect(ended).toMatchObject({ problems: [], blocks: [{ title: "a.txt", version: 3 }] });
  const textAt = async () => {
    const { files } = await anna.call.file.tree({ chat_id });
    return (await anna.call.file.get({ chat_id, file_id: files[0]!.id })).chatFile.text;
  };
  expect(await textAt()).toBe("second\n");
  await anna.call.branch.open({ chat_id, message_id });
  expect(await textAt()).toBe("third\n");
});

test("a model that nobody serves gives a clear error in the chat", async () => {
  const { chat_id, message_id } = await ask("google/gemma-2-27b-it");
  const { end } = await follow({ chat_id, message_id });
  expect(end).toMatchObject({ status: "failed", generation: { error_code: "not_served" } });
  expect(end.generation?.error_message).toContain("No provider offers this model");
});

test("the model gets the project, the system messages and the conversation", async () => {
  const { project } = await anna.call.project.create({
    name: "Ship",
    description: "Sails the seas.",
    type: "web-app",
    main_language: "go",
  });
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Chat", project_id: project.id });
  await anna.call.message.createMany({
    chat_id: chat.id,
    messages: [
      { content: "Be brief.", role: "system" },
      { content: "one", role: "user" },
      { content: "two", role: "assistant" },
    ],
  });
  const { chatMessages } = await anna.call.generation.send({ chat_id: chat.id, message: "three" });
  await follow({ chat_id: chat.id, message_id: chatMessages[1]!.id });
  const [system, ...rest] = world.provider.requests.at(-1)!.messages;
  for (const part of ["Ship", "Sails the seas.", "web app", "go", "Be brief."]) expect(system!.content).toContain(part);
  expect(rest).toEqual([
    { role: "user", content: "one" },
    { role: "assistant", content: "two" },
    { role: "user", content: "three" },
  ]);
});

test("a message of the user's that is the last one is answered; another one, or an answer, is not", async () => {
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Chat" });
  const chat_id = chat.id;
  const { chatMessage: first } = await anna.call.message.create({ chat_id, message: "one", actor: "user" });
  const input = { chat_id, message_id: first.id, idempotency_key: "answer-1" };
  const { chatMessage } = await anna.call.generation.answer(input);
  expect(chatMessage).toMatchObject({ actor: "assistant", status: "streaming", parent_id: first.id });
  expect((await anna.call.generation.answer(input)).chatMessage.id).toBe(chatMessage.id);
  expect((await follow({ chat_id, message_id: chatMessage.id })).text).toBe("You wrote: one");
  const answer = (message_id: number) => anna.call.generation.answer({ chat_id, message_id });
  await expect(answer(first.id)).rejects.toThrow("Only the last message of a chat can be answered");
  await expect(answer(chatMessage.id)).rejects.toThrow("Only a message of the user can be answered");
  const eve = await world.createPerson();
  await expect(eve.call.generation.answer({ chat_id, message_id: first.id })).rejects.toThrow("Chat not found");
});

test("a failed answer tells what its provider said, and forgets it when it is asked again", async () => {
  const { chat_id, message_id } = await ask("fake/rate-limited");
  const { end } = await follow({ chat_id, message_id });
  expect(end.generation).toMatchObject({
    error_code: "rate_limited",
    provider_status: 429,
    provider_request_id: "req_fake-7",
  });
  const wait = Date.parse(end.generation!.retry_at!) - Date.parse(end.updated_at);
  expect(Math.abs(wait - 7_000)).toBeLessThan(1_000);
  const { chatMessages } = await anna.call.message.list({ chat_id });
  expect(chatMessages[1]!.generation).toEqual(end.generation);

  world.provider.next({
    pieces: ["So far "],
    raw: `data: {"error":{"message":"${FAKE_SECRET}","code":502}}\n\n`,
  });
  const { chatMessage: broken } = await anna.call.generation.retry({ chat_id, message_id });
  const { end: half } = await follow({ chat_id, message_id: broken.id });
  expect(half.generation).toMatchObject({ provider_status: 502, provider_request_id: null, retry_at: null });
  await anna.call.generation.continue({ chat_id, message_id: broken.id, model: "fake/echo" });
  const { end: whole } = await follow({ chat_id, message_id: broken.id });
  expect(whole).toMatchObject({ status: "complete", generation: { error_code: null, provider_status: null } });
});

test("a conversation beyond the context window keeps its newest messages", async () => {
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Chat" });
  const long = (n: number) => `${n} ${"x".repeat(6000)}`;
  await anna.call.message.createMany({
    chat_id: chat.id,
    messages: Array.from({ length: 8 }, (_, n) => ({ content: long(n), role: "user" as const })),
  });
  const { chatMessages } = await anna.call.generation.send({ chat_id: chat.id, message: "last" });
  await follow({ chat_id: chat.id, message_id: chatMessages[1]!.id });
  const sent = world.provider.requests
    .at(-1)!
    .messages.slice(1)
    .map(({ content }) => content.slice(0, 4).trim());
  expect(sent.at(-1)).toBe("last");
  expect(sent.length).toBeGreaterThan(2);
  expect(sent.length).toBeLessThan(9);
  expect(sent.at(-2)).toMatch(/^7/);
});

async function chatWithFiles(...files: { title: string; text: string }[]) {
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Chat" });
  const { chatFiles } = await anna.call.file.upload({ chat_id: chat.id, files });
  return { chat_id: chat.id, file_ids: chatFiles.map(({ id }) => id) };
}
const sentTurns = () => world.provider.requests.at(-1)!.messages.slice(1);

test("the model reads the files that are given with a message, byte for byte, whatever is in them, also when it is asked again", async () => {
  const hostile = 'one\n````\n```ts title="evil.ts"\nx\n```\nlast without a line break';
  const { chat_id: other, file_ids } = await chatWithFiles(
    { title: "src/a.ts", text: hostile },
    { title: "b.md", text: "two\n" },
  );
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Chat" });
  const ids = [file_ids[1]!, file_ids[0]!, file_ids[1]!];
  const { chatMessages } = await anna.call.generation.send({ chat_id: chat.id, message: "Read", file_ids: ids });
  const [question, answer] = chatMessages;
  expect(question!.files).toEqual([
    { file_id: file_ids[1], title: "b.md", version: 1, chat_conversation_id: other, size: 4 },
    { file_id: file_ids[0], title: "src/a.ts", version: 1, chat_conversation_id: other, size: hostile.length },
  ]);
  await follow({ chat_id: chat.id, message_id: answer!.id });
  const check = () => {
    const [turn] = sentTurns();
    const blocks = findBlocks(turn!.content);
    expect(blocks.map(({ info, text }) => [info, text])).toEqual([
      ['markdown title="b.md"', "two\n"],
      ['typescript title="src/a.ts"', `${hostile}\n`],
    ]);
    expect(turn!.content).toContain("File src/a.ts, version 1:");
    expect(turn!.content.endsWith("\n\nRead")).toBe(true);
  };
  check();
  const { chatMessage } = await anna.call.generation.retry({ chat_id: chat.id, message_id: answer!.id });
  await follow({ chat_id: chat.id, message_id: chatMessage.id });
  check();
  const listed = (await anna.call.message.list({ chat_id: chat.id })).chatMessages;
  expect(listed[0]!.files).toEqual(question!.files);
  expect(findBlocks(listed[0]!.message)).toEqual([]);
});

test("files that do not fit are left out with a word, older ones first, and none is cut", async () => {
  const text = (n: number) => `${"x".repeat(79)}\n`.repeat(n);
  const { chat_id, file_ids } = await chatWithFiles(
    { title: "old.txt", text: text(80) },
    { title: "new.txt", text: text(120) },
    { title: "huge.txt", text: text(2_000) },
  );
  const send = async (message: string, file_ids: number[]) => {
    world.provider.next({ pieces: ["Read."] });
    const { chatMessages } = await anna.call.generation.send({ chat_id, message, file_ids });
    await follow({ chat_id, message_id: chatMessages[1]!.id });
    return sentTurns();
  };
  expect((await send("first", [file_ids[0]!]))[0]!.content).toContain(text(80));
  const turns = await send("second", [file_ids[2]!, file_ids[1]!]);
  expect(turns.at(-1)!.content).toContain(text(120));
  expect(turns.at(-1)!.content).toContain("(The file huge.txt, version 1, is left out here: it does not fit.)");
  expect(turns[0]!.content).toBe("(The file old.txt, version 1, is left out here: it does not fit.)\n\nfirst");
  const again = await send("third", [file_ids[0]!]);
  expect(again[0]!.content).toContain("old.txt, version 1, is left out here: it comes with a later message");
  expect(again.at(-1)!.content).toContain(text(80));
});

test("another's file, one in the trash and one that is not there are not found, and nothing is stored", async () => {
  const ben = await world.createPerson();
  const { chat } = await ben.call.chat.create({ model: "fake/echo", name: "Chat" });
  const mine = await chatWithFiles({ title: "a.txt", text: "secret\n" }, { title: "b.txt", text: "b\n" });
  await anna.call.file.delete({ chat_id: mine.chat_id, file_id: mine.file_ids[1]! });
  const refused = { code: "NOT_FOUND", message: "File not found" };
  for (const [person, chat_id, id] of [
    [ben, chat.id, mine.file_ids[0]!],
    [ben, chat.id, 2_000_000_000],
    [anna, mine.chat_id, mine.file_ids[1]!],
  ] as const) {
    const call = person.call;
    const file_ids = [id];
    await expect(call.generation.send({ chat_id, message: "x", file_ids })).rejects.toMatchObject(refused);
    await expect(call.message.create({ chat_id, message: "x", actor: "user", file_ids })).rejects.toMatchObject(
      refused,
    );
    const messages = [
      { content: "a", role: "user" as const },
      { content: "b", role: "user" as const, file_ids },
    ];
    await expect(call.message.createMany({ chat_id, messages })).rejects.toMatchObject(refused);
    const question = { model: "fake/echo", chat_id: null, messages };
    const { signal } = new AbortController();
    await expect(askOverRest(person.ctx, question, undefined, signal)).rejects.toMatchObject(refused);
    expect((await call.message.list({ chat_id })).chatMessages).toEqual([]);
  }
});

test("only a user's message comes with files, at most 100 and 4 MiB of them", async () => {
  const files = Array.from({ length: 5 }, (_, n) => ({ title: `${n}.txt`, text: "x".repeat(1024 * 1024) }));
  const { chat_id, file_ids } = await chatWithFiles(...files);
  const send = (file_ids: number[]) => anna.call.generation.send({ chat_id, message: "x", file_ids });
  await expect(send(file_ids)).rejects.toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
  await expect(send(Array(101).fill(file_ids[0]))).rejects.toMatchObject({ code: "BAD_REQUEST" });
  const wrong = { chat_id, message: "x", actor: "assistant" as const, file_ids: file_ids.slice(0, 1) };
  await expect(anna.call.message.create(wrong)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect((await anna.call.message.list({ chat_id })).chatMessages).toEqual([]);
});

test("over REST, too, the model reads the files of a message, of a whole conversation and without a chat", async () => {
  const { chat_id, file_ids } = await chatWithFiles({ title: "a.txt", text: "alpha\n" });
  const user = (content: string, file_ids?: number[]) => ({ role: "user" as const, content, file_ids });
  for (const [chat, messages] of [
    [chat_id, [user("one", file_ids)]],
    [chat_id, [user("zero"), user("one", file_ids)]],
    [null, [user("one", file_ids)]],
  ] as const) {
    const question = { model: "fake/echo", chat_id: chat, messages: [...messages] };
    const { pieces } = await askOverRest(anna.ctx, question, undefined, new AbortController().signal);
    for await (const _ of pieces);
    expect(world.provider.requests.at(-1)!.messages.at(-1)!.content).toContain("alpha\n```\n\none");
  }
  const { chatMessages } = await anna.call.message.list({ chat_id });
  expect(chatMessages.filter(({ files }) => files.length === 1)).toHaveLength(2);
});

test("an answer that was cut leaves its unfinished edit alone", async () => {
  const { chat_id } = await chatWithFiles({ title: "a.ts", text: "one\n" });
  const edit = '```ts title="a.ts"\n<<<<<<< SEARCH\none\n=======\ntwo\n>>>>>>> REPLACE\n';
  const second = edit.replace("one", "two").replace("two\n>", "three\n>");
  world.provider.next({ pieces: [edit, "```\n\n", second, "never"], gated: true });
  const { chatMessages } = await anna.call.generation.send({ chat_id, message: "go" });
  world.provider.gate.release(3);
  await expect
    .poll(async () => (await anna.call.message.list({ chat_id })).chatMessages[1]!.message)
    .toContain("three");
  const { chatMessage } = await anna.call.generation.stop({ chat_id, message_id: chatMessages[1]!.id });
  expect(chatMessage).toMatchObject({ status: "stopped", problems: [] });
  expect(chatMessage.blocks.map(({ version }) => version)).toEqual([2]);
  const { file_id } = chatMessage.blocks[0]!;
  const { chatFile } = await anna.call.file.get({ chat_id, file_id });
  expect(chatFile).toMatchObject({ text: "two\n", head_id: file_id });
});

test("what a dead process left is marked interrupted and keeps its text", async () => {
  const { chat_id, message_id } = await ask("fake/gated");
  world.provider.gate.release(2);
  await expect
    .poll(async () => (await anna.call.message.list({ chat_id })).chatMessages[1]!.message)
    .toBe("piece 1\npiece 2\n");
  // The next process on this database, while this one no longer writes.
  const models = createModels({ providers: [], tryLocalOllama: false });
  const next = createAnswers({ db: world.db, models, log: () => {}, alone: true });
  await next.open();
  const interrupted = { status: "interrupted", message: "piece 1\npiece 2\n" };
  expect((await anna.call.message.list({ chat_id })).chatMessages[1]).toMatchObject(interrupted);
  await next.close();
  models.close();
  // Were it not dead, it would notice and stop, and its readers see the same end.
  expect((await follow({ chat_id, message_id })).end).toMatchObject(interrupted);
});

test("a question waits for a database that is away when its answer begins", async () => {
  let refused = 0;
  const away: Db = {
    ...world.db,
    query: (statement, values) =>
      statement.name === "generation_project" && refused++ === 0
        ? Promise.reject(new DatabaseUnavailable("timeout exceeded when trying to connect"))
        : world.db.query(statement, values),
  };
  const log = (error: unknown) => world.logged.push(error);
  const answers = createAnswers({ db: away, models: world.models, log, alone: false });
  const busy = { ...anna.ctx, answers };
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Chat" });
  const [, answer] = await send(busy, { chat_id: chat.id, message: "still there?" });
  await answers.get(answer!.id)!.ended();
  expect(refused).toBe(2);
  const { end } = await follow({ chat_id: chat.id, message_id: answer!.id });
  expect(end).toMatchObject({ status: "complete", message: "You wrote: still there?" });
  await answers.close();
});

test("deleting a chat ends the answers in it", async () => {
  const { chat_id, message_id } = await ask("fake/endless");
  await anna.call.chat.delete({ chat_id });
  await expect.poll(() => anna.ctx.answers.get(message_id)).toBeUndefined();
  await expect(follow({ chat_id, message_id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("nobody follows, stops or retries another person's answer", async () => {
  const { chat_id, message_id } = await ask("fake/slow");
  const ben = await world.createPerson();
  const ids = { chat_id, message_id };
  await expect(ben.call.generation.stop(ids)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(ben.call.generation.retry(ids)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(ben.call.generation.send({ chat_id, message: "hi" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(followAnswer(ben.ctx, { ...ids, position: 0 }).next()).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a reader that goes away does not disturb the answer", async () => {
  const { chat_id, message_id } = await ask("fake/files");
  const gone = new AbortController();
  for await (const _ of followAnswer(anna.ctx, { chat_id, message_id, position: 0 }, gone.signal)) gone.abort();
  expect((await follow({ chat_id, message_id })).text).toBe(FILES_ANSWER);
});

test("over REST the answer is the same, stored in the chat or not at all", async () => {
  const collect = async (chat_id: number | null) => {
    let text = "";
    const question = { model: "fake/echo", chat_id, messages: [{ role: "user" as const, content: "hi" }] };
    const { pieces } = await askOverRest(anna.ctx, question, undefined, new AbortController().signal);
    for await (const piece of pieces) text += piece;
    return text;
  };
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Chat" });
  expect(await collect(chat.id)).toBe("You wrote: hi");
  expect(await collect(null)).toBe("You wrote: hi");
  const { chatMessages } = await anna.call.message.list({ chat_id: chat.id });
  expect(chatMessages.map(({ message }) => message)).toEqual(["hi", "You wrote: hi"]);
});

test("a user has a bounded number of answers under way", async () => {
  const ben = await world.createPerson();
  const { chat } = await ben.call.chat.create({ model: "fake/endless", name: "Chat" });
  const send = () => ben.call.generation.send({ chat_id: chat.id, message: "go" });
  for (let n = 0; n < 20; n++) await send();
  await expect(send()).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  await ben.call.chat.delete({ chat_id: chat.id });
});

test("a question sent twice with one key is asked once", async () => {
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Chat" });
  const send = () => anna.call.generation.send({ chat_id: chat.id, message: "once", idempotency_key: "ask" });
  const first = await send();
  const asked = world.provider.requests.length;
  expect((await send()).chatMessages.map(({ id }) => id)).toEqual(first.chatMessages.map(({ id }) => id));
  expect((await follow({ chat_id: chat.id, message_id: first.chatMessages[1]!.id })).text).toBe("You wrote: once");
  expect((await anna.call.message.list({ chat_id: chat.id })).chatMessages).toHaveLength(2);
  expect(world.provider.requests.length - asked).toBeLessThanOrEqual(1);
});

test("nothing unexpected was logged", () => {
  expect(world.logged).toEqual([]);
});
