import { setTimeout as sleep } from "node:timers/promises";
import type { Behaviour, FakeProviderOptions } from "../../packages/models/src/testing.ts";
import { ask, askAndRead, checkAnswers, follow } from "../readers.ts";
import { Round } from "../round.ts";
import type { Scenario } from "../scenario.ts";
import { newChat, restart, roundsOf, type Stage, setStage, type World } from "../world.ts";

const PIECES = Array.from({ length: 3_000 }, (_, n) => (n % 5 ? `Wort ${n} grüßt 🙂 ` : `\n\n漢字 ${n}, `));
const ANSWER: Behaviour = { pieces: PIECES, delayMs: 10 };
const ANSWERS = 4;
export const LONG_ANSWERS: FakeProviderOptions = {
  script: ({ model }) => (model === "fake/echo" ? ANSWER : undefined),
};

export const killAnswer: Scenario = {
  name: "kill-answer",
  about: "kill -9 of the app while answers are written and read by several readers",
  databases: ["embedded", "server"],
  rounds: { short: 3, long: 30 },
  run: async (world) => killAnswers(world, await setStage(world, { provider: LONG_ANSWERS })),
};

/** Kills the app in the middle of answers; the stage's provider gives `LONG_ANSWERS`. */
export async function killAnswers(world: World, stage: Stage) {
  for (const _ of roundsOf(world)) {
    const round = await Round.prepare(world, stage, []);
    const readers = await startReaders(world, stage, round);
    await sleep(300 + Math.random() * 1_500);
    round.fault("kill -9");
    await stage.server.kill();
    await readers.ended;
    await restart(stage, world);
    await checkAnswers(stage, world, round.history, { statuses: ["interrupted"], whole: PIECES.join("") });
  }
}

/** Half of the answers are asked for over the documented route, half over tRPC, those with two followers each. */
export async function startReaders(world: World, stage: Stage, { history }: Round, model = "fake/echo") {
  const reading: Promise<void>[] = [];
  for (let n = 0; n < ANSWERS; n++) {
    const chat = await newChat(stage);
    const name = (door: string) => `round ${world.tally.rounds} answer ${n} ${door}`;
    if (n % 2) reading.push(askAndRead({ stage, history, name: name("rest"), chat }, model));
    else {
      const message = await ask(stage, chat, model);
      for (const door of ["first", "second"]) reading.push(follow({ stage, history, name: name(door), chat }, message));
    }
  }
  await untilShown(history, reading.length);
  return { ended: Promise.all(reading) };
}

/** Every reader has something to lose. */
async function untilShown(history: Round["history"], readers: number) {
  for (const giveUp = Date.now() + 30_000; Date.now() < giveUp; await sleep(50)) {
    const seen = new Set(history.read().flatMap((entry) => (entry.kind === "saw" ? [entry.reader] : [])));
    if (seen.size >= readers) return;
  }
  throw new Error("The readers were shown nothing");
}
