import type { Socket } from "node:net";
import pg from "pg";
import { DatabaseUnavailable } from "./errors.ts";
import { type ConnectNotices, createNotices } from "./notices.ts";

/** A pool of connections and what else differs between the embedded database and a server. */
export interface OpenPool {
  pool: pg.Pool;
  /** For statements that must not wait behind all others. */
  urgent: pg.Pool;
  /** For people; without the password. */
  describe(): string;
  /** Called when the migrations, which may take their time, are through. */
  migrated(): void;
  connectNotices?: ConnectNotices;
  close(): Promise<void>;
}

/** Connects lazily to the PostgreSQL server that the URL names. */
export function openServer(
  url: string,
  { max = 10, silenceMs = 40_000, onError }: { max?: number; silenceMs?: number; onError(error: Error): void },
): OpenPool {
  const open = (max: number) => openPool({ connectionString: withOptions(url), max }, { silenceMs, onError });
  const pool = open(max);
  const urgent = open(1);
  return {
    pool,
    urgent,
    describe: () => withoutPassword(url),
    migrated: () => {},
    connectNotices: (hear) => createNotices(withOptions(url), hear),
    close: async () => void (await Promise.all([pool.end(), urgent.end()])),
  };
}

function openPool(
  config: pg.PoolConfig,
  { silenceMs, onError }: { silenceMs: number; onError(error: Error): void },
): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    application_name: "neptun",
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  pool.on("error", onError);
  pool.on("connect", (client) => endWhenSilent(client, silenceMs));
  return pool;
}

/** A frozen server, or a cut cable, keeps no time-out of its own. */
function endWhenSilent(client: pg.PoolClient, ms: number) {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.setTimeout(ms, () => stream.destroy(new DatabaseUnavailable("The database server does not answer")));
}

/**
 * Prisma's adapter cuts the offset off a timestamp: the session has to speak UTC. Compiling a statement, or starting
 * processes for it, takes longer than nearly all of ours do; the address may say otherwise.
 */
export function withOptions(url: string): string {
  const parsed = new URL(url);
  const given = parsed.searchParams.get("options");
  const options = ["-c jit=off -c max_parallel_workers_per_gather=0", ...(given ? [given] : []), "-c timezone=UTC"];
  parsed.searchParams.set("options", options.join(" "));
  return parsed.href;
}

export function withoutPassword(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? (hostname || "localhost");
  return `PostgreSQL server ${host}${port ? `:${port}` : ""}, database ${decodeURIComponent(pathname.slice(1)) || "postgres"}`;
}
