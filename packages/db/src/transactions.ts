import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import type { Prisma } from "./generated/prisma/client.ts";
import { createStatementNames } from "./statement-names.ts";

/** The connection that a Prisma transaction runs on, for the hand-written statements in it; none when it has ended. */
export interface TransactionSlot {
  client?: pg.ClientBase;
}

/** Stands in for a statement: what follows is the number of who asks which connection the transaction runs on. */
const CLAIM = "-- claim ";

/**
 * Prisma's adapter on a pool of ours, and what tells which connection a transaction got. It asks through the transaction
 * itself: an AsyncLocalStorage would know as well, but in Node.js before 24 it makes every promise of the process dearer.
 */
export function createPoolAdapter(pool: pg.Pool) {
  const nameOf = createStatementNames();
  // The type wants a name for each; `pg` leaves a statement without one unprepared.
  const adapter = new PrismaPg(pool, { statementNameGenerator: (query) => nameOf(query) as string });
  const connect = adapter.connect.bind(adapter);
  const claimed = new Map<string, TransactionSlot>();
  adapter.connect = async () => {
    const connected = await connect();
    const start = connected.startTransaction.bind(connected);
    connected.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      const { client } = transaction as unknown as { client: pg.ClientBase };
      const slot: TransactionSlot = { client };
      const execute = transaction.executeRaw.bind(transaction);
      transaction.executeRaw = async (query) => {
        if (query.sql.startsWith(CLAIM)) {
          claimed.set(query.sql, slot);
          return 0;
        }
        if (query.sql === "COMMIT" || query.sql === "ROLLBACK") slot.client = undefined;
        return query.sql === "COMMIT" ? commit(client) : execute(query);
      };
      return transaction;
    };
    return connected;
  };
  let claims = 0;
  async function slotOf(tx: Prisma.TransactionClient): Promise<TransactionSlot> {
    const claim = `${CLAIM}${++claims}`;
    await tx.$executeRawUnsafe(claim);
    const slot = claimed.get(claim)!;
    claimed.delete(claim);
    return slot;
  }
  return { adapter, slotOf };
}

/** PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement failed and nobody minded. */
async function commit(client: pg.ClientBase) {
  const { command } = await client.query("COMMIT");
  if (command !== "COMMIT") throw new Error("A statement in the transaction failed, so nothing was stored");
  return 0;
}
