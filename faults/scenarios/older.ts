import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "../../packages/db/src/backup/connect.ts";
import { checkDatabase } from "../../packages/db/src/doctor/database.ts";
import { readMigrations } from "../../packages/db/src/migrate.ts";
import { compareFilled, type Filled, fillUpTo, hasRows, readFilled } from "../../packages/db/src/testing-filled.ts";
import { Round } from "../round.ts";
import type { Scenario } from "../scenario.ts";
import { ServerProcess } from "../server.ts";
import { newServer, roundsOf, signUp, type World } from "../world.ts";
import { expectRefusal } from "./two-processes.ts";

const MANY = 20_000;
const KILLS = 8;
const LONGEST_MS = 8_000;
const UPGRADE_BOUND_MS = 120_000;
const KNOWN = readMigrations().map(({ name }) => name);
const NEWEST = KNOWN.at(-1)!;
const OLDER = KNOWN.slice(0, -1).filter(hasRows);
/** What a server that runs brings to an end by itself. */
const TIDY = `UPDATE neptun_user_session SET expires_at = now() + interval '30 days';
UPDATE chat_conversation_message SET status = 'interrupted' WHERE status = 'streaming';
UPDATE chat_conversation_generation SET status = 'interrupted', ended_at = now() WHERE status = 'streaming';
DELETE FROM chat_conversation_generation_piece;
DO $$ BEGIN
  IF to_regclass('neptun_user_collection_file') IS NOT NULL THEN
    DELETE FROM neptun_user_text t WHERE NOT EXISTS (
      SELECT FROM chat_conversation_file f WHERE f.neptun_user_id = t.neptun_user_id AND f.sha256 = t.sha256)
    AND NOT EXISTS (
      SELECT FROM neptun_user_collection_file f WHERE f.neptun_user_id = t.neptun_user_id AND f.sha256 = t.sha256);
  ELSIF to_regclass('neptun_user_text') IS NOT NULL THEN
    DELETE FROM neptun_user_text t WHERE NOT EXISTS (
      SELECT FROM chat_conversation_file f WHERE f.neptun_user_id = t.neptun_user_id AND f.sha256 = t.sha256);
  END IF;
END $$`;
const ENV = { TRASH_DAYS: "3650" };

export const killUpgrade: Scenario = {
  name: "kill-upgrade",
  about: "kill -9 while a filled database of an older release is brought up to date, until a start is let through",
  databases: ["embedded", "server"],
  rounds: { short: OLDER.length, long: 10 * OLDER.length },
  run: (world) => killUpgrades(world),
};

/** Every value is there after every kill, and after the start that is let through. */
export async function killUpgrades(world: World, { many = MANY, kills = KILLS, longestMs = LONGEST_MS } = {}) {
  for (const n of roundsOf(world)) {
    const { server, before } = await startOlder(world, n, many);
    let unfinished = 0;
    for (let kill = 1; kill <= kills; kill++) {
      void server.spawn();
      await sleep((longestMs * (kill - 1 + Math.random())) / kills);
      await server.kill();
      if (await checkValues(world, server, before)) break;
      unfinished++;
    }
    world.tally.notes.push(`${unfinished} kills before the upgrade was done`);
    const began = performance.now();
    await server.start();
    world.tally.recovered(performance.now() - began, UPGRADE_BOUND_MS);
    await server.stop();
    await checkUpgraded(world, server, before);
    await server.start();
    await writeABit(world, server);
    await server.kill();
  }
}

export const twoUpgrade: Scenario = {
  name: "two-upgrade",
  about: "two processes start at once on a filled database of an older release",
  databases: ["embedded", "server"],
  rounds: { short: OLDER.length, long: 10 * OLDER.length },
  async run(world) {
    for (const n of roundsOf(world)) {
      const { server: first, before } = await startOlder(world, n, MANY);
      const second = new ServerProcess(first.env);
      world.later.push(() => second.kill());
      const servers = [first, second];
      const started = await Promise.allSettled(servers.map((server) => server.start()));
      const winners = servers.filter((_, index) => started[index]!.status === "fulfilled");
      const expected = world.database.kind === "server" ? 2 : 1;
      if (winners.length !== expected) world.tally.violate(`${winners.length} of two processes started`);
      for (const server of servers) if (!winners.includes(server)) expectRefusal(world, server, 1);
      for (const server of winners) await server.stop();
      await checkUpgraded(world, first, before);
      await first.start();
      await writeABit(world, first);
      await first.kill();
    }
  },
};

export const olderApp: Scenario = {
  name: "older-app",
  about:
    "an app is started on the database of a newer one: it names both versions in one line, ends, and changes nothing",
  databases: ["embedded", "server"],
  rounds: { short: 1, long: 3 },
  run: startOlderApp,
};

export async function startOlderApp(world: World) {
  const later = "29990101000000_later";
  for (const n of roundsOf(world)) {
    const { server, before } = await startOlder(world, n, 10, NEWEST);
    await onDatabase(server, ({ query }) =>
      query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('later', '', '${later}', now())`,
      ),
    );
    const code = await Promise.race([server.spawn(), sleep(UPGRADE_BOUND_MS)]);
    await server.kill();
    const clear = new RegExp(
      `^Neptun cannot start: .* newer version: .*${later}.* its own end with ${NEWEST}\\..*\\n$`,
    );
    if (code !== 1 || !clear.test(server.said))
      world.tally.violate(`ended with ${code} and said ${server.said.slice(0, 500)}`);
    if (await checkValues(world, server, before)) world.tally.acknowledged++;
  }
}

/** A server, not yet started, on a database as an older release left it. */
async function startOlder(world: World, n: number, many: number, name = OLDER[(n - 1) % OLDER.length]!) {
  world.tally.rounds++;
  const server = await newServer(world, { dataDir: fs.mkdtempSync(`${world.folder}/older-`), env: ENV });
  const before = await onDatabase(server, async ({ client, query }) => {
    await fillUpTo(client, name, many);
    await query(TIDY);
    return readFilled(client);
  });
  const rows = [...before.values()].reduce((sum, table) => sum + table.rows.size, 0);
  world.tally.rows += rows;
  world.say(`round ${n}: ${rows} rows as of ${name}`);
  return { server, before };
}

async function checkUpgraded(world: World, server: ServerProcess, before: Filled) {
  if (!(await checkValues(world, server, before))) world.tally.violate("the database was not brought up to date");
  else world.tally.acknowledged++;
}

/** Every value is there, in one shape or the other; says whether it is the newest. */
async function checkValues({ tally }: World, server: ServerProcess, before: Filled): Promise<boolean> {
  return onDatabase(server, async ({ client, query }) => {
    const different = compareFilled(before, await readFilled(client, before));
    tally.lost += different.length;
    for (const difference of different.slice(0, 10)) tally.violate(difference);
    const applied = await query("SELECT migration_name AS name, finished_at FROM _prisma_migrations");
    const names = applied.map(({ name }) => name);
    if (new Set(names).size !== names.length) tally.violate(`applied migrations: ${names.join(", ")}`);
    if (applied.some(({ finished_at }) => finished_at === null)) tally.violate("a migration was left unfinished");
    if (!names.includes(NEWEST)) return false;
    const checks = names.length === KNOWN.length ? await checkDatabase(client) : [];
    for (const { name, level, found } of checks) if (level === "problem") tally.violate(`doctor: ${name}: ${found}`);
    return true;
  });
}

type Row = Record<string, unknown>;
interface OnDatabase {
  client: Awaited<ReturnType<typeof connect>>["client"];
  query(sql: string): Promise<Row[]>;
}

/** Opens the database of a server that does not run. */
async function onDatabase<T>({ env }: ServerProcess, run: (on: OnDatabase) => Promise<T>): Promise<T> {
  const { client, close } = await connect({ url: env.DATABASE_URL, dataDir: env.DATA_DIR! }, { create: true });
  try {
    return await run({ client, query: async (sql) => (await client.query<Row>(sql)).rows });
  } finally {
    await close();
  }
}

async function writeABit(world: World, server: ServerProcess) {
  const round = await Round.prepare(world, await signUp(world, server), ["single", "batch", "files", "keyed"]);
  world.tally.rounds--;
  round.start({ pauseMs: 20 });
  await sleep(400);
  await round.check();
}
