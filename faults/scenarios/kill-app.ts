import { setTimeout as sleep } from "node:timers/promises";
import { Round } from "../round.ts";
import type { Scenario } from "../scenario.ts";
import { restart, roundsOf, type Stage, setStage, type World } from "../world.ts";
import type { Style } from "../writers.ts";

const MOST_REQUESTS = 60;
const MOST_BATCHES = 6;
const MOST_MS = 200;

export const killApp: Scenario = {
  name: "kill-app",
  about: "kill -9 of the app under eight writers: single messages, batches, files, retries with keys",
  databases: ["embedded", "server"],
  rounds: { short: 5, long: 200 },
  run: async (world) => killUnder(world, await setStage(world)),
};

export const killBatch: Scenario = {
  name: "kill-batch",
  about: "kill -9 of the app during batches of 1,000 messages",
  databases: ["embedded", "server"],
  rounds: { short: 3, long: 50 },
  run: async (world) => killUnder(world, await setStage(world), ["thousand", "thousand", "thousand", "thousand"]),
};

/** Kills and restarts the app under writers, round after round, and reads everything back after each. */
export async function killUnder(world: World, stage: Stage, styles?: Style[]) {
  const rounds: Round[] = [];
  for (const n of roundsOf(world)) {
    const round = await Round.prepare(world, stage, styles);
    rounds.push(round);
    round.start();
    await round.untilAcknowledged(1 + Math.random() * (styles ? MOST_BATCHES : MOST_REQUESTS));
    await sleep(Math.random() * MOST_MS);
    round.fault("kill -9");
    await stage.server.kill();
    await restart(stage, world);
    await round.check();
    world.say(`round ${n}: ${world.tally.rows} rows acknowledged, ${world.tally.lost} lost`);
  }
  // What an earlier round stored has to be there after every later kill, too.
  for (const round of rounds) await round.checkAgain();
}
