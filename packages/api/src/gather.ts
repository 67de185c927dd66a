import { setImmediate as turn } from "node:timers/promises";
import type { Db, Statement } from "@neptun/db";

interface Round<Row> {
  keys: Set<string>;
  rows: Promise<Map<string, Row>>;
}

/**
 * Finds a row by its `key`, with the same statement for all that are looked for in one turn of the event loop; $1 are their
 * keys. The statement begins after each of them was asked for, so nobody gets what was true before they asked.
 */
export function gather<Row extends { key: string }>(statement: Statement) {
  const rounds = new WeakMap<Db, Round<Row>>();
  const begin = (db: Db): Round<Row> => {
    const keys = new Set<string>();
    const find = async () => {
      await turn();
      rounds.delete(db);
      const rows = await db.query<Row>(statement, [[...keys]]);
      return new Map(rows.map((row) => [row.key, row]));
    };
    const round = { keys, rows: find() };
    rounds.set(db, round);
    return round;
  };
  return async (db: Db, key: string): Promise<Row | undefined> => {
    const round = rounds.get(db) ?? begin(db);
    round.keys.add(key);
    return (await round.rows).get(key);
  };
}
