import { setTimeout as sleep } from "node:timers/promises";
import { Round } from "../round.ts";
import type { Scenario } from "../scenario.ts";
import { ServerProcess } from "../server.ts";
import { newServer, roundsOf, type Stage, setStage, signUp, type World } from "../world.ts";

export const twoOnOneFolder: Scenario = {
  name: "two-on-one-folder",
  about: "a second process on the data folder is refused in one line, and the first does not notice",
  databases: ["embedded"],
  rounds: { short: 2, long: 10 },
  run: async (world) => startSecond(world, await setStage(world)),
};

/** Starts a second process on the folder of the first, which is writing. */
export async function startSecond(world: World, stage: Stage) {
  for (const _ of roundsOf(world)) {
    const round = await Round.prepare(world, stage);
    round.start({ pauseMs: 20 });
    const second = new ServerProcess(stage.server.env);
    world.later.push(() => second.kill());
    const code = await second.spawn();
    expectRefusal(world, second, code);
    await sleep(300);
    await round.check();
  }
}

export const twoAtOnceOnFolder: Scenario = {
  name: "two-at-once-on-folder",
  about: "two processes start at once on an empty data folder: one wins, the other is refused",
  databases: ["embedded"],
  rounds: { short: 1, long: 10 },
  async run(world) {
    for (const n of roundsOf(world)) {
      const first = await newServer(world, { dataDir: `${world.folder}/data-${n}` });
      const second = new ServerProcess(first.env);
      world.later.push(() => second.kill());
      const started = await Promise.allSettled([first.start(), second.start()]);
      const winners = [first, second].filter((_, index) => started[index]!.status === "fulfilled");
      if (winners.length !== 1) world.tally.violate(`${winners.length} of two processes opened the folder`);
      for (const server of [first, second]) if (!winners.includes(server)) expectRefusal(world, server, 1);
      const round = await Round.prepare(world, await signUp(world, winners[0]!));
      round.start({ pauseMs: 20 });
      await sleep(500);
      await round.check();
      for (const server of [first, second]) await server.kill();
    }
  },
};

/** It ended, and said in one line which process has the folder. */
export function expectRefusal({ tally }: World, { said }: ServerProcess, code: number | null) {
  const lines = said.trim().split("\n");
  const clear = code === 1 && lines.length === 1 && /^Neptun cannot start: .*in use by process \d+/.test(said);
  if (!clear) tally.violate(`the second process ended with ${code} and said: ${said.slice(0, 500)}`);
}
