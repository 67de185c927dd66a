import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { createDb, type OpenDb, readBackup } from "@neptun/db";
import { copyCluster, createEmptyDatabase } from "@neptun/db/testing";
import { afterEach, describe, expect, it, vi } from "vitest";
import { run as backup } from "../src/commands/backup.ts";
import type { Command } from "../src/commands/command.ts";
import { run as doctor } from "../src/commands/doctor.ts";
import { run as restore } from "../src/commands/restore.ts";
import { ROOT, readEnv } from "../src/env.ts";
import { Client, MODEL, PASSWORD } from "./harness.ts";

// Processes and new databases take long on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

const HOSTILE =
  '\ufeff \u2028\u202e \' " \\ $1 \\u0000 {"end":{}}\r\n\t\u0001\u007f é e\u0301 𝒳👩‍👩‍👧 ```ts\nlet a = 1;\n```';
const USERS = { name: "test_users", text: "SELECT primary_email FROM neptun_user ORDER BY id" };
const TWO_USERS = "INSERT INTO neptun_user (primary_email, password_hash) VALUES ('a@x.org', ''), ('b@x.org', '')";

const cleaning: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleaning.splice(0).reverse()) await clean();
});

function newFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-commands-"));
  cleaning.push(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a command says, to whom, and its exit code. */
async function typed(command: Command, args: string[], variables: Record<string, string> = {}) {
  let out = "";
  let err = "";
  const code = await command(args, {
    say: (line) => (out += `${line}\n`),
    complain: (line) => (err += `${line}\n`),
    readEnv: () => readEnv({ OLLAMA_BASE_URL: "", ...variables }),
  });
  return { code, out, err };
}

const isAlive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

async function startNeptun(DATA_DIR: string) {
  const args = ["--import", "tsx", "--conditions", "neptun-source", "apps/server/src/main.ts"];
  const env = { PATH: process.env.PATH, PORT: "0", DATA_DIR };
  const child = spawn(process.execPath, args, { cwd: ROOT, env });
  cleaning.push(() => child.kill("SIGKILL"));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  await expect.poll(() => said, { timeout: 110_000 }).toMatch(/listens on /);
  const stop = async () => {
    const ended = once(child, "exit");
    if (isAlive(child)) child.kill("SIGTERM");
    expect((await ended)[0]).toBe(0);
  };
  return { client: new Client(`http://${/\((127\.0\.0\.1:\d+)\)/.exec(said)![1]}`), stop };
}

async function withDb<T>(options: { url?: string; dataDir: string }, run: (db: OpenDb) => Promise<T>): Promise<T> {
  const db = await createDb(options);
  return run(db).finally(() => db.close());
}

const emails = (options: { url?: string; dataDir: string }) =>
  withDb(options, async (db) =>
    (await db.query<{ primary_email: string }>(USERS, [])).map((user) => user.primary_email),
  );

if (process.env.NEPTUN_TEST_DB !== "server") {
  describe("with the embedded database", () => {
    it("a backup beside a running Neptun under load has every batch whole, and restores into a new folder", async () => {
      const [DATA_DIR, elsewhere] = [newFolder(), newFolder()];
      await copyCluster(DATA_DIR);
      const { client, stop } = await startNeptun(DATA_DIR);
      const socket = fs.statSync(path.join(DATA_DIR, "operator.sock"));
      expect(socket.mode & 0o777).toBe(0o600);
      const { user } = (await client.post("/api/auth/sign-up", { email: "a@example.org", password: PASSWORD })).body;
      const { chat } = (await client.post(`/api/users/${user.id}/chats`, { model: MODEL, name: "Chat" })).body;
      const url = `/api/users/${user.id}/chats/${chat.id}/messages`;
      const acknowledged: string[] = [];
      let writing = true;
      const write = async (writer: number) => {
        for (let batch = 0; writing; batch++) {
          const name = `<${writer}-${batch}>`;
          const messages = Array.from({ length: 10 }, () => ({ role: "user", content: `${name} ${HOSTILE}` }));
          const { status } = await client.post(url, { messages });
          expect(status).toBe(200);
          acknowledged.push(name);
        }
      };
      const writers = Promise.all([1, 2, 3].map(write));
      await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(10);
      const before = [...acknowledged];
      const made = await typed(backup, [], { DATA_DIR });
      const after = acknowledged.length;
      writing = false;
      await writers;
      expect(made).toMatchObject({ code: 0, err: "" });
      expect(after).toBeGreaterThan(before.length);

      const file = /^Backup: (.*)$/m.exec(made.out)![1]!;
      expect(file).toMatch(/backups\/neptun-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.backup$/);
      expect(fs.statSync(file).mode & 0o777).toBe(0o600);
      const batches = new Map<string, number>();
      const text = gunzipSync(fs.readFileSync(file)).toString();
      for (const [, name = ""] of text.matchAll(/"(<\d+-\d+>) /g)) batches.set(name, (batches.get(name) ?? 0) + 1);
      expect([...batches].filter(([, rows]) => rows !== 10)).toEqual([]);
      expect(before.filter((name) => !batches.has(name))).toEqual([]);
      await expect.poll(() => fs.readdirSync(DATA_DIR).filter((name) => name.startsWith("snapshot"))).toEqual([]);

      const looked = await typed(doctor, [], { DATA_DIR });
      expect(looked).toMatchObject({ code: 0, out: expect.stringContaining("No problem found") });
      expect(looked.out).toMatch(/has opened the database: process \d+/);
      expect(looked.out).toMatch(/last backup: .*less than an hour ago/);
      const refused = await typed(restore, [file], { DATA_DIR });
      expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("is in use by process") });

      await stop();
      expect(fs.existsSync(path.join(DATA_DIR, "operator.sock"))).toBe(false);

      const restored = await typed(restore, [file], { DATA_DIR: elsewhere });
      expect(restored).toMatchObject({ code: 0, err: "" });
      expect(restored.out).toMatch(/Restored 1 user, .* rows/);
      const copy = path.join(elsewhere, "copy.backup");
      expect(await typed(backup, [copy], { DATA_DIR: elsewhere })).toMatchObject({ code: 0, err: "" });
      const [one, other] = [await readBackup(file), await readBackup(copy)];
      expect({ tables: other.tables, sequences: other.sequences }).toEqual({
        tables: one.tables,
        sequences: one.sequences,
      });
    });

    it("a restore needs an empty database, and a whole file before it makes one", async () => {
      const [DATA_DIR, elsewhere] = [newFolder(), path.join(newFolder(), "new")];
      await copyCluster(DATA_DIR);
      await withDb({ dataDir: DATA_DIR }, (db) => db.withConnection((client) => client.query(TWO_USERS)));
      const file = path.join(DATA_DIR, "a.backup");
      expect((await typed(backup, [file], { DATA_DIR })).code).toBe(0);
      const over = await typed(backup, [file], { DATA_DIR });
      expect(over).toMatchObject({ code: 1, err: `Neptun: ${file} exists already, and is left as it is.\n` });

      const cut = path.join(DATA_DIR, "cut.backup");
      fs.writeFileSync(cut, fs.readFileSync(file).subarray(0, -20));
      const damaged = await typed(restore, [cut], { DATA_DIR: elsewhere });
      expect(damaged).toMatchObject({ code: 1, err: expect.stringContaining("is not a whole backup") });
      expect(fs.existsSync(elsewhere)).toBe(false);

      const full = await typed(restore, [file], { DATA_DIR });
      expect(full).toMatchObject({ code: 1, err: expect.stringContaining("not empty: there are rows in neptun_user") });
      expect(await emails({ dataDir: DATA_DIR })).toEqual(["a@x.org", "b@x.org"]);
      expect(fs.readdirSync(DATA_DIR).filter((name) => name.includes(".part"))).toEqual([]);
    });

    it("doctor says what is wrong and what to do, and that it is wrong by its exit code", async () => {
      const DATA_DIR = newFolder();
      const fresh = await typed(doctor, [], { DATA_DIR });
      expect(fresh).toMatchObject({ code: 0, out: expect.stringContaining("note     database: none yet") });
      await copyCluster(DATA_DIR);
      await withDb({ dataDir: DATA_DIR }, (db) =>
        db.withConnection((client) => client.query(`${TWO_USERS}; SELECT setval('neptun_user_id_seq', 1)`)),
      );
      const wrong = await typed(doctor, [], { DATA_DIR, OPENAI_BASE_URL: "http://127.0.0.1:9/v1" });
      expect(wrong.code).toBe(1);
      expect(wrong.out).toMatch(
        /PROBLEM {2}new ids are higher than all there are: no: neptun_user_id_seq\n +-> Set them/,
      );
      expect(wrong.out).toMatch(/PROBLEM {2}model provider openai: /);
      expect(wrong.out).toContain("2 problems found.");
      const broken = await typed(doctor, [], { DATA_DIR, PORT: "http" });
      expect(broken).toMatchObject({ code: 1, out: expect.stringContaining("PORT must be a whole number") });
    });
  });
}

if (process.env.NEPTUN_TEST_DB === "server") {
  describe("with a database server", () => {
    it("a backup moves everything to the embedded database, and back to a server", async () => {
      const [from, to] = [await createEmptyDatabase(), await createEmptyDatabase()];
      cleaning.push(from.drop, to.drop);
      const [DATA_DIR, embedded] = [newFolder(), newFolder()];
      await copyCluster(embedded);
      await withDb({ url: from.url, dataDir: DATA_DIR }, (db) =>
        db.withConnection((client) => client.query(TWO_USERS)),
      );
      const [first, second] = [path.join(DATA_DIR, "1.backup"), path.join(DATA_DIR, "2.backup")];
      expect(await typed(backup, [first], { DATA_DIR, DATABASE_URL: from.url })).toMatchObject({ code: 0, err: "" });
      expect(await typed(restore, [first], { DATA_DIR: embedded })).toMatchObject({ code: 0, err: "" });
      expect(await typed(backup, [second], { DATA_DIR: embedded })).toMatchObject({ code: 0, err: "" });
      expect(await typed(restore, [second], { DATA_DIR, DATABASE_URL: to.url })).toMatchObject({ code: 0, err: "" });
      expect((await readBackup(second)).tables).toEqual((await readBackup(first)).tables);
      expect(await emails({ url: to.url, dataDir: DATA_DIR })).toEqual(["a@x.org", "b@x.org"]);
      expect((await typed(restore, [first], { DATA_DIR, DATABASE_URL: to.url })).err).toContain("is not empty");
      expect(await typed(doctor, [], { DATA_DIR, DATABASE_URL: to.url })).toMatchObject({ code: 0 });
    });

    it("doctor says when the server cannot be reached, and never shows the password", async () => {
      const DATABASE_URL = "postgresql://neptun:hidden-word@127.0.0.1:9/neptun";
      const looked = await typed(doctor, [], { DATA_DIR: newFolder(), DATABASE_URL });
      expect(looked).toMatchObject({ code: 1, out: expect.stringContaining("Check DATABASE_URL") });
      expect(looked.out).not.toContain("hidden-word");
    });
  });
}

it("commands explain themselves, and tell wrong usage from failure", async () => {
  for (const command of [backup, restore, doctor]) {
    expect(await typed(command, ["--help"])).toMatchObject({
      code: 0,
      out: expect.stringContaining("Usage: npm run "),
    });
    expect(await typed(command, ["a", "b"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("Usage: npm run "),
    });
    expect((await typed(command, ["--fast"])).code).toBe(2);
  }
  expect((await typed(restore, [])).code).toBe(2);
  const none = await typed(backup, [], { DATA_DIR: newFolder(), DATABASE_URL: "" });
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining("There is no database in") });
  const wrong = await typed(backup, [], { PORT: "http" });
  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining("PORT must be a whole number") });
});
