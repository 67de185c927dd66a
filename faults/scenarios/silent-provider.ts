import { setTimeout as sleep } from "node:timers/promises";
import type { Behaviour } from "../../packages/models/src/testing.ts";
import type { Scenario } from "../scenario.ts";
import { roundsOf, type Stage, setStage, type World } from "../world.ts";
import { askRudely } from "./provider.ts";

const START_SECONDS = 4;
const SILENCE_SECONDS = 2;
/** What a busy machine may add to the time-out. */
const GRACE_MS = 20_000;
const LET_GO_MS = 5_000;
const ENV = { MODEL_START_SECONDS: String(START_SECONDS), MODEL_SILENCE_SECONDS: String(SILENCE_SECONDS) };

const endless: Behaviour = { finishReason: null, dones: 0, hang: true };
const SILENCES: Record<string, { behaviour: Behaviour; seconds: number; text: string }> = {
  "never a byte": { behaviour: { silent: true }, seconds: START_SECONDS, text: "" },
  "a beginning without a word": { behaviour: endless, seconds: SILENCE_SECONDS, text: "" },
  "silent in the middle": {
    behaviour: { ...endless, pieces: ["grüßt 🙂 ", "漢字 "] },
    seconds: SILENCE_SECONDS,
    text: "grüßt 🙂 漢字 ",
  },
  "silent in the middle of a line": {
    behaviour: { ...endless, pieces: ["so far "], raw: 'data: {"choices": [{"del' },
    seconds: SILENCE_SECONDS,
    text: "so far ",
  },
  "thoughts, and then nothing": {
    behaviour: { ...endless, reasoning: ["Let me ", "think."] },
    seconds: SILENCE_SECONDS,
    text: "",
  },
};

export const silentProvider: Scenario = {
  name: "silent-provider",
  about: "the provider falls silent at the start, in the middle, within a line: the answer ends in time, with its text",
  databases: ["embedded", "server"],
  rounds: { short: 1, long: 5 },
  async run(world) {
    const stage = await setStage(world, { env: ENV });
    for (const _ of roundsOf(world)) {
      world.tally.rounds++;
      for (const name of Object.keys(SILENCES)) await askSilent(world, stage, name);
    }
  },
};

async function askSilent(world: World, stage: Stage, name: string) {
  const { behaviour, seconds, text } = SILENCES[name]!;
  const began = performance.now();
  const { shown, status } = await askRudely(world, stage, name, behaviour, text);
  const took = performance.now() - began;
  if (shown !== text || status !== "failed") world.tally.violate(`${name}: ended as ${status} with "${shown}"`);
  if (took < seconds * 1000) world.tally.violate(`${name}: given up after ${Math.round(took)} ms`);
  world.tally.recovered(took, seconds * 1000 + GRACE_MS);
  const request = stage.provider.requests.at(-1)!;
  for (const giveUp = Date.now() + LET_GO_MS; !request.closed && Date.now() < giveUp; ) await sleep(50);
  if (!request.aborted) world.tally.violate(`${name}: the provider was not let go`);
}
