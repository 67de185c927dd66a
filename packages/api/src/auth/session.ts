import { createHash, randomBytes } from "node:crypto";
import type { Db } from "@neptun/db";
import type { Context, SessionUser } from "../context.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const LIFETIME_MS = 30 * DAY_MS;
const SEEN_EVERY_MS = 60 * 60 * 1000;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** Starts a session for the user and gives the caller its secret: 256 random bits, of which the database keeps the SHA-256. */
export async function startSession(ctx: Context, userId: number): Promise<Date> {
  const token = randomBytes(32).toString("base64url");
  const now = Date.now();
  const session = await ctx.db.prisma.neptun_user_session.create({
    data: {
      neptun_user_id: userId,
      token_hash: hashToken(token),
      user_agent: ctx.session.userAgent?.slice(0, 512) ?? null,
      expires_at: new Date(now + LIFETIME_MS),
    },
  });
  ctx.session.set(token, session.expires_at);
  return session.created_at;
}

const FIND_SESSION = {
  name: "session_find",
  text: `SELECT s.id AS session_id, u.id, u.primary_email, s.last_seen_at
FROM neptun_user_session s JOIN neptun_user u ON u.id = s.neptun_user_id
WHERE s.token_hash = $1 AND s.expires_at > now()`,
};

/** Who the secret of a live session belongs to, or null. */
export async function findSession(db: Db, token: string): Promise<SessionUser | null> {
  if (!TOKEN.test(token)) return null;
  const [row] = await db.query<SessionUser & { last_seen_at: Date }>(FIND_SESSION, [hashToken(token)]);
  if (!row) return null;
  const { last_seen_at, ...user } = row;
  if (Date.now() - last_seen_at.getTime() > SEEN_EVERY_MS) await extendSession(db, user);
  return user;
}

/** A session that is used does not expire. */
async function extendSession(db: Db, { id, session_id }: SessionUser) {
  await db.prisma.neptun_user_session.updateMany({
    where: { neptun_user_id: id, id: session_id },
    data: { last_seen_at: new Date(), expires_at: new Date(Date.now() + LIFETIME_MS) },
  });
}

/** Ends one session, or all of the user's. */
export async function endSessions(db: Db, userId: number, sessionId?: number): Promise<void> {
  const one = sessionId === undefined ? {} : { id: sessionId };
  await db.prisma.neptun_user_session.deleteMany({ where: { neptun_user_id: userId, ...one } });
}

export async function purgeSessions(db: Db): Promise<void> {
  await db.prisma.neptun_user_session.deleteMany({ where: { expires_at: { lt: new Date() } } });
}
