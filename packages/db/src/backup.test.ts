import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import type pg from "pg";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { readTables } from "./backup/catalog.ts";
import { connect } from "./backup/connect.ts";
import { readBackup } from "./backup/read.ts";
import { restoreBackup } from "./backup/restore.ts";
import { streamBackup } from "./backup/write.ts";
import { type Migration, migrate, readMigrations } from "./migrate.ts";
import { createTestDb, openTestPool } from "./testing.ts";

// Several databases each: that takes long on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

type Kind = "embedded" | "server";
const kind: Kind = process.env.NEPTUN_TEST_DB === "server" ? "server" : "embedded";
const ways: [Kind, Kind][] = [[kind, kind]];
if (kind === "server") ways.push(["server", "embedded"], ["embedded", "server"]);

const HOSTILE = [
  "",
  " spaces at both ends ",
  "\ufeffa byte order mark, \u2028 and \u2029, \u0085, \u007f, \ufffe and \uffff",
  'quotes \' " ` \\ \\n \\u0000 {"end":1} ["1"]\r\n\t\b\f\v\u0001\u001f',
  "نص עברית \u202eevil\u202c e\u0301 é 𝒳 👩‍👩‍👧‍👦 \u{10ffff}",
  "$1 \\. \\N NULL null {} -- ; DROP TABLE x",
  "long ".repeat(300_000),
];
const JSONS = ["null", '"null"', "[]", '{"b":1,"a":[1.10,1e400,"\\\\u0000 \\n"],"":null}', "12345678901234567890.000"];

const CHATS = {
  name: "test_chats",
  text: "INSERT INTO chat_conversation (neptun_user_id, name, model) SELECT 1, $1, $2 FROM generate_series(1, 5) RETURNING id",
};
const MESSAGES = {
  name: "test_messages",
  text: "INSERT INTO chat_conversation_message (neptun_user_id, chat_conversation_id, actor, message) SELECT 1, $1::int, 'user', $2 FROM generate_series(1, 10)",
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "neptun-backup-"));
const closing: (() => Promise<void>)[] = [];
let files = 0;

async function open(of: Kind) {
  const { pool, close } = await openTestPool(of);
  const client = await pool.connect();
  client.on("error", () => {});
  closing.push(async () => {
    client.release();
    await close();
  });
  return { pool, client };
}

/** A database in which every table has rows. */
async function fill(client: pg.ClientBase) {
  await client.query(
    "INSERT INTO neptun_user (primary_email, password_hash, created_at) VALUES ('a@x.org', 'h', '0001-01-01 00:00:00.001+00'), ('b@x.org', '', '294276-12-31 23:59:59.999+00'), ('gone@x.org', '', now())",
  );
  await client.query("DELETE FROM neptun_user WHERE id = 3");
  await client.query(
    "INSERT INTO chat_conversation (neptun_user_id, name, model, deleted_at) SELECT 1 + n % 2, t, 'm', CASE WHEN n % 3 = 0 THEN now() END FROM unnest($1::text[]) WITH ORDINALITY x(t, n)",
    [HOSTILE],
  );
  await client.query(
    "INSERT INTO chat_conversation_message (neptun_user_id, chat_conversation_id, parent_id, actor, message) SELECT neptun_user_id, id, NULL, 'user', name FROM chat_conversation",
  );
  await client.query(
    "INSERT INTO chat_conversation_message (neptun_user_id, chat_conversation_id, parent_id, actor, message, model, created_at) SELECT neptun_user_id, chat_conversation_id, id, 'assistant', n::text, '', now() + n * interval '1 ms' FROM chat_conversation_message, generate_series(1, 800) n",
  );
  await client.query(
    "INSERT INTO neptun_user_text (neptun_user_id, sha256, text) SELECT DISTINCT neptun_user_id, encode(sha256(convert_to(message, 'UTF8')), 'hex'), message FROM chat_conversation_message WHERE parent_id IS NULL",
  );
  await client.query(
    "INSERT INTO chat_conversation_file_lineage (neptun_user_id, chat_conversation_id, title, last_version) SELECT neptun_user_id, chat_conversation_id, 'a.ts', 1 FROM chat_conversation_message WHERE parent_id IS NULL",
  );
  await client.query(
    "INSERT INTO chat_conversation_file (neptun_user_id, chat_conversation_id, chat_conversation_message_id, lineage_id, title, version, author, language, extension, size, lines, sha256) SELECT m.neptun_user_id, m.chat_conversation_id, m.id, l.id, 'a.ts', 1, 'api', '', 'ts', octet_length(message), 1, encode(sha256(convert_to(message, 'UTF8')), 'hex') FROM chat_conversation_message m JOIN chat_conversation_file_lineage l USING (neptun_user_id, chat_conversation_id) WHERE parent_id IS NULL",
  );
  await client.query(
    "INSERT INTO idempotency_key (neptun_user_id, scope, key, request_hash, status, response) SELECT 1 + n % 2, s, k, repeat('a', 64), 200, (ARRAY['null', '{}', $2])[1 + n % 3]::jsonb FROM unnest($1::text[]) WITH ORDINALITY x(s, n), unnest(ARRAY['Z', 'a', 'ä', '_', 'B']) k",
    [HOSTILE.slice(0, -1), JSONS[3]],
  );
  for (const [n, json] of JSONS.entries())
    await client.query("UPDATE idempotency_key SET response = $1 WHERE neptun_user_id = 1 AND key = $2", [
      json,
      "Za_B"[n],
    ]);
}

/** Everything in it, read in another way than the backup's. */
async function contents(client: pg.ClientBase) {
  const all: Record<string, unknown[]> = {};
  for (const { name, key } of await readTables(client)) {
    const order = key.map((column) => `"${column.name}"${column.collated ? ' COLLATE "C"' : ""}`).join(", ");
    const { rows } = await client.query(
      `SELECT row_to_json(t)::text AS row, t::text AS again FROM "${name}" t ORDER BY ${order}`,
    );
    all[name] = rows;
  }
  return all;
}

async function backUp(client: pg.ClientBase, database: Kind = kind): Promise<string> {
  const file = path.join(folder, `${++files}.backup`);
  await streamBackup(client, { product_version: "0.1.0", database }, fs.createWriteStream(file));
  return file;
}

const restore = async (client: pg.ClientBase, file: string, known?: Migration[]) =>
  restoreBackup(client, file, await readBackup(file), known);
const later = (name: string): Migration => ({
  name: `29990101000000_${name}`,
  sql: `CREATE TABLE ${name} (id int PRIMARY KEY)`,
  checksum: `sum of ${name}`,
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe.each(ways)("a backup of a database (%s) restored to another (%s)", (source, target) => {
  it("holds every character, moment, number and null of it, and gives out no id twice", async () => {
    const [from, to] = [await open(source), await open(target)];
    await fill(from.client);
    // Another server may sort texts in another way.
    if (source === "server")
      await from.client.query('ALTER TABLE idempotency_key ALTER COLUMN key TYPE text COLLATE "und-x-icu"');
    const file = await backUp(from.client, source);
    expect(await restore(to.client, file)).toEqual([]);
    const [before, after] = [await contents(from.client), await contents(to.client)];
    expect(Object.keys(before)).toContain("chat_conversation_file");
    for (const name of Object.keys(before)) expect(after[name] ?? "no table", name).toEqual(before[name]);
    expect((await to.client.query("SELECT nextval('neptun_user_id_seq')::int AS id")).rows).toEqual([{ id: 4 }]);
    expect((await readBackup(await backUp(to.client, target))).tables).toEqual((await readBackup(file)).tables);
  });
});

describe(`a backup (${kind})`, () => {
  it("is of one moment while others write: every batch is in it whole or not at all", async () => {
    const db = await createTestDb({ kind });
    closing.push(() => db.close());
    await db.query(
      { name: "test_user", text: "INSERT INTO neptun_user (primary_email, password_hash) VALUES ('a@x.org', '')" },
      [],
    );
    let writing = true;
    let written = 0;
    const write = async (writer: number) => {
      for (let batch = 0; writing; batch++) {
        await db.transaction(async (tx) => {
          const values = [`${writer}-${batch}`, HOSTILE[batch % (HOSTILE.length - 1)]];
          const [chat] = await tx.query<{ id: number }>(CHATS, values);
          await tx.query(CHATS, values);
          await tx.query(MESSAGES, [chat?.id, `${writer}-${batch}`]);
        });
        written++;
      }
    };
    const writers = Promise.all([1, 2, 3].map(write));
    const taken: string[] = [];
    for (let n = 0; n < 3; n++) {
      const enough = written + 10;
      await expect.poll(() => written, { timeout: 30_000 }).toBeGreaterThan(enough);
      taken.push(await db.withConnection((client) => backUp(client)));
    }
    writing = false;
    await writers;
    for (const file of taken) {
      const text = gunzipSync(fs.readFileSync(file)).toString();
      const count = (table: string) => {
        const counts = new Map<string, number>();
        const [part = ""] = text.slice(text.indexOf(`{"table":"${table}"`)).split("\n{", 1);
        for (const [name] of part.matchAll(/"\d+-\d+"/g)) counts.set(name, (counts.get(name) ?? 0) + 1);
        return [...counts].sort();
      };
      const chats = count("chat_conversation");
      expect(chats.length).toBeGreaterThan(10);
      expect(chats.filter(([, rows]) => rows !== 10)).toEqual([]);
      expect(count("chat_conversation_message")).toEqual(chats);
    }
    const [to, last] = [await open(kind), taken.at(-1)!];
    await restore(to.client, last);
    expect((await readBackup(await backUp(to.client))).tables).toEqual((await readBackup(last)).tables);
    const { rows } = await to.client.query("SELECT DISTINCT model FROM chat_conversation");
    expect(new Set(rows.map(({ model }) => model))).toEqual(new Set(HOSTILE.slice(0, -1)));
  });

  it("is refused whole when it was cut off or changed, and nothing is stored", async () => {
    const [from, to] = [await open(kind), await open(kind)];
    await fill(from.client);
    const file = await backUp(from.client);
    const bytes = fs.readFileSync(file);
    const text = gunzipSync(bytes).toString();
    const flipped = Buffer.from(bytes);
    flipped[bytes.length >> 1] = flipped[bytes.length >> 1]! ^ 1;
    const lines = text.split("\n");
    const wrong: Record<string, Buffer> = {
      "cut in the middle": bytes.subarray(0, bytes.length >> 1),
      "cut by a byte": bytes.subarray(0, -1),
      empty: Buffer.alloc(0),
      "one bit flipped": flipped,
      "followed by something": Buffer.concat([bytes, Buffer.from("more")]),
      "padded with zeros": Buffer.concat([bytes, Buffer.alloc(4096)]),
      twice: Buffer.concat([bytes, bytes]),
      "not packed": Buffer.from(text),
      "without its end": gzipSync(`${lines.slice(0, -2).join("\n")}\n`),
      "without a row": gzipSync(lines.filter((line) => !line.startsWith('["2", "b@x.org"')).join("\n")),
      "with another value": gzipSync(text.replace("b@x.org", "c@x.org")),
      "with other sequences": gzipSync(text.replace('"neptun_user_id_seq":"3"', '"neptun_user_id_seq":"1"')),
      "with another time": gzipSync(text.replace('"created_at":"20', '"created_at":"19')),
    };
    for (const [how, content] of Object.entries(wrong)) {
      const changed = path.join(folder, "changed.backup");
      fs.writeFileSync(changed, content);
      await expect(restore(to.client, changed), how).rejects.toThrow(/is not a whole backup/);
    }
    expect(Object.values(await contents(to.client)).flat()).toEqual([]);
    await expect(restore(to.client, path.join(folder, "none"))).rejects.toThrow(/cannot be read: ENOENT/);
  });

  it("that changes between the check and the loading is refused, and nothing is stored", async () => {
    const [from, to] = [await open(kind), await open(kind)];
    await fill(from.client);
    const file = await backUp(from.client);
    const summary = await readBackup(file);
    const text = gunzipSync(fs.readFileSync(file)).toString();
    fs.writeFileSync(file, gzipSync(text.replace("b@x.org", "c@x.org")));
    await expect(restoreBackup(to.client, file, summary)).rejects.toThrow("the rows of neptun_user are not those");
    expect(Object.values(await contents(to.client)).flat()).toEqual([]);
  });

  it("is not restored over rows that are there", async () => {
    const { client } = await open(kind);
    await fill(client);
    const before = await contents(client);
    const refused = restore(client, await backUp(client));
    await expect(refused).rejects.toThrow(/is not empty: there are rows in .*neptun_user.*Nothing was changed/);
    expect(await contents(client)).toEqual(before);
  });

  it("of an older schema is restored as it was, then brought up to date; of a newer one it is refused by name", async () => {
    const [from, to] = [await open(kind), await open(kind)];
    await fill(from.client);
    await to.client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    const file = await backUp(from.client);
    const known = [...readMigrations(), later("brought_later")];
    expect(await restore(to.client, file, known)).toEqual(["29990101000000_brought_later"]);
    expect((await contents(to.client)).neptun_user).toEqual((await contents(from.client)).neptun_user);

    await migrate(from.client, [...readMigrations(), later("unknown_here")]);
    const newer = await backUp(from.client);
    const fresh = await open(kind);
    await expect(restore(fresh.client, newer)).rejects.toThrow(
      "29990101000000_unknown_here, which this version does not know",
    );

    await migrate(fresh.client, known);
    await expect(restore(fresh.client, file, known)).rejects.toThrow(
      /already has the migrations 29990101000000_brought_later/,
    );
  });

  it("needs a database to begin with", async () => {
    const { client } = await open(kind);
    await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    await expect(backUp(client)).rejects.toThrow("nothing to back up");
    if (kind === "embedded")
      await expect(connect({ dataDir: path.join(folder, "none") })).rejects.toThrow("There is no database in");
  });

  it("ends its transaction when nobody reads it any more", async () => {
    const { client, pool } = await open(kind);
    await fill(client);
    const to = new Writable({ write: (_chunk, _encoding, done) => done(new Error("gone away")) });
    const backup = streamBackup(client, { product_version: "0.1.0", database: kind }, to);
    await expect(backup).rejects.toThrow("gone away");
    const insert = () =>
      client.query("INSERT INTO neptun_user (primary_email, password_hash) VALUES ('after@x.org', '')");
    const stored = () =>
      insert().then(
        () => "stored",
        (error: Error) => error.message,
      );
    await expect.poll(stored, { timeout: 20_000, interval: 100 }).toBe("stored");
    const seen = kind === "server" ? pool : client;
    expect((await seen.query("SELECT FROM neptun_user WHERE primary_email = 'after@x.org'")).rowCount).toBe(1);
  });
});
