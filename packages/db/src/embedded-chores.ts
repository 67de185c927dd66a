import type pg from "pg";

const SECOND = 1_000;
const CHECKPOINT_BYTES = 32 * 2 ** 20;
const CHECKPOINT_MS = 300 * SECOND;

const GROWN = `SELECT quote_ident(relname) AS name FROM pg_stat_user_tables
WHERE n_mod_since_analyze > 500 + n_live_tup / 2`;
const CHANGED = `SELECT quote_ident(relname) AS name FROM pg_stat_user_tables
WHERE n_dead_tup > 500 + n_live_tup / 10 OR n_mod_since_analyze > 500 + n_live_tup / 10`;
const SINCE_CHECKPOINT = `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 AS bytes,
  extract(epoch FROM clock_timestamp() - checkpoint_time)::float8 * 1000 AS ms FROM pg_control_checkpoint()`;

/** Single-user PostgreSQL has no background processes: checkpoints, vacuum and statistics are up to us. */
export function startChores(pool: pg.Pool, onError: (error: Error) => void): () => void {
  const every = (seconds: number, work: (pool: pg.Pool) => Promise<void>) =>
    setInterval(() => void work(pool).catch(onError), seconds * SECOND).unref();
  const chores = [every(15, checkpoint), every(15, analyze), every(600, vacuum)];
  return () => chores.forEach(clearInterval);
}

/** Keeps the log short: it is what has to be read again after a crash. */
export async function checkpoint(pool: pg.Pool) {
  const { rows } = await pool.query<{ bytes: number; ms: number }>(SINCE_CHECKPOINT);
  const { bytes = 0, ms = 0 } = rows[0] ?? {};
  if (bytes > CHECKPOINT_BYTES || (bytes > 10_000 && ms > CHECKPOINT_MS)) await pool.query("CHECKPOINT");
}

/** A table that has just become large is read by plans for an empty one, row by row through all of it, until this is done. */
export async function analyze(pool: pg.Pool) {
  await pool.query("SELECT pg_stat_force_next_flush()");
  const { rows } = await pool.query<{ name: string }>(GROWN);
  for (const { name } of rows) await pool.query(`ANALYZE ${name}`);
}

/** Table by table, so that other statements get their turn in between. */
export async function vacuum(pool: pg.Pool) {
  await pool.query("SELECT pg_stat_force_next_flush()");
  const { rows } = await pool.query<{ name: string }>(CHANGED);
  for (const { name } of rows) await pool.query(`VACUUM (ANALYZE) ${name}`);
}
