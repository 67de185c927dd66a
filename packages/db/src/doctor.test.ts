import type pg from "pg";
import { afterEach, expect, it } from "vitest";
import { checkDatabase } from "./doctor/database.ts";
import { readMigrations } from "./migrate.ts";
import type { OpenPool } from "./server-pool.ts";
import { openTestPool } from "./testing.ts";

let opened: OpenPool;
afterEach(() => opened.close());

async function withRows<T>(run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  opened = await openTestPool();
  const client = await opened.pool.connect();
  try {
    await client.query(`INSERT INTO neptun_user (primary_email, password_hash) VALUES ('a@x.org', '');
      INSERT INTO chat_conversation (neptun_user_id, name, model) VALUES (1, 'one', ''), (1, 'two', '');
      INSERT INTO chat_conversation_message (neptun_user_id, chat_conversation_id, parent_id, actor, message)
        VALUES (1, 1, NULL, 'user', 'a'), (1, 1, 1, 'user', 'b'), (1, 2, NULL, 'user', 'c'), (1, 2, 3, 'assistant', 'd');
      UPDATE chat_conversation SET head_message_id = id * 2;
      INSERT INTO chat_conversation_generation (neptun_user_id, chat_conversation_message_id, model, status, ended_at)
        VALUES (1, 4, '', 'complete', now());
      INSERT INTO neptun_user_text (neptun_user_id, sha256, text) VALUES (1, encode(sha256('ä'::text::bytea), 'hex'), 'ä');
      INSERT INTO chat_conversation_file_lineage (neptun_user_id, chat_conversation_id, title, last_version, head_id) VALUES (1, 1, 'a.ts', 3, 3);
      INSERT INTO chat_conversation_file (neptun_user_id, chat_conversation_id, chat_conversation_message_id, lineage_id, title, version, author, language, extension, size, lines, sha256)
        SELECT 1, 1, 1, 1, 'a.ts', n, 'api', '', '', 2, 1, encode(sha256('ä'::text::bytea), 'hex') FROM generate_series(1, 3) n;
      INSERT INTO chat_conversation_message_block (neptun_user_id, chat_conversation_message_id, position, file_id, title) VALUES (1, 1, 0, 1, 'a.ts')`);
    return await run(client);
  } finally {
    client.release();
  }
}

const BROKEN: Record<string, [sql: string, found: string]> = {
  "messages follow messages of their own chat": [
    "UPDATE chat_conversation_message SET parent_id = 1 WHERE id = 4",
    "no: 1 (message 4)",
  ],
  "the newest message of a chat is one of its own": [
    "UPDATE chat_conversation SET head_message_id = 4 WHERE id = 1",
    "no: 1 (chat 1)",
  ],
  "messages are on branches of their own chat": [
    "UPDATE chat_conversation_message SET branch_id = 5 WHERE id = 2",
    "no: 1 (message 2)",
  ],
  "every chat shows a branch of its own": [
    "UPDATE chat_conversation SET path_ids = '{0,5}', path_ends = '{3,2147483647}' WHERE id = 2",
    "no: 1 (chat 2)",
  ],
  "files belong to messages of their own chat": [
    "UPDATE chat_conversation_file SET chat_conversation_message_id = 3 WHERE id = 2",
    "no: 1 (file 2)",
  ],
  "blocks point to files of their own chat": [
    "INSERT INTO chat_conversation_message_block VALUES (1, 3, 5, 1, 'a.ts')",
    "no: 1 (message 3, file 1)",
  ],
  "every file shows its newest version": ["UPDATE chat_conversation_file_lineage SET head_id = 2", "no: 1 (file 1)"],
  "every file lies where its newest version lies": [
    "UPDATE chat_conversation_file_lineage SET title = 'b.ts'",
    "no: 1 (file 1)",
  ],
  "every file knows its highest number": [
    "UPDATE chat_conversation_file_lineage SET last_version = 2",
    "no: 1 (file 1)",
  ],
  "the versions of a file are in its own chat": [
    "UPDATE chat_conversation_file_lineage SET chat_conversation_id = 2",
    "no: 3 (version 1; version 2; version 3)",
  ],
  "every version of a file has its text": [
    "ALTER TABLE chat_conversation_file DROP CONSTRAINT chat_conversation_file_text_fkey; DELETE FROM neptun_user_text",
    "no: 3 (version 1; version 2; version 3)",
  ],
  "the versions of a file have no gaps": ["DELETE FROM chat_conversation_file WHERE id = 2", "no: 1 (chat 1, 'a.ts')"],
  "sizes and checksums of files are right": [
    "UPDATE neptun_user_text SET text = 'a'",
    "no: 3 (file 1; file 2; file 3)",
  ],
  "answers being written have a process that writes them": [
    "UPDATE chat_conversation_generation SET status = 'streaming', ended_at = NULL, heartbeat_at = now() - interval '1 hour'; UPDATE chat_conversation_message SET status = 'streaming' WHERE id = 4",
    "no: 1 (generation 1)",
  ],
  "messages being written are those of the answers being written": [
    "UPDATE chat_conversation_message SET status = 'streaming'",
    "no: 4 (message 1; message 2; message 3 …)",
  ],
  "no pieces are left of answers that have ended": [
    "INSERT INTO chat_conversation_generation_piece VALUES (1, 1, 0, 'x'), (1, 1, 1, 'y')",
    "no: 1 (generation 1)",
  ],
  "every constraint and index is valid": [
    "ALTER TABLE chat_conversation ADD CONSTRAINT later CHECK (name <> '') NOT VALID",
    "no: 1 (constraint later)",
  ],
  "new ids are higher than all there are": [
    "SELECT setval('chat_conversation_id_seq', 1)",
    "no: chat_conversation_id_seq",
  ],
};

it("finds nothing wrong with a sound database", async () => {
  const checks = await withRows(checkDatabase);
  expect(checks.filter(({ level }) => level !== "ok")).toEqual([]);
  expect(checks.length).toBe(Object.keys(BROKEN).length + 1);
});

it("knows that a file whose versions are all in the trash shows none", async () => {
  await withRows(async (client) => {
    await client.query(`UPDATE chat_conversation_file SET deleted_at = now();
      UPDATE chat_conversation_file_lineage SET head_id = NULL`);
    expect((await checkDatabase(client)).filter(({ level }) => level !== "ok")).toEqual([]);
    await client.query("UPDATE chat_conversation_file SET deleted_at = NULL WHERE id = 2");
    const wrong = (await checkDatabase(client)).filter(({ level }) => level !== "ok");
    expect(wrong).toEqual([expect.objectContaining({ name: "every file shows its newest version" })]);
  });
});

it("names each thing that is not as it should be, and where", async () => {
  await withRows(async (client) => {
    for (const [name, [sql, found]] of Object.entries(BROKEN)) {
      await client.query(`BEGIN; ${sql}`);
      const wrong = (await checkDatabase(client)).filter(({ level }) => level !== "ok");
      await client.query("ROLLBACK; SELECT setval('chat_conversation_id_seq', 2)");
      expect(wrong, name).toEqual([expect.objectContaining({ name: expect.stringContaining(name), found })]);
      expect(wrong[0]?.advice).toMatch(/\w/);
    }
  });
});

it("compares the schema with this version's", async () => {
  await withRows(async (client) => {
    const known = readMigrations();
    const later = { name: "29990101000000_later", sql: "", checksum: "sum" };
    const schema = async (migrations: typeof known) => (await checkDatabase(client, migrations))[0];
    expect(await schema([...known, later])).toMatchObject({
      level: "note",
      found: expect.stringContaining("29990101000000_later not applied yet"),
    });
    expect(await schema(known.slice(0, -1))).toMatchObject({
      level: "problem",
      found: expect.stringContaining("newer version"),
    });
    expect(await schema(known.map((one) => ({ ...one, checksum: "other" })))).toMatchObject({
      level: "problem",
      found: expect.stringContaining("were changed"),
    });
    await client.query("DROP TABLE _prisma_migrations");
    expect(await schema(known)).toMatchObject({ level: "note", found: "no tables yet" });
  });
});
