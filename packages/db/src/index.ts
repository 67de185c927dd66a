export { createDb, type Db, type DbOptions, type OpenDb, type PrismaDb, type Statement } from "./db.ts";
export { DatabaseUnavailable, isForeignKeyViolation, isUnavailable, isUniqueViolation } from "./errors.ts";
export { Prisma } from "./generated/prisma/client.ts";
