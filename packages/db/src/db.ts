import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openEmbedded } from "./embedded.ts";
import { DatabaseUnavailable, isConflict } from "./errors.ts";
import { type Prisma, PrismaClient } from "./generated/prisma/client.ts";
import { migrate } from "./migrate.ts";
import type { ConnectNotices } from "./notices.ts";
import { type OpenPool, openServer, withOptions } from "./server-pool.ts";
import { createPoolAdapter, type TransactionSlot } from "./transactions.ts";

const ATTEMPTS = 3;
const WAIT_MS = 12_000; // longer than the pool waits for a connection, so that its clearer error comes first
const TRANSACTION_MS = 20_000;

/** A hand-written statement, prepared once per connection under its name. */
export interface Statement {
  name: string;
  text: string;
  /** Somebody watches: on a server it has a connection that waits for nothing else. Not in a transaction. */
  urgent?: true;
}

export type PrismaDb = Prisma.TransactionClient;

/** The database, or one transaction in it. */
export interface Db {
  readonly prisma: PrismaDb;
  query<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
  /**
   * Commits what `run` did, or nothing of it. Inside use only the `tx` given: the embedded database has one
   * connection. May run `run` again after a conflict with another transaction; inside a transaction, joins it.
   */
  transaction<T>(run: (tx: Db) => Promise<T>): Promise<T>;
}

export interface OpenDb extends Db {
  kind: "embedded" | "server";
  /** Where the data are, for people; without a password. */
  describe(): string;
  ping(): Promise<void>;
  /** A connection for what is more than a statement and no transaction of the product's; it is not shared meanwhile. */
  withConnection<T>(run: (client: pg.ClientBase) => Promise<T>): Promise<T>;
  /** Notices between the processes on a server; absent where this one is alone. They may get lost. */
  connectNotices?: ConnectNotices | undefined;
  close(): Promise<void>;
}

export interface DbOptions {
  /** A PostgreSQL server. Without it the data live in `dataDir`, in this process. */
  url?: string;
  dataDir: string;
  /** Connections to the server. */
  poolSize?: number;
  /** Told about connections lost while nobody used them; nothing needs to be done. */
  onError?(error: Error): void;
}

/** Opens the database and brings it up to date. */
export async function createDb({ url, dataDir, poolSize, onError = () => {} }: DbOptions): Promise<OpenDb> {
  const opened = url ? openServer(url, { max: poolSize, onError }) : await openEmbedded(dataDir, { onError });
  try {
    await (url ? migrateServer(url) : migratePool(opened.pool));
  } catch (error) {
    await opened.close();
    throw error;
  }
  opened.migrated();
  return toDb(opened, url ? "server" : "embedded");
}

async function migrateServer(url: string) {
  const client = new pg.Client({ connectionString: withOptions(url), connectionTimeoutMillis: 5_000 }); // no limit per statement
  await client.connect();
  client.on("error", () => {}); // the statement at work fails too
  try {
    await migrate(client);
  } finally {
    await client.end();
  }
}

export async function migratePool(pool: pg.Pool) {
  const client = await pool.connect();
  client.on("error", () => {}); // the statement at work fails too
  try {
    await migrate(client);
  } finally {
    client.release();
  }
}

/** The interface of an open pool whose database is up to date. */
export function toDb(opened: OpenPool, kind: OpenDb["kind"]): OpenDb {
  const { pool } = opened;
  const { adapter, slotOf } = createPoolAdapter(pool);
  const prisma = new PrismaClient({ adapter, errorFormat: "minimal" });
  const limits = { maxWait: WAIT_MS, timeout: TRANSACTION_MS };
  let closing: Promise<void> | undefined;
  const close = async () => {
    await prisma.$disconnect();
    await opened.close();
  };
  return {
    kind,
    prisma,
    query: <Row>(statement: Statement, values: readonly unknown[]) =>
      retrying(() => runStatement<Row>(statement.urgent ? opened.urgent : pool, statement, values)),
    transaction: (run) =>
      retrying(() => prisma.$transaction(async (tx) => run(toTransaction(tx, await slotOf(tx))), limits)),
    describe: () => opened.describe(),
    ping: async () => void (await pool.query("SELECT 1")),
    withConnection: (run) => withConnection(pool, run),
    connectNotices: opened.connectNotices,
    close: () => (closing ??= close()),
  };
}

function toTransaction(prisma: PrismaDb, slot: TransactionSlot): Db {
  const tx: Db = {
    prisma,
    query: async (statement, values) => {
      if (!slot.client) throw new DatabaseUnavailable("The transaction has ended: it took too long");
      return runStatement(slot.client, statement, values);
    },
    transaction: (run) => run(tx),
  };
  return tx;
}

async function runStatement<Row>(on: pg.Pool | pg.ClientBase, { name, text }: Statement, values: readonly unknown[]) {
  const { rows } = await on.query({ name, text, values: values as unknown[] });
  return rows as Row[];
}

async function withConnection<T>(pool: pg.Pool, run: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const ignore = () => {}; // the statement at work fails too
  client.on("error", ignore);
  try {
    const result = await run(client);
    client.off("error", ignore);
    client.release();
    return result;
  } catch (error) {
    client.release(error as Error); // nobody knows what state it is in
    throw error;
  }
}

async function retrying<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt > ATTEMPTS || !isConflict(error)) throw error;
      await sleep(attempt * 10 * (1 + Math.random()));
    }
  }
}
