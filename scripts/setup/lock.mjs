import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../root.mjs";

const FILE = path.join(ROOT, ".cache", "setup.lock");
const BEAT_MS = 1_000;
const STALE_MS = 15_000;

/**
 * Lets one process at a time set the project up; the others wait. What a killed process left behind is taken over.
 * @param {() => Promise<void>} work
 */
export async function withLock(work) {
  fs.mkdirSync(path.dirname(FILE), { recursive: true });
  const mine = `${process.pid} ${os.hostname()} ${Date.now()}`;
  for (let waited = false; !take(mine); waited = true) {
    if (!waited) console.log("Neptun: waiting for another start to finish its set-up");
    await sleep(300);
  }
  const beat = setInterval(() => fs.utimes(FILE, new Date(), new Date(), () => {}), BEAT_MS).unref();
  const release = () => {
    clearInterval(beat);
    if (read() === mine) fs.rmSync(FILE, { force: true });
  };
  process.once("exit", release);
  try {
    await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

/** @param {string} mine */
function take(mine) {
  try {
    fs.writeFileSync(FILE, mine, { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  }
  const held = read();
  if (held !== undefined && isStale(held)) setAside(held);
  return false;
}

/** @param {string} held */
function isStale(held) {
  const [pid, host] = held.split(" ");
  if (host === os.hostname() && !isAlive(Number(pid))) return true;
  const touched = fs.statSync(FILE, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return Date.now() - touched > STALE_MS;
}

/**
 * Removes the stale lock, and puts it back if it was another process's fresh one after all.
 * @param {string} held
 */
function setAside(held) {
  const aside = `${FILE}.${process.pid}`;
  try {
    fs.renameSync(FILE, aside);
    if (fs.readFileSync(aside, "utf8") !== held) fs.linkSync(aside, FILE);
    fs.rmSync(aside);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== "ENOENT" && code !== "EEXIST") throw error;
  }
}

function read() {
  try {
    return fs.readFileSync(FILE, "utf8");
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
