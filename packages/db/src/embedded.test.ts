import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createDb, type OpenDb } from "./db.ts";
import { analyze, checkpoint, vacuum } from "./embedded-chores.ts";
import { isUnavailable } from "./errors.ts";
import { createTestDb, openTestPool } from "./testing.ts";

const EMAILS = { name: "test_emails", text: "SELECT primary_email FROM neptun_user ORDER BY id" };
const INSERT = {
  name: "test_insert",
  text: "INSERT INTO neptun_user (primary_email, password_hash) SELECT $1 || '/' || n, '' FROM generate_series(1, $2::int) n",
};
const COUNT = { name: "test_count", text: "SELECT count(*) FROM generate_series(1, 20000000)" };

/** Another process: opens the folder, then writes batches in eight threads and prints the name of each when it is stored. */
const WRITER = `
  import fs from "node:fs";
  const [, program, dataDir, round] = process.argv;
  const { createDb } = await import(program);
  const db = await createDb({ dataDir });
  fs.writeSync(1, "open\\n");
  const insert = ${JSON.stringify(INSERT)};
  for (let writer = 0; round && writer < 8; writer++) (async () => {
    for (let i = 0; ; i++) {
      const name = [round, writer, i].join("-");
      await db.query(insert, [name, 1 + (i % 20)]);
      fs.writeSync(1, name + "\\n");
    }
  })();
`;
const running: ChildProcess[] = [];

function startProcess(...args: string[]) {
  const program = new URL("../dist/index.js", import.meta.url).href;
  const child = spawn(process.execPath, ["--input-type=module", "-e", WRITER, program, ...args]);
  running.push(child);
  let said = "";
  child.stdout.on("data", (bytes) => (said += bytes));
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const kill = async () => {
    child.kill("SIGKILL");
    await exited;
  };
  return { kill, lines: () => said.split("\n").slice(0, -1) };
}

describe("the embedded database", () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-db-"));
  });
  afterAll(() => {
    for (const child of running) child.kill("SIGKILL");
    fs.rmSync(dataDir, { recursive: true, force: true });
  });
  const names = async (db: OpenDb) =>
    (await db.query<{ primary_email: string }>(EMAILS, [])).map((row) => row.primary_email);

  it("is made in the folder, keeps what it was given in order, and gives it back when opened again", async () => {
    fs.mkdirSync(path.join(dataDir, "pg.new"), { recursive: true });
    fs.writeFileSync(path.join(dataDir, "pg.new/PG_VERSION"), "left by a process that was killed");
    let db = await createDb({ dataDir });
    await Promise.all(Array.from({ length: 30 }, (_, i) => db.query(INSERT, [`kept-${i}`, 1])));
    await db.close();
    expect(fs.readdirSync(dataDir)).toEqual(["pg"]);
    db = await createDb({ dataDir });
    expect(await names(db)).toEqual(Array.from({ length: 30 }, (_, i) => `kept-${i}/1`));
    await db.close();
  }, 60_000);

  it("belongs to one process at a time", async () => {
    const other = startProcess(dataDir);
    await expect.poll(other.lines, { timeout: 20_000 }).toContain("open");
    await expect(createDb({ dataDir })).rejects.toThrow(/in use by process \d+/);
    await other.kill();
    const db = await createDb({ dataDir });
    await expect(createDb({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`);
    await db.close();
  }, 60_000);

  it("has every batch that was acknowledged, whole, after kill -9 of a writing process", async () => {
    for (const round of ["1", "2", "3"]) {
      const writer = startProcess(dataDir, round);
      await expect.poll(() => writer.lines().length, { timeout: 20_000 }).toBeGreaterThan(50);
      await writer.kill();
      const db = await createDb({ dataDir });
      const stored = new Map<string, number>();
      for (const name of await names(db)) {
        const batch = name.split("/")[0] as string;
        stored.set(batch, (stored.get(batch) ?? 0) + 1);
      }
      await db.close();
      const lost = writer.lines().filter((name) => name !== "open" && !stored.has(name));
      const torn = [...stored].filter(
        ([name, rows]) => !name.startsWith("kept") && rows !== 1 + (Number(name.split("-")[2]) % 20),
      );
      expect({ lost, torn }).toEqual({ lost: [], torn: [] });
    }
  }, 90_000);

  it("is unavailable when its thread dies, and comes back by itself with all that was stored", async () => {
    const posted = vi.spyOn(Worker.prototype, "postMessage");
    const db = await createTestDb({ kind: "embedded" });
    await db.query(INSERT, ["before", 1]);
    const thread = posted.mock.contexts.at(-1) as Worker;
    posted.mockRestore();
    const hit = [db.query(COUNT, []), db.transaction((tx) => tx.query(INSERT, ["later", 1]))];
    const errors = Promise.all(hit.map((promise) => promise.catch((error: unknown) => error)));
    setTimeout(() => void thread.terminate(), 200);
    expect(isUnavailable((await errors)[0])).toBe(true);
    await expect.poll(() => names(db).catch(() => {}), { timeout: 10_000 }).toContain("before/1");
    await db.transaction((tx) => tx.query(INSERT, ["after", 1]));
    expect((await names(db)).at(-1)).toBe("after/1");
    await db.close();
  }, 30_000);

  it("keeps its log short and its statistics fresh", async () => {
    const { pool, close } = await openTestPool("embedded");
    await pool.query(INSERT.text, ["x".repeat(1_200), 25_000]);
    const walBytes = async () =>
      (
        await pool.query(
          "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()",
        )
      ).rows[0].bytes;
    expect(await walBytes()).toBeGreaterThan(32 * 2 ** 20);
    await checkpoint(pool);
    expect(await walBytes()).toBeLessThan(1_000_000);
    const known = "SELECT reltuples::int AS rows FROM pg_class WHERE relname = 'neptun_user'";
    await analyze(pool);
    expect((await pool.query(known)).rows).toEqual([{ rows: 25_000 }]);
    await pool.query("DELETE FROM neptun_user WHERE id % 2 = 0");
    await vacuum(pool);
    expect((await pool.query(known)).rows).toEqual([{ rows: 12_500 }]);
    await close();
  }, 30_000);
});
