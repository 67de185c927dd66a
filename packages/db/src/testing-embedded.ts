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

/** A copy of the migrated template folder, removed when it is closed. */
export async function cloneFolder(): Promise<OpenPool> {
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
  const folder = path.join(CACHE, `template-${templateName()}`);
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
    if (age > AN_HOUR && !folder.startsWith(keep)) remove(folder);
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
