import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { createStatementNames } from "./statement-names.ts";

/** The connection that a Prisma transaction runs on, for the hand-written statements in it. */
export interface TransactionSlot {
  client?: pg.ClientBase;
  taken?: boolean;
}

const slots = new AsyncLocalStorage<TransactionSlot>();

/** Runs what starts a Prisma transaction; the slot holds its connection until it ends. */
export const withSlot = <T>(slot: TransactionSlot, start: () => Promise<T>) => slots.run(slot, start);

/** Prisma's adapter on a pool of ours, telling which connection a transaction got. */
export function createPoolAdapter(pool: pg.Pool): PrismaPg {
  const nameOf = createStatementNames();
  // The type wants a name for each; `pg` leaves a statement without one unprepared.
  const factory = new PrismaPg(pool, { statementNameGenerator: (query) => nameOf(query) as string });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const slot = slots.getStore();
      if (!slot || slot.taken) return start(isolationLevel); // Prisma's own, around one call
      slot.taken = true;
      const transaction = await start(isolationLevel);
      const { client } = transaction as unknown as { client: pg.ClientBase };
      slot.client = client;
      const execute = transaction.executeRaw.bind(transaction);
      transaction.executeRaw = async (query) => {
        if (query.sql === "COMMIT" || query.sql === "ROLLBACK") slot.client = undefined;
        return query.sql === "COMMIT" ? commit(client) : execute(query);
      };
      return transaction;
    };
    return adapter;
  };
  return factory;
}

/** PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement failed and nobody minded. */
async function commit(client: pg.ClientBase) {
  const { command } = await client.query("COMMIT");
  if (command !== "COMMIT") throw new Error("A statement in the transaction failed, so nothing was stored");
  return 0;
}
