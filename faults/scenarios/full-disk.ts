import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SmallDisk } from "../disk.ts";
import { Cluster } from "../postgres.ts";
import type { Scenario } from "../scenario.ts";
import { runHurt } from "./database.ts";

const FULL_MS = 8_000;

export const fullDisk: Scenario = {
  name: "full-disk",
  about: "the disk of the data folder is full, and has room again",
  databases: ["embedded"],
  rounds: { short: 1, long: 5 },
  async run(world) {
    const disk = SmallDisk.mount(world, 400);
    await runHurt(world, () => fillAndFree(disk), { dataDir: path.join(disk.folder, "data") });
  },
};

export const fullDatabaseDisk: Scenario = {
  name: "full-database-disk",
  about: "the disk of the database server is full, and has room again; the administrator starts it if it gave up",
  databases: ["server"],
  rounds: { short: 1, long: 5 },
  async run(world) {
    const disk = SmallDisk.mount(world, 400);
    const cluster = await Cluster.create({ folder: disk.folder });
    world.later.push(() => cluster.stop());
    world.database = { kind: "server", cluster, create: () => cluster.createDatabase() };
    await runHurt(world, async () => {
      await fillAndFree(disk);
      if (!cluster.running) {
        world.tally.notes.push("the database server gave up, and was started again");
        await cluster.start();
      }
    });
  },
};

async function fillAndFree(disk: SmallDisk) {
  disk.fill();
  await sleep(FULL_MS);
  disk.free();
}
