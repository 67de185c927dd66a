import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { type Cluster, openConnection } from "../postgres.ts";
import { ask, checkAnswers, follow } from "../readers.ts";
import { Round } from "../round.ts";
import type { Scenario } from "../scenario.ts";
import { newChat, roundsOf, type StageOptions, setStage, untilWritable, type World } from "../world.ts";

const BEFORE_MS = 700;
const AFTER_MS = 700;
const PIECES = Array.from({ length: 250 }, (_, n) => `piece ${n} 🙂 `);

interface Hurt {
  name: string;
  about: string;
  rounds?: { short: number; long: number };
  /** Hurts the database, waits, heals it. Writers go on all the time. */
  hurt(cluster: Cluster, world: World): Promise<void>;
}

/** The database is hurt and healed under writers and an answer; the app is never restarted. */
const toScenario = ({ name, about, rounds = { short: 2, long: 20 }, hurt }: Hurt): Scenario => ({
  name,
  about,
  databases: ["server"],
  rounds,
  run: (world) => runHurt(world, () => hurt(world.database.cluster!, world)),
});

/** Eight writers and an answer being written and read, while `hurt` does its work. */
export async function runHurt(world: World, hurt: () => Promise<void>, stageOptions: StageOptions = {}) {
  const script = () => ({ pieces: PIECES, delayMs: 20 });
  const stage = await setStage(world, { provider: { script }, ...stageOptions });
  for (const _ of roundsOf(world)) {
    const round = await Round.prepare(world, stage);
    const chat = await newChat(stage);
    const message = await ask(stage, chat, "fake/echo");
    const reader = follow({ stage, history: round.history, name: `round ${world.tally.rounds}`, chat }, message);
    round.start({ pauseMs: 30 });
    await sleep(BEFORE_MS);
    round.fault("the database is hurt");
    await hurt();
    await untilWritable(stage, world);
    await sleep(AFTER_MS);
    await round.check();
    await Promise.race([reader, sleep(20_000)]);
    await checkAnswers(stage, world, round.history, { statuses: ["complete"], whole: PIECES.join("") });
  }
}

export const killDatabase = toScenario({
  name: "kill-database",
  about: "the database is killed (immediate shutdown, or kill -9 of all its processes) and started again",
  async hurt(cluster, { tally }) {
    await cluster.stop(tally.rounds % 2 ? "SIGQUIT" : "SIGKILL");
    await sleep(1_500);
    await cluster.start();
  },
});

export const restartDatabase = toScenario({
  name: "restart-database",
  about: "the database is restarted as by an administrator (fast shutdown)",
  async hurt(cluster) {
    await cluster.stop("SIGINT");
    await cluster.start();
  },
});

export const freezeDatabase = toScenario({
  name: "freeze-database",
  about: "the database stands still (SIGSTOP) with its connections open, and goes on",
  rounds: { short: 1, long: 5 },
  async hurt(cluster, { tally }) {
    cluster.freeze();
    await sleep(tally.rounds % 2 ? 8_000 : 50_000);
    cluster.thaw();
  },
});

export const terminateBackends = toScenario({
  name: "terminate-backends",
  about: "every connection of the app is terminated every 500 ms",
  async hurt(cluster) {
    for (let n = 0; n < 10; n++) {
      await cluster.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'neptun'");
      await sleep(500);
    }
  },
});

export const readOnlyDatabase = toScenario({
  name: "read-only-database",
  about: "the database takes no writes (default_transaction_read_only)",
  async hurt(cluster) {
    const set = async (sql: string) => {
      await cluster.query(sql);
      await cluster.query("SELECT pg_reload_conf()");
    };
    await set("ALTER SYSTEM SET default_transaction_read_only = on");
    await sleep(4_000);
    await set("ALTER SYSTEM RESET default_transaction_read_only");
  },
});

export const noConnections = toScenario({
  name: "no-connections",
  about: "other programs have taken every connection that the database gives",
  async hurt(cluster) {
    const others: pg.Client[] = [];
    const first = await openConnection(cluster.address());
    await first.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'neptun'");
    for (const until = Date.now() + 4_000; Date.now() < until; ) {
      const other = await openConnection(cluster.address()).catch(() => undefined);
      if (other) others.push(other);
      else {
        await first.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'neptun'");
        await sleep(100);
      }
    }
    for (const other of [first, ...others]) await other.end();
  },
});

export const lockedTable = toScenario({
  name: "locked-table",
  about: "another program holds a lock on the table of chats for longer than anyone waits",
  rounds: { short: 1, long: 5 },
  async hurt(cluster) {
    const other = await openConnection(cluster.address("neptun_1"));
    await other.query("BEGIN; LOCK TABLE chat_conversation IN EXCLUSIVE MODE");
    await sleep(14_000);
    await other.query("ROLLBACK");
    await other.end();
  },
});

export const refusedAtStart: Scenario = {
  name: "refused-at-start",
  about: "the app is started while the database is away: it says so in one line and ends, and starts when it is back",
  databases: ["server"],
  rounds: { short: 1, long: 3 },
  async run(world) {
    const { cluster } = world.database;
    const { server } = await setStage(world);
    for (const _ of roundsOf(world)) {
      world.tally.rounds++;
      await server.stop();
      await cluster!.stop();
      const code = await server.spawn();
      const clear = code === 1 && /^Neptun cannot start: .+\n$/.test(server.said);
      if (!clear) world.tally.violate(`ended with ${code} and said ${server.said.slice(0, 500)}`);
      await cluster!.start();
      const began = performance.now();
      await server.start();
      world.tally.recovered(performance.now() - began, 60_000);
    }
  },
};
