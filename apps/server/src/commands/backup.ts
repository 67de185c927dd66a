import { createWriteStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Writable } from "node:stream";
import { connect, countRows, readBackup, streamBackup } from "@neptun/db";
import type { Env } from "../env.ts";
import { VERSION } from "../version.ts";
import { chooseBackupFile, publish, removeUnfinished } from "./backup-file.ts";
import { createCommand } from "./command.ts";
import { askForSnapshot, connectAlone } from "./database.ts";
import { inWords } from "./words.ts";

const usage = `Usage: npm run backup -- [file]

Writes everything in the database, as it is at one moment, into one file. Without a file, or with a folder, the file is
named after the time; the usual folder is DATA_DIR/backups. A file that exists is not written over. Only its owner can
read the file: it holds all conversations, and what signs people in.

Neptun may be running. With the embedded database it waits while its files are copied (some seconds for a gigabyte),
and the copy takes room in DATA_DIR until the backup is done.

Exit codes: 0 the backup is complete and was read back, 1 there is none, 2 wrong usage.`;

/** npm run backup */
export const run = createCommand({
  usage,
  least: 0,
  most: 1,
  async run([typed], { readEnv, say }) {
    const started = performance.now();
    const env = readEnv();
    const file = await chooseBackupFile(env, typed);
    await removeUnfinished(path.dirname(file));
    const unfinished = `${file}.${process.pid}.part`;
    try {
      await takeBackup(env, createWriteStream(unfinished, { flags: "wx", mode: 0o600, flush: true }));
      const summary = await readBackup(unfinished);
      await publish(unfinished, file);
      const tables = Object.keys(summary.tables).length;
      const { size } = await stat(file);
      say(`Backup: ${file}`);
      say(
        `${inWords.count(countRows(summary), "row")} of ${tables} tables, ${inWords.bytes(size)}, ${inWords.seconds(started)}; read back and complete.`,
      );
      return 0;
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  },
});

/** From a copy, when a process has opened the embedded database; otherwise from the database. */
async function takeBackup(env: Env, to: Writable) {
  const snapshot = await askForSnapshot(env);
  try {
    const connection = snapshot
      ? await connect({ dataDir: snapshot.folder }, { scratch: true })
      : await connectAlone(env);
    try {
      await streamBackup(connection.client, { product_version: VERSION, database: connection.kind }, to);
    } finally {
      await connection.close();
    }
  } finally {
    await snapshot?.remove();
  }
}
