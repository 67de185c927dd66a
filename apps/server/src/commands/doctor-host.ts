import fs from "node:fs/promises";
import path from "node:path";
import type { Check } from "@neptun/db";
import type { Env } from "../env.ts";
import { backupFolder, newestBackup } from "./backup-file.ts";
import { wordsOf } from "./command.ts";
import { databaseOwner } from "./database.ts";
import { inWords } from "./words.ts";

const LEAST_FREE = 500e6;
const OLDEST_BACKUP = 8 * 24 * 3_600_000;
const OLDEST_NODE = [20, 19];

export function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [least = 0, leastMinor = 0] = OLDEST_NODE;
  const fine = major > least || (major === least && minor >= leastMinor);
  const advice = `Neptun needs ${OLDEST_NODE.join(".")} or newer: https://nodejs.org`;
  return { name: "Node.js", level: fine ? "ok" : "problem", found: process.version, advice };
}

/** The data folder: whether it can be written to, has room, and who has opened the database in it. */
export async function checkFolder(env: Env): Promise<Check[]> {
  const folder = env.DATA_DIR;
  const name = "data folder";
  if (!(await fs.stat(folder).catch(() => undefined)))
    return [{ name, level: "note", found: `${folder} is not there yet`, advice: "It is made at the first start." }];
  const checks: Check[] = [await checkWritable(folder), await checkSpace(folder)];
  if (!env.DATABASE_URL) {
    const owner = databaseOwner(env);
    const found = owner ? `process ${owner.pid} on ${owner.host}` : "nobody, Neptun is not running";
    checks.push({ name: "has opened the database", level: "ok", found });
  }
  return checks;
}

async function checkWritable(folder: string): Promise<Check> {
  const name = "data folder";
  const probe = path.join(folder, `.doctor-${process.pid}`);
  try {
    await fs.writeFile(probe, "", { flag: "wx" });
    await fs.rm(probe);
    return { name, level: "ok", found: `${folder} can be written to` };
  } catch (error) {
    const advice = "Give the account that runs Neptun the right to write there, or set DATA_DIR to another folder.";
    return { name, level: "problem", found: wordsOf(error), advice };
  }
}

async function checkSpace(folder: string): Promise<Check> {
  const { bavail, bsize } = await fs.statfs(folder);
  const free = bavail * bsize;
  const advice = "Make room: without it nothing more can be stored.";
  return { name: "free space", level: free < LEAST_FREE ? "problem" : "ok", found: inWords.bytes(free), advice };
}

export async function checkBackups(env: Env): Promise<Check[]> {
  const name = "last backup";
  const newest = await newestBackup(env);
  const advice = "Make one with npm run backup, best every day, and keep copies on another machine.";
  if (!newest) return [{ name, level: "note", found: `none in ${backupFolder(env)}`, advice }];
  const old = Date.now() - newest.made.getTime() > OLDEST_BACKUP;
  return [{ name, level: old ? "problem" : "ok", found: `${newest.file}, ${inWords.age(newest.made)}`, advice }];
}
