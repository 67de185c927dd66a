export { type Connection, connect, hasEmbedded } from "./backup/connect.ts";
export { BackupError, type BackupHeader, type BackupSummary, countRows } from "./backup/format.ts";
export { readBackup } from "./backup/read.ts";
export { requireKnownSchema, restoreBackup } from "./backup/restore.ts";
export { copyEmbedded } from "./backup/snapshot.ts";
export { type BackupOrigin, streamBackup } from "./backup/write.ts";
export { createDb, type Db, type DbOptions, type OpenDb, type PrismaDb, type Statement } from "./db.ts";
export type { Check } from "./doctor/check.ts";
export { checkDatabase } from "./doctor/database.ts";
export {
  DatabaseUnavailable,
  isForeignKeyViolation,
  isNotNullViolation,
  isUnavailable,
  isUniqueViolation,
} from "./errors.ts";
export { lockOwner } from "./folder-lock.ts";
export { Prisma } from "./generated/prisma/client.ts";
