import { setTimeout as sleep } from "node:timers/promises";
import { checkAnswers } from "../readers.ts";
import { EIGHT, Round } from "../round.ts";
import type { Scenario } from "../scenario.ts";
import { restart, roundsOf, type Stage, setStage, type World } from "../world.ts";
import { startReaders } from "./kill-answer.ts";

const STOP_BOUND_MS = 30_000;

export const stopApp: Scenario = {
  name: "stop-app",
  about: "SIGTERM with writers at work and open streams: exit 0 within 30 s, and nothing is lost",
  databases: ["embedded", "server"],
  rounds: { short: 2, long: 20 },
  run: async (world) => stopUnder(world, await setStage(world)),
};

/** Stops the app tidily under writers and open streams, and starts it again. */
export async function stopUnder(world: World, stage: Stage) {
  for (const _ of roundsOf(world)) {
    const round = await Round.prepare(world, stage, EIGHT);
    const readers = await startReaders(world, stage, round, "fake/endless");
    round.start();
    await sleep(500 + Math.random() * 500);
    round.fault("SIGTERM");
    const began = performance.now();
    const code = await stage.server.stop();
    const took = Math.round(performance.now() - began);
    world.tally.notes.push(`ended with ${code} after ${took} ms`);
    if (code !== 0) world.tally.violate(`exit code ${code}: ${stage.server.said.slice(0, 500)}`);
    if (took > STOP_BOUND_MS) world.tally.violate(`took ${took} ms to stop`);
    await readers.ended;
    await restart(stage, world);
    await round.check();
    await checkAnswers(stage, world, round.history, { statuses: ["interrupted"] });
  }
}
