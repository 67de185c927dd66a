import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { migratePool } from "./db.ts";
import { openEmbedded } from "./embedded.ts";
import { lockFolder } from "./folder-lock.ts";
import type { OpenPool } from "./server-pool.ts";
import { templateName } from "./testing-template.ts";

const AN_HOUR = 60 * 60_000;
const CACHE = fileURLToPath(new URL("../node_modules/.cache/test-databases", import.meta.url));

const CLUSTER = "cluster";
const QUICK = { durable: false, onError: () => {} };

/** A copy of the migrated template folder, removed when it is closed. */
export async function cloneFolder(): Promise<OpenPool> {
  const template = await prepareTemplate();
  const folder = fs.mkdtempSync(path.join(CACHE, "clone-"));
  copyFolder(template, folder);
  const opened = await openEmbedded(folder, { ...QUICK, scratch: true });
  const close = async () => {
    await opened.close();
    remove(folder);
  };
  return { ...opened, close };
}

/** Puts a new cluster, without any table, into a data folder: making one there takes far longer than copying one. */
export async function copyCluster(dataDir: string) {
  copyFolder(await prepareCluster(), dataDir);
}

const prepareCluster = () =>
  prepare(CLUSTER, async (folder) => {
    const opened = await openEmbedded(folder, QUICK);
    for (const name of ["template1", "template0"]) {
      await opened.pool.query(`ALTER DATABASE ${name} IS_TEMPLATE false`);
      await opened.pool.query(`DROP DATABASE ${name}`); // less to copy
    }
    await opened.close();
  });

const prepareTemplate = () =>
  prepare(`template-${templateName()}`, async (folder) => {
    await copyCluster(folder);
    const opened = await openEmbedded(folder, QUICK);
    await migratePool(opened.pool);
    await opened.close();
  });

/** The folder of this name, made by the first that needs it. */
async function prepare(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(CACHE, name);
  fs.mkdirSync(CACHE, { recursive: true });
  removeOld([CLUSTER, `template-${templateName()}`]);
  if (fs.existsSync(folder)) return folder;
  const unlock = await lockWithPatience(folder);
  try {
    if (fs.existsSync(folder)) return folder;
    const unfinished = `${folder}.new`;
    remove(unfinished);
    await make(unfinished);
    fs.renameSync(unfinished, folder);
    return folder;
  } finally {
    unlock();
  }
}

/** What killed test runs and earlier migrations left behind. */
function removeOld(keep: string[]) {
  for (const name of fs.readdirSync(CACHE)) {
    const folder = path.join(CACHE, name);
    const age = Date.now() - (fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > AN_HOUR && !keep.some((prefix) => name.startsWith(prefix))) remove(folder);
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
