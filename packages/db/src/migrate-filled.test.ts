import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { readApplied } from "./backup/catalog.ts";
import { readBackup } from "./backup/read.ts";
import { restoreBackup } from "./backup/restore.ts";
import { streamBackup } from "./backup/write.ts";
import { checkDatabase } from "./doctor/database.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { openTestPool } from "./testing.ts";
import { compareFilled, fillUpTo, findUnfilled, hasRows, readFilled } from "./testing-filled.ts";

// Several databases each: that takes long on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const MANY = 40;
const kind = process.env.NEPTUN_TEST_DB === "server" ? "server" : "embedded";
const known = readMigrations();
const names = known.map(({ name }) => name);
const filled = names.filter(hasRows);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-filled-"));
/** What whoever writes an answer does every few seconds, however long ago the rows were made here. */
const STILL_WRITTEN = "UPDATE chat_conversation_generation SET heartbeat_at = now() WHERE status = 'streaming'";
type Closing = (() => Promise<void>)[];
const closing: Closing = [];
const closingLast: Closing = [];

/** A database without any table. */
async function openEmpty(closes = closing): Promise<pg.PoolClient> {
  const { pool, close } = await openTestPool(kind);
  const client = await pool.connect();
  client.on("error", () => {});
  closes.push(async () => {
    client.release();
    await close();
  });
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  return client;
}

const hasLineages = async (client: pg.ClientBase) =>
  (await client.query("SELECT to_regclass('chat_conversation_file_lineage') IS NOT NULL AS yes")).rows[0]
    .yes as boolean;

/** All versions in the order of their numbers, also those in the trash. */
async function readVersions(client: pg.ClientBase): Promise<unknown[]> {
  const from = (await hasLineages(client))
    ? "chat_conversation_file f JOIN neptun_user_text t USING (neptun_user_id, sha256)"
    : "chat_conversation_file f";
  const { rows } = await client.query(
    `SELECT neptun_user_id, chat_conversation_id, title, version, id, chat_conversation_message_id, size, md5(text) AS text FROM ${from}
ORDER BY neptun_user_id, chat_conversation_id, title COLLATE "C", version`,
  );
  return rows;
}

/** What people see: of every path the newest version that is not in the trash. */
async function readShown(client: pg.ClientBase): Promise<unknown[]> {
  const sql = (await hasLineages(client))
    ? `SELECT l.neptun_user_id, l.chat_conversation_id, l.title, f.version, md5(text) AS text FROM chat_conversation_file_lineage l
JOIN chat_conversation_file f ON f.neptun_user_id = l.neptun_user_id AND f.id = l.head_id AND f.lineage_id = l.id
JOIN neptun_user_text t ON t.neptun_user_id = f.neptun_user_id AND t.sha256 = f.sha256
ORDER BY 1, 2, l.title COLLATE "C"`
    : `SELECT DISTINCT ON (neptun_user_id, chat_conversation_id, title COLLATE "C")
neptun_user_id, chat_conversation_id, title, version, md5(text) AS text FROM chat_conversation_file
WHERE deleted_at IS NULL ORDER BY 1, 2, title COLLATE "C", version DESC`;
  return (await client.query(sql)).rows;
}

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(async () => {
  for (const close of closingLast) await close();
  fs.rmSync(folder, { recursive: true, force: true });
});

it("every released schema has rows to be filled with: those of the newest come with the next migration at the latest", () => {
  expect(names.slice(0, -1).filter((name) => !hasRows(name))).toEqual([]);
});

describe(`a database (${kind}) that is filled as it grows with every release`, () => {
  let growing: pg.PoolClient;
  beforeAll(async () => {
    growing = await openEmpty(closingLast);
  });

  it.each(filled)(
    "at %s has a value in every column, is refused by the version before, and is kept whole in a backup and through the migrations that came later",
    async (name) => {
      await fillUpTo(growing, name, MANY);
      expect(await findUnfilled(growing)).toEqual([]);
      const before = await readFilled(growing);
      const [versions, shown] = [await readVersions(growing), await readShown(growing)];
      expect(versions.length).toBeGreaterThan(MANY + 60);
      expect(shown.length).toBeGreaterThan(40);

      await expect(migrate(growing, known.slice(0, names.indexOf(name)))).rejects.toThrow(refusal(name));
      expect(compareFilled(before, await readFilled(growing))).toEqual([]);

      const restored = await restoreFromBackup(growing, name);
      expect((await readApplied(restored))?.map((each) => each.name)).toEqual(names);
      expect(compareFilled(before, await readFilled(restored, before))).toEqual([]);
      expect(await readVersions(restored)).toEqual(versions);
      expect(await readShown(restored)).toEqual(shown);
      await restored.query(STILL_WRITTEN);
      expect((await checkDatabase(restored)).filter(({ level }) => level === "problem")).toEqual([]);
    },
  );
});

const refusal = (name: string) =>
  `it has the migrations ${name}, which this version does not know: its own end with ${names[names.indexOf(name) - 1] ?? "none"}.`;

/** Made where the schema was `name`; restored as it was, then brought up to date by this version. */
async function restoreFromBackup(from: pg.PoolClient, name: string): Promise<pg.PoolClient> {
  const to = await openEmpty();
  const file = path.join(folder, `${name}.backup`);
  await streamBackup(from, { product_version: "0.1.0", database: kind }, fs.createWriteStream(file));
  await restoreBackup(to, file, await readBackup(file));
  return to;
}

it("a version keeps its text where its checksum was that of another text", async () => {
  const client = await openEmpty();
  await fillUpTo(client, "20261123120000_add_access_tokens");
  const edited = "SELECT 'edited ' || id AS text, id FROM chat_conversation_file WHERE title = 'same.txt'";
  await client.query(`UPDATE chat_conversation_file f SET text = e.text FROM (${edited}) e WHERE e.id = f.id`);
  const versions = await readVersions(client);
  await migrate(client);
  expect(await readVersions(client)).toEqual(versions);
});
