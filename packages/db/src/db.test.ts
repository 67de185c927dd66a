import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDb } from "./db.ts";
import { isForeignKeyViolation, isUnavailable, isUniqueViolation } from "./errors.ts";
import { createTestDb, findTestServer } from "./testing.ts";

const USERS = { name: "test_users", text: "SELECT primary_email FROM neptun_user ORDER BY id" };
const RENAME = { name: "test_rename", text: "UPDATE neptun_user SET password_hash = $2 WHERE id = $1" };
const FAIL = { name: "test_fail", text: "SELECT 1 / $1::int AS one" };

const server = process.env.NEPTUN_TEST_DB === "embedded" ? undefined : await findTestServer();
const kinds = process.env.NEPTUN_TEST_DB === "server" ? [] : (["embedded"] as const);

describe.each([...kinds, ...(server ? (["server"] as const) : [])])("a database (%s)", (kind) => {
  let db: OpenDb;
  let emails = 0;
  const createUser = (on: Pick<OpenDb, "prisma"> = db, primary_email = `user${emails++}@example.org`) =>
    on.prisma.neptun_user.create({ data: { primary_email, password_hash: "none" } });
  const allEmails = async () =>
    (await db.query<{ primary_email: string }>(USERS, [])).map((user) => user.primary_email);

  beforeAll(async () => {
    db = await createTestDb({ kind });
  });
  afterAll(() => db.close());

  it("runs Prisma and hand-written statements of a transaction on one connection", async () => {
    const email = await db.transaction(async (tx) => {
      const user = await createUser(tx);
      const seen = await tx.query<{ primary_email: string }>(USERS, []);
      expect(seen.at(-1)?.primary_email).toBe(user.primary_email);
      return user.primary_email;
    });
    expect(await allEmails()).toContain(email);
  });

  it("stores nothing of a transaction that throws", async () => {
    const before = await allEmails();
    const failing = db.transaction(async (tx) => {
      const user = await createUser(tx);
      await tx.query(RENAME, [user.id, "new"]);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await allEmails()).toEqual(before);
  });

  it("lets a nested transaction join the outer one", async () => {
    const before = await allEmails();
    const failing = db.transaction(async (tx) => {
      await tx.transaction((inner) => createUser(inner));
      throw new Error("the outer one fails");
    });
    await expect(failing).rejects.toThrow("the outer one fails");
    expect(await allEmails()).toEqual(before);
  });

  it("does not call a transaction committed when a failed statement in it went unnoticed", async () => {
    const before = await allEmails();
    const failing = db.transaction(async (tx) => {
      await createUser(tx);
      await tx.query(FAIL, [0]).catch(() => {});
    });
    await expect(failing).rejects.toThrow("nothing was stored");
    expect(await allEmails()).toEqual(before);
    expect(await db.query(FAIL, [1])).toEqual([{ one: 1 }]);
  });

  it("refuses a statement after its transaction has ended", async () => {
    const late = await db.transaction(async (tx) => tx);
    await expect(late.query(USERS, [])).rejects.toThrow("has ended");
    expect(isUnavailable(await late.query(USERS, []).catch((error: unknown) => error))).toBe(true);
  });

  it("keeps its place in the protocol after an error, also one in the values", async () => {
    await expect(db.query(RENAME, [1, "a\0b"])).rejects.toMatchObject({ code: "22021" });
    await expect(createUser(db, "nul\0@example.org")).rejects.toThrow();
    await Promise.all(Array.from({ length: 20 }, (_, i) => db.query(FAIL, [i % 2]).catch(() => {})));
    expect(await db.query(FAIL, [1])).toEqual([{ one: 1 }]);
    await createUser();
  });

  it("tells a unique violation and a missing parent from other errors, whoever ran the statement", async () => {
    const user = await createUser();
    const twice = await createUser(db, user.primary_email).catch((error: unknown) => error);
    expect(isUniqueViolation(twice)).toBe(true);
    const insert = {
      name: "test_insert",
      text: "INSERT INTO neptun_user (id, primary_email, password_hash) VALUES ($1, $2, '')",
    };
    const byHand = await db.query(insert, [user.id, "other@example.org"]).catch((error: unknown) => error);
    expect(isUniqueViolation(byHand)).toBe(true);
    expect(isForeignKeyViolation(byHand)).toBe(false);
    const chat = { neptun_user_id: 2_000_000_000, name: "chat", model: "model" };
    const orphan = await db.prisma.chat_conversation.create({ data: chat }).catch((error: unknown) => error);
    expect(isForeignKeyViolation(orphan)).toBe(true);
    expect(isUniqueViolation(orphan)).toBe(false);
  });

  it("gives the same moment through Prisma and through a statement", async () => {
    const { id } = await createUser();
    const text = "UPDATE neptun_user SET created_at = $2 WHERE id = $1 RETURNING created_at";
    const moment = new Date("2026-07-01T10:20:30.456Z");
    expect(await db.query({ name: "test_moment", text }, [id, moment])).toEqual([{ created_at: moment }]);
    const user = await db.prisma.neptun_user.findUniqueOrThrow({ where: { id } });
    expect(user.created_at).toEqual(moment);
  });

  it("takes a file title of 1,024 characters of four bytes, and the same version of it only once", async () => {
    const { id: neptun_user_id } = await createUser();
    const chat = await db.prisma.chat_conversation.create({ data: { neptun_user_id, name: "chat", model: "model" } });
    const of = { neptun_user_id, chat_conversation_id: chat.id };
    const message = await db.prisma.chat_conversation_message.create({ data: { ...of, actor: "user", message: "" } });
    const title = Array.from({ length: 1_024 }, (_, i) => String.fromCodePoint(0x20000 + ((i * 7919) % 40_000))).join(
      "",
    );
    const lineage = await db.prisma.chat_conversation_file_lineage.create({ data: { ...of, title, last_version: 2 } });
    const text = { neptun_user_id, sha256: "0".repeat(64) };
    await db.prisma.neptun_user_text.create({ data: { ...text, text: "" } });
    const data = {
      ...of,
      ...text,
      chat_conversation_message_id: message.id,
      lineage_id: lineage.id,
      title,
      author: "user",
      language: "text",
      extension: "txt",
    };
    const create = (version: number) =>
      db.prisma.chat_conversation_file.create({ data: { ...data, version, size: 0, lines: 0 } });
    await create(1);
    await create(2);
    expect(isUniqueViolation(await create(2).catch((error: unknown) => error))).toBe(true);
  });

  it("has an index that serves every foreign key", async () => {
    const text = `SELECT conrelid::regclass || ' ' || conname AS missing FROM pg_constraint c WHERE contype = 'f' AND NOT EXISTS (
      SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indpred IS NULL
        AND (SELECT array_agg(k ORDER BY n) FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS key(k, n) WHERE n <= cardinality(c.conkey)) = c.conkey)`;
    expect(await db.query({ name: "test_indexes", text }, [])).toEqual([]);
  });
});
