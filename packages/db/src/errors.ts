/** The database cannot be reached now; the same request may succeed later. */
export class DatabaseUnavailable extends Error {
  override name = "DatabaseUnavailable";
}

interface ErrorLike {
  code?: unknown;
  kind?: unknown;
  originalCode?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: unknown;
  driverAdapterError?: unknown;
}

/** The error and whatever it was made from: Prisma hides the driver's error in `cause` and `meta.driverAdapterError`. */
function* layers(error: unknown, depth = 0): Generator<ErrorLike> {
  if (typeof error !== "object" || error === null || depth > 6) return;
  const layer = error as ErrorLike;
  yield layer;
  for (const inner of [layer.cause, layer.meta, layer.driverAdapterError]) yield* layers(inner, depth + 1);
}

function codes(error: unknown): string[] {
  const found = [...layers(error)].flatMap(({ code, originalCode, kind }) => [code, originalCode, kind]);
  return found.filter((code) => typeof code === "string");
}

const UNAVAILABLE_CODE = new RegExp(
  [
    "P1001|P1002|P1008|P1017|P2024|P2028|P2037", // Prisma: unreachable, closed, no connection or transaction to be had
    "08...|53...|57P0[1-5]|25006|25P03", // PostgreSQL: connection, resources, shutting down, read-only, idle too long
    "55P03|57014", // PostgreSQL: gave up waiting for a lock, or for the statement
    "ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL",
    "DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections", // Prisma's driver adapter
  ]
    .map((part) => `^(?:${part})$`)
    .join("|"),
);

/** `pg` gives these no code. */
const UNAVAILABLE_MESSAGES = [
  "timeout exceeded when trying to connect",
  "Client has encountered a connection error and is not queryable",
  "Client was closed and is not queryable",
  "Connection terminated",
  "Query read timeout",
  "Cannot use a pool after calling end on the pool",
];

/** Whether the database, not the request, is at fault, so that it is worth trying again later: the 503s. */
export function isUnavailable(error: unknown): boolean {
  if (codes(error).some((code) => UNAVAILABLE_CODE.test(code))) return true;
  for (const layer of layers(error)) {
    if (layer instanceof DatabaseUnavailable) return true;
    const { message } = layer;
    if (typeof message === "string" && UNAVAILABLE_MESSAGES.some((known) => message.includes(known))) return true;
  }
  return false;
}

const has = (error: unknown, ...wanted: string[]) => codes(error).some((code) => wanted.includes(code));

/** A row with this key exists already. */
export const isUniqueViolation = (error: unknown) => has(error, "P2002", "23505", "UniqueConstraintViolation");

/** A column that has to have a value was given none. */
export const isNotNullViolation = (error: unknown) => has(error, "P2011", "23502", "NullConstraintViolation");

/** The row that this one belongs to is not there (any more). */
export const isForeignKeyViolation = (error: unknown) => has(error, "P2003", "23503", "ForeignKeyConstraintViolation");

/** Lost against another transaction and was rolled back whole: worth running again at once. */
export const isConflict = (error: unknown) => has(error, "P2034", "40001", "40P01", "TransactionWriteConflict");
