import { setTimeout as sleep } from "node:timers/promises";
import { queryOnce } from "../postgres.ts";
import { Round } from "../round.ts";
import type { Scenario } from "../scenario.ts";
import { ServerProcess } from "../server.ts";
import { newServer, roundsOf, signUp, type World } from "../world.ts";

const KILLS = 6;
const LONGEST_MS = 4_000;
/** Making a cluster takes long on a busy machine. */
const FIRST_START_BOUND_MS = 120_000;

export const twoOnOneDatabase: Scenario = {
  name: "two-at-once-on-server",
  about: "two processes start at once on an empty database: both run, and each migration is applied once",
  databases: ["server"],
  rounds: { short: 2, long: 20 },
  async run(world) {
    for (const _ of roundsOf(world)) {
      const first = await newServer(world, {});
      const second = new ServerProcess(first.env);
      world.later.push(() => second.kill());
      await Promise.all([first.start(), second.start()]);
      await checkMigrations(world, first);
      await writeABit(world, first);
      await writeABit(world, second);
      await Promise.all([first.kill(), second.kill()]);
    }
  },
};

export const killMigration: Scenario = {
  name: "kill-migration",
  about: "kill -9 while the database is made and migrated, again and again, until a start is let through",
  databases: ["embedded", "server"],
  rounds: { short: 1, long: 10 },
  async run(world) {
    for (const n of roundsOf(world)) {
      const server = await newServer(world, { dataDir: `${world.folder}/data-${n}` });
      for (let kill = 1; kill <= KILLS; kill++) {
        void server.spawn();
        await sleep((LONGEST_MS * (kill - 1 + Math.random())) / KILLS);
        await server.kill();
      }
      const began = performance.now();
      await server.start();
      world.tally.recovered(performance.now() - began, FIRST_START_BOUND_MS);
      await checkMigrations(world, server);
      await writeABit(world, server);
      await server.kill();
    }
  },
};

async function checkMigrations({ tally }: World, { env: { DATABASE_URL } }: ServerProcess) {
  if (!DATABASE_URL) return;
  const rows = await queryOnce(DATABASE_URL, "SELECT migration_name AS name, finished_at FROM _prisma_migrations");
  const names = rows.map(({ name }) => name);
  if (names.length === 0 || new Set(names).size !== names.length)
    tally.violate(`applied migrations: ${names.join(", ")}`);
  if (rows.some(({ finished_at }) => finished_at === null)) tally.violate("a migration was left unfinished");
}

async function writeABit(world: World, server: ServerProcess) {
  const round = await Round.prepare(world, await signUp(world, server), ["single", "batch", "files", "keyed"]);
  round.start({ pauseMs: 20 });
  await sleep(400);
  await round.check();
}
