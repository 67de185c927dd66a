/**
 * Fills a database as large as Neptun promises to stay fast with, and indexes it for the search. On the server that
 * BENCH_DATABASE_URL names (an empty database of its own), or in the folder BENCH_DATA_DIR.
 */
import { indexBatch } from "../packages/api/dist/index.js";
import { createDb } from "../packages/db/dist/index.js";
import { FULL, fillDatabase } from "../packages/db/dist/testing.js";

const part = Number(process.argv[2] ?? 1);
const sizes = Object.fromEntries(
  Object.entries(FULL).map(([key, size]) => [key, Math.max(1, Math.round(size * part))]),
) as unknown as typeof FULL;
const { BENCH_DATABASE_URL: url, BENCH_DATA_DIR: dataDir = "bench-data" } = process.env;
const db = await createDb({ url, dataDir });
console.log(sizes, db.describe());
await db.withConnection((client) => fillDatabase(client, sizes, console.log));

// Nobody searches meanwhile, so that much may wait for its place in an index.
const INDEXES = ["search_entry_words_idx", "search_entry_chat_idx", "search_word_grams_idx"];
const setPending = (kB: number) =>
  db.withConnection((client) =>
    client.query(INDEXES.map((name) => `ALTER INDEX ${name} SET (gin_pending_list_limit = ${kB})`).join("; ")),
  );
await setPending(65_536);
const started = performance.now();
const place = { user: 0 };
let count = 0;
for (let batches = 0, some = 1; some > 0; batches++) {
  some = await indexBatch(db, place, 1_000);
  count += some;
  if (batches % 50 === 0) console.log(`indexed ${count} after ${((performance.now() - started) / 1000).toFixed(0)} s`);
}
console.log(`indexed ${count} texts in ${((performance.now() - started) / 1000).toFixed(0)} s`);
await setPending(256);
await db.withConnection(async (client) => {
  await client.query("SET statement_timeout = 0");
  for (const name of INDEXES) await client.query(`SELECT gin_clean_pending_list('${name}')`);
  await client.query("VACUUM (ANALYZE)"); // as a server does by itself, in time
  const { rows } = await client.query(
    "SELECT relname, pg_size_pretty(pg_total_relation_size(oid)) AS size FROM pg_class WHERE relkind IN ('r', 'i') AND pg_total_relation_size(oid) > 5e6 AND relnamespace = 'public'::regnamespace ORDER BY pg_total_relation_size(oid) DESC",
  );
  console.table(rows);
});
await db.close();
