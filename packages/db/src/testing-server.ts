import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrate } from "./migrate.ts";
import { type OpenPool, openServer } from "./server-pool.ts";
import { templateName } from "./testing-template.ts";

const AN_HOUR = 60 * 60_000;
const LOCAL_SERVER = "postgresql://postgres@127.0.0.1:5432/postgres";

/** The server that tests may use, if there is one: `TEST_DATABASE_URL`, or one on this machine. */
export async function findTestServer(): Promise<string | undefined> {
  const url = process.env.TEST_DATABASE_URL ?? LOCAL_SERVER;
  try {
    const [role] = await onServer(url, "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user");
    return role?.rolcreatedb ? url : undefined;
  } catch {
    return undefined;
  }
}

/** A copy of the migrated template database, dropped when it is closed. */
export async function cloneDatabase(): Promise<OpenPool> {
  const admin = process.env.TEST_DATABASE_URL ?? LOCAL_SERVER;
  const template = await prepareDatabase(admin);
  const name = newName();
  await onServer(admin, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const opened = openServer(databaseUrl(admin, name), { max: 5, onError: () => {} });
  const close = async () => {
    await opened.close();
    await onServer(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { ...opened, close };
}

/** The address of a new database without any table, and what drops it. */
export async function createEmptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const admin = process.env.TEST_DATABASE_URL ?? LOCAL_SERVER;
  const name = newName();
  await onServer(admin, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const drop = async () => void (await onServer(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return { url: databaseUrl(admin, name), drop };
}

const newName = () => `neptun_test_${Date.now().toString(36)}_${randomBytes(6).toString("hex")}`;

async function prepareDatabase(admin: string): Promise<string> {
  const template = `neptun_test_template_${templateName()}`;
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('neptun_test_template'))");
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [template]);
    if (rowCount) return template;
    await dropOld(client);
    const unfinished = `${template}_new`;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${unfinished} TEMPLATE template0 ENCODING 'UTF8'`);
    await onDatabase(databaseUrl(admin, unfinished), async (database) => void (await migrate(database)));
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
    return template;
  } finally {
    await client.end();
  }
}

async function dropOld(client: pg.Client) {
  const { rows } = await client.query<{ name: string; made: string }>(
    "SELECT datname AS name, split_part(datname, '_', 3) AS made FROM pg_database WHERE datname ~ '^neptun_test_[0-9a-z]+_[0-9a-f]{12}$'",
  );
  for (const { name, made } of rows)
    if (Date.now() - Number.parseInt(made, 36) > AN_HOUR)
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

const databaseUrl = (admin: string, name: string) => Object.assign(new URL(admin), { pathname: `/${name}` }).href;

const onServer = (url: string, sql: string) =>
  onDatabase(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

async function onDatabase<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
