import type { Scenario } from "../scenario.ts";
import * as database from "./database.ts";
import { endWorker } from "./end-worker.ts";
import { fullDatabaseDisk, fullDisk } from "./full-disk.ts";
import { killAnswer } from "./kill-answer.ts";
import { killApp, killBatch } from "./kill-app.ts";
import { killMigration, twoOnOneDatabase } from "./migration.ts";
import { killUpgrade, olderApp, twoUpgrade } from "./older.ts";
import { pool } from "./pool.ts";
import { clientGone, provider, slowReaders } from "./provider.ts";
import { silentProvider } from "./silent-provider.ts";
import { stopApp } from "./stop-app.ts";
import { twoAtOnceOnFolder, twoOnOneFolder } from "./two-processes.ts";

/** In the order in which they are played. */
export const SCENARIOS: Scenario[] = [
  killApp,
  killBatch,
  killAnswer,
  stopApp,
  twoOnOneFolder,
  twoAtOnceOnFolder,
  twoOnOneDatabase,
  killMigration,
  killUpgrade,
  twoUpgrade,
  olderApp,
  endWorker,
  fullDisk,
  database.killDatabase,
  database.restartDatabase,
  database.freezeDatabase,
  database.terminateBackends,
  database.readOnlyDatabase,
  database.noConnections,
  database.lockedTable,
  database.refusedAtStart,
  pool,
  fullDatabaseDisk,
  provider,
  silentProvider,
  clientGone,
  slowReaders,
];
