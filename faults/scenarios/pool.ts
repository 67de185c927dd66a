import { setTimeout as sleep } from "node:timers/promises";
import { Round } from "../round.ts";
import type { Scenario } from "../scenario.ts";
import { roundsOf, setStage } from "../world.ts";
import type { Style } from "../writers.ts";

const AT_ONCE: Style[] = Array.from(
  { length: 200 },
  (_, n) => (["single", "batch", "files", "keyed"] as const)[n % 4]!,
);

export const pool: Scenario = {
  name: "pool",
  about: "200 requests at once on three connections",
  databases: ["server"],
  rounds: { short: 1, long: 5 },
  async run(world) {
    const stage = await setStage(world, { env: { DATABASE_POOL_SIZE: "3" } });
    for (const _ of roundsOf(world)) {
      const round = await Round.prepare(world, stage, AT_ONCE);
      round.start();
      await sleep(6_000);
      await round.check();
    }
  },
};
