import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { migratePool, type OpenDb, toDb } from "./db.ts";
import { openEmbedded } from "./embedded.ts";
import { lockFolder } from "./folder-lock.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { type OpenPool, openServer } from "./server-pool.ts";

const LOCAL_SERVER = "postgresql://postgres@127.0.0.1:5432/postgres";
const CACHE = fileURLToPath(new URL("../node_modules/.cache/test-databases", import.meta.url));

type Kind = OpenDb["kind"];

/** An empty database of its own, with all tables, gone when it is closed. */
export async function createTestDb({ kind = testKind() }: { kind?: Kind } = {}): Promise<OpenDb> {
  return toDb(await openTestPool(kind), kind);
}

/** The same without Prisma: the connections to a new database. */
export function openTestPool(kind: Kind = testKind()): Promise<OpenPool> {
  return kind === "server" ? cloneOnServer() : cloneEmbedded();
}

const testKind = (): Kind => (process.env.NEPTUN_TEST_DB === "server" ? "server" : "embedded");

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

async function cloneEmbedded(): Promise<OpenPool> {
  const template = await prepareFolder();
  const folder = fs.mkdtempSync(path.join(CACHE, "clone-"));
  copyFolder(template, folder);
  const opened = await openEmbedded(folder, { durable: false, scratch: true, onError: () => {} });
  const close = async () => {
    await opened.close();
    remove(folder);
  };
  return { ...opened, close };
}

/** The migrated template, made by the first that needs it. */
async function prepareFolder(): Promise<string> {
  const folder = path.join(CACHE, `template-${checksum()}`);
  fs.mkdirSync(CACHE, { recursive: true });
  removeOld(folder);
  if (fs.existsSync(folder)) return folder;
  const unlock = await lockWithPatience(folder);
  try {
    if (fs.existsSync(folder)) return folder;
    const unfinished = `${folder}.new`;
    remove(unfinished);
    const opened = await openEmbedded(unfinished, { durable: false, onError: () => {} });
    await migratePool(opened.pool);
    for (const name of ["template1", "template0"]) {
      await opened.pool.query(`ALTER DATABASE ${name} IS_TEMPLATE false`);
      await opened.pool.query(`DROP DATABASE ${name}`); // less to copy
    }
    await opened.close();
    fs.renameSync(unfinished, folder);
    return folder;
  } finally {
    unlock();
  }
}

/** What killed test runs and earlier migrations left behind. */
function removeOld(keep: string) {
  for (const name of fs.readdirSync(CACHE)) {
    const folder = path.join(CACHE, name);
    const age = Date.now() - (fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 60 * 60_000 && !folder.startsWith(keep)) remove(folder);
  }
}

const remove = (folder: string) => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

async function lockWithPatience(folder: string) {
  for (const giveUp = Date.now() + 60_000; ; ) {
    try {
      return await lockFolder(folder);
    } catch (error) {
      if (Date.now() > giveUp) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function copyFolder(from: string, to: string) {
  fs.mkdirSync(to, { recursive: true });
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else fs.copyFileSync(source, target, fs.constants.COPYFILE_FICLONE);
  }
}

async function cloneOnServer(): Promise<OpenPool> {
  const admin = process.env.TEST_DATABASE_URL ?? LOCAL_SERVER;
  const template = await prepareDatabase(admin);
  const name = `neptun_test_${randomBytes(8).toString("hex")}`;
  await onServer(admin, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const opened = openServer(databaseUrl(admin, name), { max: 5, onError: () => {} });
  const close = async () => {
    await opened.close();
    await onServer(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { ...opened, close };
}

async function prepareDatabase(admin: string): Promise<string> {
  const template = `neptun_test_template_${checksum()}`;
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('neptun_test_template'))");
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [template]);
    if (rowCount) return template;
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

function checksum(): string {
  const all = readMigrations().map(({ name, checksum }) => `${name} ${checksum}`);
  return createHash("sha256").update(all.join("\n")).digest("hex").slice(0, 16);
}
