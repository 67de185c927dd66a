import { type OpenDb, toDb } from "./db.ts";
import type { OpenPool } from "./server-pool.ts";
import { cloneFolder } from "./testing-embedded.ts";
import { cloneDatabase } from "./testing-server.ts";

export { copyCluster } from "./testing-embedded.ts";
export { createEmptyDatabase, findTestServer } from "./testing-server.ts";

type Kind = OpenDb["kind"];

/** An empty database of its own, with all tables, gone when it is closed. */
export async function createTestDb({ kind = testKind() }: { kind?: Kind } = {}): Promise<OpenDb> {
  return toDb(await openTestPool(kind), kind);
}

/** The same without Prisma: the connections to a new database. */
export function openTestPool(kind: Kind = testKind()): Promise<OpenPool> {
  return kind === "server" ? cloneDatabase() : cloneFolder();
}

const testKind = (): Kind => (process.env.NEPTUN_TEST_DB === "server" ? "server" : "embedded");

export { BUSY_EMAIL, emailOf, FULL, fillDatabase, type Sizes } from "./testing-fill.ts";
