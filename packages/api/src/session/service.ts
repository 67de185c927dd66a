import { createHash, randomBytes } from "node:crypto";
import type { Db } from "@neptun/db";
import type { Context, SessionUser, UserContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { gather } from "../gather.ts";
import { FIND_SESSIONS } from "./statements.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const LIFETIME_MS = 30 * DAY_MS;
const SEEN_EVERY_MS = 60 * 60 * 1000;

/** 256 random bits, of which the database keeps the SHA-256. */
export const createSecret = () => randomBytes(32).toString("base64url");
export const SECRET = /^[A-Za-z0-9_-]{43}$/;
export const hashSecret = (secret: string) => createHash("sha256").update(secret).digest("hex");

/** Starts a session for the user and gives the caller its secret. Returns when it began. */
export async function startSession(ctx: Context, userId: number): Promise<Date> {
  const secret = createSecret();
  const session = await ctx.db.prisma.neptun_user_session.create({
    data: {
      neptun_user_id: userId,
      token_hash: hashSecret(secret),
      user_agent: ctx.session.userAgent?.slice(0, 512) ?? null,
      expires_at: new Date(Date.now() + LIFETIME_MS),
    },
  });
  ctx.session.set(secret, session.expires_at);
  return session.created_at;
}

const findRow = gather<SessionUser & { key: string; last_seen_at: Date }>(FIND_SESSIONS);

/** Who the secret of a live session belongs to, or null. */
export async function findSession(db: Db, secret: string): Promise<SessionUser | null> {
  if (!SECRET.test(secret)) return null;
  const row = await findRow(db, hashSecret(secret));
  if (!row) return null;
  const { key: _, last_seen_at, ...user } = row;
  if (Date.now() - last_seen_at.getTime() > SEEN_EVERY_MS) await extendSession(db, user);
  return user;
}

/** A session that is used does not expire. */
async function extendSession(db: Db, { id, session_id }: SessionUser) {
  if (session_id === null) return;
  await db.prisma.neptun_user_session.updateMany({
    where: { neptun_user_id: id, id: session_id },
    data: { last_seen_at: new Date(), expires_at: new Date(Date.now() + LIFETIME_MS) },
  });
}

/** Where the user is signed in, the place used last first. */
export async function listSessions(ctx: UserContext) {
  const rows = await ctx.db.prisma.neptun_user_session.findMany({
    where: { neptun_user_id: ctx.user.id, expires_at: { gt: new Date() } },
    orderBy: [{ last_seen_at: "desc" }, { id: "desc" }],
  });
  return { sessions: rows.map((row) => ({ ...row, is_current: row.id === ctx.user.session_id })) };
}

/** Ends one session of the user's at once. */
export async function endSession(ctx: UserContext, id: number): Promise<true> {
  const { count } = await ctx.db.prisma.neptun_user_session.deleteMany({ where: { neptun_user_id: ctx.user.id, id } });
  if (count === 0) throw notFound("Session");
  if (id === ctx.user.session_id) ctx.session.clear();
  return true;
}

/** Ends every session of the user's but the caller's. */
export async function endOtherSessions(ctx: UserContext): Promise<true> {
  await ctx.db.prisma.neptun_user_session.deleteMany({
    where: { neptun_user_id: ctx.user.id, NOT: { id: ctx.user.session_id ?? 0 } },
  });
  return true;
}

export async function endAllSessions(db: Db, userId: number): Promise<void> {
  await db.prisma.neptun_user_session.deleteMany({ where: { neptun_user_id: userId } });
}

/** Ends the session of whoever asks, if it is one. */
export async function endOwnSession(db: Db, { id, session_id }: SessionUser): Promise<void> {
  if (session_id === null) return;
  await db.prisma.neptun_user_session.deleteMany({ where: { neptun_user_id: id, id: session_id } });
}

export async function purgeSessions(db: Db): Promise<void> {
  await db.prisma.neptun_user_session.deleteMany({ where: { expires_at: { lt: new Date() } } });
}
