import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type Person, type World } from "../testing.ts";
import { condense } from "./summarised-turns.ts";

let world: World;
let anna: Person;
beforeAll(async () => {
  world = await createWorld();
  anna = await world.createPerson();
});
afterAll(() => world.close());

const ended = async (chat_id: number, message_id: number) => {
  await expect
    .poll(
      async () => (await anna.call.message.list({ chat_id })).chatMessages.find(({ id }) => id === message_id)?.status,
    )
    .not.toBe("streaming");
};

test("a chat that is too long goes on in a new one from a summary, which the model is asked for with all that was said", async () => {
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Long" });
  const chat_id = chat.id;
  const { chatMessages } = await anna.call.message.createMany({
    chat_id,
    messages: [
      { role: "user", content: "The port is 8443." },
      { role: "assistant", content: 'Noted.\n\n```txt title="port.txt"\n8443\n```' },
      { role: "user", content: `Long: ${"x".repeat(100_000)} END` },
    ],
  });
  const made = await anna.call.generation.summarise({ chat_id, message_id: chatMessages[2]!.id, message: "Sum it up" });
  expect(made.chat).toMatchObject({ name: "Long (2)", origin_chat_id: chat_id, origin_kind: "summary" });
  const [question, answer] = made.chatMessages;
  expect(question).toMatchObject({ actor: "user", message: "Sum it up", chat_conversation_id: made.chat.id });
  expect(answer).toMatchObject({ actor: "assistant", status: "streaming" });
  await ended(made.chat.id, answer!.id);
  const asked = () => world.provider.requests.at(-1)!.messages;
  expect(asked().map(({ role }) => role)).toEqual(["system", "user", "assistant", "user", "user"]);
  expect(asked()[1]!.content).toBe("The port is 8443.");
  expect(asked()[3]!.content).toMatch(/^Long: x+\n\[…\]\nx+ END$/);
  expect(asked()[4]!.content).toBe("Sum it up");
  expect(JSON.stringify(asked()).length).toBeLessThan(8192 * 3);
  const { files } = await anna.call.file.tree({ chat_id: made.chat.id });
  expect(files.map(({ title }) => title)).toEqual(["port.txt"]);

  const again = await anna.call.generation.retry({ chat_id: made.chat.id, message_id: answer!.id });
  await ended(made.chat.id, again.chatMessage.id);
  expect(asked()).toHaveLength(5);
  const next = await anna.call.generation.send({ chat_id: made.chat.id, message: "And now?" });
  await ended(made.chat.id, next.chatMessages[1]!.id);
  expect(
    asked()
      .map(({ content }) => content)
      .slice(1),
  ).toEqual(["Sum it up", "You wrote: Sum it up", "And now?"]);
});

test("another's chat cannot be summarised, and nothing is left of an attempt with an unknown model", async () => {
  const { chat } = await anna.call.chat.create({ model: "fake/echo", name: "Mine" });
  const { chatMessage } = await anna.call.message.create({ chat_id: chat.id, message: "one", actor: "user" });
  const ids = { chat_id: chat.id, message_id: chatMessage.id };
  const eve = await world.createPerson();
  await expect(eve.call.generation.summarise(ids)).rejects.toThrow("Chat not found");
  const count = (await anna.call.chat.list({})).chats.length;
  await expect(anna.call.generation.summarise({ ...ids, model: "nobody/nothing" })).rejects.toThrow();
  expect((await anna.call.chat.list({})).chats).toHaveLength(count);
});

const turn = (content: string) => ({ role: "user" as const, content });
const lengths = (turns: { content: string }[]) => turns.map(({ content }) => content.length);

test("short turns leave their room to the long ones, of which the middle is left out", () => {
  const turns = [turn("a".repeat(100)), turn("b".repeat(5_000)), turn("c".repeat(300))];
  expect(condense(turns, 10_000)).toEqual(turns);
  const less = condense(turns, 2_000);
  expect(lengths(less)[0]).toBe(100);
  expect(lengths(less)[2]).toBe(300);
  expect(lengths(less)[1]).toBeGreaterThan(1_500);
  expect(lengths(less).reduce((sum, length) => sum + length)).toBeLessThanOrEqual(2_000);
});

test("of too many turns the first and the newest stay, and no character is cut in two", () => {
  const many = Array.from({ length: 100 }, (_, n) => turn(`${n} ${"🙂".repeat(200)}`));
  const less = condense(many, 1_000);
  expect(less.map(({ content }) => content.split(" ")[0])).toEqual(["0", "96", "97", "98", "99"]);
  for (const { content } of less) expect(content).not.toMatch(/\p{Surrogate}/u);
  expect(condense([], 1_000)).toEqual([]);
  expect(condense(many, 0)).toHaveLength(1);
});
