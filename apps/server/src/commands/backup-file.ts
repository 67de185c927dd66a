import fs from "node:fs/promises";
import path from "node:path";
import type { Env } from "../env.ts";

const A_DAY = 24 * 60 * 60_000;
const UNFINISHED = /^neptun-.*\.part$/;

export const backupFolder = (env: Env) => path.join(env.DATA_DIR, "backups");

/** A path as it was typed: npm changes the folder, and tells from where. */
export const typedPath = (typed: string) => path.resolve(process.env.INIT_CWD ?? ".", typed);

/** The file to write: as typed, in the folder that was typed, or in the usual one. Throws when it is there already. */
export async function chooseBackupFile(env: Env, typed?: string): Promise<string> {
  const name = `neptun-${new Date()
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(":", "-")}.backup`;
  const wanted = typed === undefined ? backupFolder(env) : typedPath(typed);
  if (typed === undefined) await fs.mkdir(wanted, { recursive: true, mode: 0o700 });
  const found = await fs.stat(wanted).catch(() => undefined);
  const file = found?.isDirectory() ? path.join(wanted, name) : wanted;
  if (await fs.stat(file).catch(() => undefined)) throw new Error(`${file} exists already, and is left as it is.`);
  return file;
}

/** Gives the finished file its name, once it and the name are sure to survive a power failure. */
export async function publish(unfinished: string, file: string) {
  await fs.rename(unfinished, file);
  if (process.platform === "win32") return; // a folder cannot be opened there
  const folder = await fs.open(path.dirname(file));
  await folder.sync().finally(() => folder.close());
}

/** Removes what backups that were killed left behind. */
export async function removeUnfinished(folder: string) {
  for (const name of await fs.readdir(folder)) {
    if (!UNFINISHED.test(name)) continue;
    const left = path.join(folder, name);
    const { mtimeMs } = await fs.stat(left);
    if (Date.now() - mtimeMs > A_DAY) await fs.rm(left, { force: true });
  }
}

/** The newest backup in the usual folder. */
export async function newestBackup(env: Env): Promise<{ file: string; made: Date } | undefined> {
  const names = await fs.readdir(backupFolder(env)).catch(() => []);
  const name = names
    .filter((one) => one.endsWith(".backup"))
    .sort()
    .at(-1);
  if (!name) return undefined;
  const file = path.join(backupFolder(env), name);
  return { file, made: (await fs.stat(file)).mtime };
}
