import { createWriteStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { BackupError, countRows, readBackup, streamBackup } from "@neptun/db";
import type { Env } from "../env.ts";
import { VERSION } from "../version.ts";
import { chooseBackupFile, publish, removeUnfinished } from "./backup-file.ts";
import { createCommand } from "./command.ts";
import { askOperator, connectAlone } from "./database.ts";
import { inWords } from "./words.ts";

const usage = `Usage: npm run backup -- [file]

Writes everything in the database into one file: as it is at one moment, also while Neptun runs. Without a file, or
with a folder, the file is named after the time; the usual folder is DATA_DIR/backups. A file that exists is not
written over. The file can be read by its owner alone: it holds all conversations, and what signs people in.

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

/** From the process that has opened the database, or else from the database. */
async function takeBackup(env: Env, to: Writable) {
  const reply = await askOperator(env, "POST", "/backup");
  if (reply)
    return pipeline(reply, to).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ECONNRESET" && error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
      throw new BackupError("The running Neptun broke the backup off; its log says why.");
    });
  const connection = await connectAlone(env);
  try {
    await streamBackup(connection.client, { product_version: VERSION, database: connection.kind }, to);
  } finally {
    await connection.close();
  }
}
