import fs from "node:fs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { copyCluster } from "../packages/db/src/testing-embedded.ts";
import { queryOnce } from "./postgres.ts";
import { killAnswers, LONG_ANSWERS } from "./scenarios/kill-answer.ts";
import { killUnder } from "./scenarios/kill-app.ts";
import { killUpgrades, startOlderApp } from "./scenarios/older.ts";
import { stopUnder } from "./scenarios/stop-app.ts";
import { startSecond } from "./scenarios/two-processes.ts";
import { Tally } from "./tally.ts";
import { type DatabaseSource, newFolder, type Stage, setStage, type World } from "./world.ts";

// Processes start and end, which takes long on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const onServer = process.env.NEPTUN_TEST_DB === "server";
const folder = newFolder();
const later: World["later"] = [];
const worldOf = (rounds: number): World => ({
  database: onServer ? databaseOnServer() : { kind: "embedded", create: async () => undefined, prepare: copyCluster },
  rounds,
  until: Number.POSITIVE_INFINITY,
  tally: stage?.client.tally ?? new Tally(),
  folder,
  later,
  say: () => {},
});

let databases = 0;
let stage: Stage;
beforeAll(async () => {
  stage = await setStage(worldOf(0), { provider: LONG_ANSWERS });
});
afterAll(async () => {
  for (const end of later.reverse()) await end();
  fs.rmSync(folder, { recursive: true, force: true });
});

function databaseOnServer(): DatabaseSource {
  const admin = process.env.TEST_DATABASE_URL!;
  return {
    kind: "server",
    async create() {
      const name = `neptun_faults_${process.pid}_${++databases}`;
      await queryOnce(admin, `CREATE DATABASE ${name}`);
      later.unshift(() => queryOnce(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      return Object.assign(new URL(admin), { pathname: `/${name}` }).href;
    },
  };
}

async function kept(rounds: number, play: (world: World, stage: Stage) => Promise<void>) {
  const world = worldOf(rounds);
  const before = world.tally.acknowledged;
  await play(world, stage);
  expect(world.tally.acknowledged).toBeGreaterThan(before);
  expect(world.tally.violations).toEqual([]);
  expect(world.tally.failed).toBe(false);
}

test("nothing that was acknowledged is lost, halved or doubled when the process is killed", () => kept(3, killUnder));

test("a killed process leaves every character of an answer that a reader saw, and no endless answer", () =>
  kept(1, killAnswers));

test("told to stop, it ends well within half a minute, with its streams stored", () => kept(1, stopUnder));

test("a database of an older release keeps every value when its upgrade is killed", () =>
  kept(1, (world) => killUpgrades(world, { many: 500, kills: 2, longestMs: 2_000 })));

test("an older version refuses a newer database in one line, with the versions, and changes nothing", () =>
  kept(1, startOlderApp));

if (!onServer) {
  test("a second process on the data folder is refused, and the first does not notice", () => kept(1, startSecond));
}
