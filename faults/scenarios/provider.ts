import { setTimeout as sleep } from "node:timers/promises";
import { BEHAVIOURS, type Behaviour, FAKE_SECRET } from "../../packages/models/src/testing.ts";
import { askAndRead, untilEnded } from "../readers.ts";
import { Round } from "../round.ts";
import type { Scenario } from "../scenario.ts";
import { newChat, roundsOf, type Stage, setStage, type World } from "../world.ts";

const WORDS = Array.from({ length: 30 }, (_, n) => `grüßt 🙂 漢字 ${n} `);
const CUTS = 24;
const CUT_STEP = 211;
const RUDE = ["garbage", "html", "unauthorized", "rate-limited", "failing", "error-in-stream", "cut-utf8", "huge-line"];

/** Answers that break after so many bytes, in the middle of whatever is there. */
const cuts: Behaviour[] = Array.from({ length: CUTS }, (_, n) => ({
  pieces: WORDS,
  cutAfterBytes: n * CUT_STEP + n,
  finishReason: null,
}));

export const provider: Scenario = {
  name: "provider",
  about: "the provider breaks off at many byte positions, sends garbage or HTML, refuses, or fails",
  databases: ["embedded", "server"],
  rounds: { short: 1, long: 5 },
  async run(world) {
    const stage = await setStage(world);
    for (const _ of roundsOf(world)) {
      world.tally.rounds++;
      for (const [n, behaviour] of cuts.entries()) await askRudely(world, stage, `cut ${n}`, behaviour, WORDS.join(""));
      for (const name of RUDE) await askRudely(world, stage, name, BEHAVIOURS[`fake/${name}`]!("", []));
    }
  },
};

/**
 * The asker gets text or a refusal of the contract; the chat keeps what was shown, and no secret. Gives what was shown and
 * how the answer ended.
 */
export async function askRudely(world: World, stage: Stage, name: string, behaviour: Behaviour, whole?: string) {
  const { client, home } = stage;
  const chat = await newChat(stage);
  stage.provider.next(behaviour);
  const body = { messages: [{ role: "user", content: "Go on" }] };
  const response = await client.fetch("POST", `/api/ai/fake/echo/chat?chat_id=${chat}`, { body });
  const text = await response.text();
  if (!response.ok) client.judge(`provider ${name}`, response, text);
  if (response.status === 429 && !response.headers.get("retry-after")) world.tally.violate(`${name}: no Retry-After`);
  const shown = response.ok
    ? text
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line.slice(2)) as string)
        .join("")
    : "";
  const answer = await untilEnded(stage, chat);
  const { chatMessages } = await client.must("GET", `${home}/chats/${chat}/messages`);
  world.tally.acknowledged++;
  if (answer.message !== shown) {
    world.tally.lost++;
    world.tally.violate(`provider ${name}: shown ${shown.length} characters, stored ${answer.message.length}`);
  }
  if (whole !== undefined && !whole.startsWith(shown)) world.tally.violate(`provider ${name}: text that it never sent`);
  if (answer.status !== "failed" && (whole === undefined || shown !== whole) && name !== "garbage") {
    world.tally.violate(`provider ${name}: the answer's status is ${answer.status}`);
  }
  if (text.includes(FAKE_SECRET) || JSON.stringify(chatMessages).includes(FAKE_SECRET)) {
    world.tally.violate(`provider ${name}: its raw words are shown`);
  }
  return { shown, status: answer.status };
}

export const clientGone: Scenario = {
  name: "client-gone",
  about:
    "readers go away in the middle: in a chat the answer goes on to its end, without a chat the provider is let go",
  databases: ["embedded", "server"],
  rounds: { short: 1, long: 10 },
  async run(world) {
    const stage = await setStage(world, { provider: { script: () => ({ pieces: WORDS, delayMs: 40 }) } });
    for (const _ of roundsOf(world)) {
      world.tally.rounds++;
      const chats = await Promise.all(Array.from({ length: 5 }, () => newChat(stage)));
      await Promise.all(chats.map((chat) => readThree(stage, chat)));
      for (const chat of chats) {
        const answer = await untilEnded(stage, chat);
        world.tally.acknowledged++;
        if (answer.message === WORDS.join("") && answer.status === "complete") continue;
        world.tally.lost++;
        world.tally.violate(
          `the answer was cut with its reader: ${answer.status}, ${answer.message.length} characters`,
        );
      }
      await readThree(stage, -1);
      for (const giveUp = Date.now() + 5_000; !stage.provider.requests.at(-1)!.closed && Date.now() < giveUp; )
        await sleep(50);
      if (!stage.provider.requests.at(-1)!.aborted) world.tally.violate("the provider writes for nobody");
    }
  },
};

async function readThree({ client }: Stage, chat: number) {
  const gone = new AbortController();
  const body = { messages: [{ role: "user", content: "Go on" }] };
  const extra = { body, signal: gone.signal };
  const reader = (await client.fetch("POST", `/api/ai/fake/echo/chat?chat_id=${chat}`, extra)).body!.getReader();
  for (let n = 0; n < 3; n++) await reader.read();
  gone.abort();
}

const SLOW_READERS = 50;
const SLOW_MS = 20_000;
const MEMORY_BOUND = 200 * 2 ** 20;

export const slowReaders: Scenario = {
  name: "slow-readers",
  about: "50 readers that take nothing of endless answers: the server's memory stays bounded",
  databases: ["embedded", "server"],
  rounds: { short: 1, long: 3 },
  async run(world) {
    const stage = await setStage(world, {
      provider: { script: () => ({ pieces: ["many words ".repeat(100)], delayMs: 2, endless: true }) },
    });
    for (const _ of roundsOf(world)) {
      const round = await Round.prepare(world, stage, []);
      const before = stage.server.memory();
      const gone = new AbortController();
      const body = { messages: [{ role: "user", content: "Go on" }] };
      const chats = await Promise.all(Array.from({ length: 5 }, () => newChat(stage)));
      const open: Promise<unknown>[] = chats.map((chat) =>
        askAndRead({ stage, history: round.history, name: `reader of ${chat}`, chat }, "fake/echo"),
      );
      await sleep(500);
      for (let n = 0; n < SLOW_READERS; n++)
        open.push(stage.client.fetch("POST", "/api/ai/fake/echo/chat?chat_id=-1", { body, signal: gone.signal }));
      let most = 0;
      for (const until = Date.now() + SLOW_MS; Date.now() < until; await sleep(200))
        most = Math.max(most, stage.server.memory());
      gone.abort();
      await Promise.allSettled(open);
      const inMegabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;
      world.tally.notes.push(`resident memory ${inMegabytes(before)} before, at most ${inMegabytes(most)} meanwhile`);
      if (most - before > MEMORY_BOUND) world.tally.violate(`memory grew by ${inMegabytes(most - before)}`);
    }
  },
};
