import fs from "node:fs";
import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

const BEAT_MS = 5_000;
const STALE_MS = 20_000;

/**
 * Takes the folder for this process, and gives back what releases it. The embedded database takes no lock of its
 * own, and two processes on one folder destroy it. What a killed process left behind is taken over.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const file = `${folder}.lock`;
  const mine = `${process.pid} ${startOf(String(process.pid))} ${os.hostname()}\n`;
  for (const giveUp = Date.now() + STALE_MS + BEAT_MS; ; ) {
    try {
      fs.writeFileSync(file, mine, { flag: "wx" });
      return keep(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const held = read(file);
    if (held === undefined) continue;
    const [pid = "", started, host] = held.trim().split(" ");
    const here = host === os.hostname();
    const alive = here ? startOf(pid) === started : Date.now() - beatOf(file) < STALE_MS; // empty: being written now
    if (!alive) takeAside(file, held);
    else if (here || Date.now() > giveUp)
      throw new Error(`The data folder ${folder} is in use by process ${pid}${here ? "" : ` on ${host}`}`);
    else await sleep(500);
  }
}

/** Who has taken the folder, and lives. */
export function lockOwner(folder: string): { pid: string; host: string } | undefined {
  const file = `${folder}.lock`;
  const [pid = "", started, host = ""] = (read(file) ?? "").trim().split(" ");
  const alive = host === os.hostname() ? startOf(pid) === started : Date.now() - beatOf(file) < STALE_MS;
  return alive && pid ? { pid, host } : undefined;
}

/** Touches the lock, so that a process on another machine or in another container sees that its owner lives. */
function keep(file: string): () => void {
  const beat = setInterval(() => {
    const now = new Date();
    fs.utimes(file, now, now, () => {});
  }, BEAT_MS).unref();
  return () => {
    clearInterval(beat);
    fs.rmSync(file, { force: true });
  };
}

/** Removes a stale lock, unless another process replaced it in between. */
function takeAside(file: string, held: string) {
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
    if (read(aside) !== held) fs.linkSync(aside, file);
    fs.rmSync(aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function beatOf(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Tells a live process from a reused id (Linux); elsewhere only whether it lives. */
function startOf(pid: string): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(") ") + 2).split(" ")[19] ?? "alive";
  } catch {
    try {
      process.kill(Number(pid), 0);
      return "alive";
    } catch {
      return "dead";
    }
  }
}
