import { execFile } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Migration, migrate, readMigrations } from "./migrate.ts";
import type { OpenPool } from "./server-pool.ts";
import { findTestServer, openTestPool } from "./testing.ts";

const known = readMigrations();
const later = (name: string, sql: string): Migration => ({
  name: `29990101000000_${name}`,
  sql,
  checksum: `sum of ${name}`,
});

const server = process.env.NEPTUN_TEST_DB === "embedded" ? undefined : await findTestServer();
const kinds = process.env.NEPTUN_TEST_DB === "server" ? [] : (["embedded"] as const);

if (process.env.NEPTUN_TEST_DB !== "server") {
  it("the migrations make what the schema declares", async () => {
    const folder = fileURLToPath(new URL("..", import.meta.url));
    const prisma = path.join(folder, "node_modules/prisma/build/index.js");
    const diff = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma", "--script"];
    const { stdout } = await promisify(execFile)(process.execPath, [prisma, ...diff], { cwd: folder });
    expect(stdout).toContain("This is an empty migration");
  }, 60_000);
}

describe.each([...kinds, ...(server ? (["server"] as const) : [])])("migrations (%s)", (kind) => {
  let opened: OpenPool;
  let client: pg.PoolClient;
  const exists = async (table: string) =>
    (await client.query("SELECT to_regclass($1) IS NOT NULL AS there", [table])).rows[0].there as boolean;

  beforeAll(async () => {
    opened = await openTestPool(kind);
    client = await opened.pool.connect();
  });
  afterAll(async () => {
    client.release();
    await opened.close();
  });

  it("have nothing to do the second time", async () => {
    expect(await migrate(client)).toEqual([]);
  });

  it("leave nothing of one that fails in the middle, and try it again", async () => {
    const broken = later("broken", "CREATE TABLE half (id int); SELECT 1 / 0;");
    await expect(migrate(client, [...known, broken])).rejects.toThrow(/broken failed, and was rolled back: division/);
    expect(await exists("half")).toBe(false);
    const repaired = { ...broken, sql: "CREATE TABLE half (id int);" };
    expect(await migrate(client, [...known, repaired])).toEqual([broken.name]);
    expect(await exists("half")).toBe(true);
    await client.query("DELETE FROM _prisma_migrations WHERE migration_name = $1; ".replace("$1", `'${broken.name}'`));
  });

  it("refuse a database of a newer version, and name what they do not know and what they do", async () => {
    const newer = later("newer", "SELECT 1");
    await migrate(client, [...known, newer]);
    await expect(migrate(client)).rejects.toThrow(
      `has the migrations ${newer.name}, which this version does not know: its own end with ${known.at(-1)?.name}.`,
    );
    await client.query(`DELETE FROM _prisma_migrations WHERE migration_name = '${newer.name}'`);
  });

  it("refuse one that was changed after it was applied", async () => {
    const changed = known.map((migration) => ({ ...migration, checksum: "other" }));
    await expect(migrate(client, changed)).rejects.toThrow("was changed after it was applied");
  });

  if (kind === "server") {
    it("are applied once by two processes that start together", async () => {
      const slow = later("slow", "CREATE TABLE slow (id int); SELECT pg_sleep(0.2);");
      const other = await opened.pool.connect();
      const done = await Promise.all([client, other].map((on) => migrate(on, [...known, slow])));
      other.release();
      expect(done.flat()).toEqual([slow.name]);
      await client.query(`DELETE FROM _prisma_migrations WHERE migration_name = '${slow.name}'; DROP TABLE slow`);
    });
  }

  if (kind === "server") {
    it("start over when the process died in the middle", async () => {
      const killed = later("killed", "CREATE TABLE killed (id int); SELECT pg_sleep(30);");
      const other = await opened.pool.connect();
      other.on("error", () => {});
      const dying = migrate(other, [...known, killed]);
      const dead = expect(dying).rejects.toThrow();
      const busy =
        "SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(30)%' AND pid <> pg_backend_pid() AND datname = current_database()";
      await expect.poll(async () => (await client.query(busy)).rowCount).toBe(1);
      await client.query(busy.replace("SELECT pid", "SELECT pg_terminate_backend(pid)"));
      await dead;
      other.release(true);
      expect(await exists("killed")).toBe(false);
      expect(await migrate(client, [...known, { ...killed, sql: "CREATE TABLE killed (id int)" }])).toEqual([
        killed.name,
      ]);
    });
  }
});
