import pg from "pg";

/** The server that BENCH_DATABASE_URL names; without it, benchmarks use the embedded database. */
const SERVER = process.env.BENCH_DATABASE_URL ?? "";

/** A new database on that server, to be dropped at the end; "" for the embedded one. */
export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  if (!SERVER) return { url: "", drop: async () => {} };
  const name = `neptun_bench_${process.pid}_${Date.now()}`;
  await ask(`CREATE DATABASE ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(`DROP DATABASE ${name} WITH (FORCE)`) };
}

async function ask(sql: string) {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query(sql);
  await client.end();
}
