import { createHash } from "node:crypto";
import type { Db } from "@neptun/db";

/** What an attempt is counted by, from the widest to the narrowest; each is counted only while the one before has room. */
export const SCOPES = ["address", "pair", "account"] as const;
export type Scope = (typeof SCOPES)[number];

export interface Count {
  scope: Scope;
  count: number;
  /** Until it is counted anew. */
  seconds: number;
}

const hash = (key: string) => createHash("sha256").update(key).digest("hex");

/** Counts the key $n, if the scope before it has room by its limit $(n + 3). */
const counting = (scope: Scope, index: number) => {
  const before = SCOPES[index - 1];
  return `${scope} AS (
  INSERT INTO attempt AS a (key, count, expires_at)
  SELECT $${index + 1}::text, 1, now() + make_interval(secs => $4) ${before ? `FROM ${before} WHERE ${before}.count <= $${index + 4}::int` : ""}
  ON CONFLICT (key) DO UPDATE SET count = CASE WHEN a.expires_at > now() THEN a.count ELSE 0 END + 1,
    expires_at = CASE WHEN a.expires_at > now() THEN a.expires_at ELSE excluded.expires_at END
  RETURNING count, expires_at
)`;
};

const COUNT = {
  name: "attempt_count",
  text: `WITH ${SCOPES.map(counting).join(", ")}
${SCOPES.map((scope) => `SELECT '${scope}' AS scope, count, extract(epoch FROM expires_at - now())::float8 AS seconds FROM ${scope}`).join("\nUNION ALL ")}`,
};

/**
 * Counts an attempt in each scope, whichever process it came to; the counts begin anew after `seconds`. Returns the count
 * that exceeds its limit, if one does: what is narrower is not counted then.
 */
export async function countAttempt(
  db: Db,
  keys: Record<Scope, string>,
  limits: Record<Scope, number>,
  seconds: number,
): Promise<Count | undefined> {
  const values = [...SCOPES.map((scope) => hash(keys[scope])), seconds, limits.address, limits.pair];
  const counts = await db.query<Count>(COUNT, values);
  return counts.find(({ scope, count }) => count > limits[scope]);
}

const FORGIVE = {
  name: "attempt_forgive",
  text: "UPDATE attempt SET count = count - 1 WHERE key = ANY($1::text[]) AND count > 0 AND expires_at > now()",
};

/** Takes back what was counted: the attempt was no failure. */
export async function forgiveAttempt(db: Db, keys: Record<Scope, string>): Promise<void> {
  await db.query(FORGIVE, [SCOPES.map((scope) => hash(keys[scope]))]);
}

export async function purgeAttempts(db: Db): Promise<void> {
  await db.prisma.attempt.deleteMany({ where: { expires_at: { lt: new Date() } } });
}
