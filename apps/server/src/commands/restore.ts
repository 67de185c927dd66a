import { BackupError, countRows, readBackup, requireKnownSchema, restoreBackup } from "@neptun/db";
import { typedPath } from "./backup-file.ts";
import { createCommand } from "./command.ts";
import { connectAlone } from "./database.ts";
import { inWords } from "./words.ts";

const usage = `Usage: npm run restore -- <file>

Fills an empty database with a backup: a DATA_DIR without a database, or an empty PostgreSQL database in DATABASE_URL.
The backup may come from the other kind of database, and from an older version of Neptun. A file that is cut off or
was changed is refused before anything is written; in the end every table is compared with the backup.
Neptun must not be running.

Exit codes: 0 restored and compared, 1 nothing was stored, 2 wrong usage.`;

/** npm run restore */
export const run = createCommand({
  usage,
  least: 1,
  most: 1,
  async run([typed = ""], { readEnv, say }) {
    const started = performance.now();
    const env = readEnv();
    const file = typedPath(typed);
    const summary = await readBackup(file);
    requireKnownSchema(summary.header);
    const { created_at, product_version } = summary.header;
    say(`${file} is complete: made ${created_at} by Neptun ${product_version}.`);
    const connection = await connectAlone(env, { create: true });
    try {
      const later = await restoreBackup(connection.client, file, summary);
      const tables = Object.keys(summary.tables).length;
      const users = inWords.count(summary.tables.neptun_user?.rows ?? 0, "user");
      say(
        `Restored ${users}, ${inWords.count(countRows(summary), "row")} of ${tables} tables, into ${connection.describe()} (${inWords.seconds(started)}).`,
      );
      say("Compared: every table holds exactly what the backup does.");
      if (later.length) say(`Brought up to date: ${later.join(", ")}.`);
      return 0;
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      throw new BackupError(`${error.message} (${connection.describe()})`, { cause: error });
    } finally {
      await connection.close();
    }
  },
});
