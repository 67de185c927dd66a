import type { Db } from "@neptun/db";
import type { SessionUser, UserContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { gather } from "../gather.ts";
import { said } from "../said.ts";
import { createSecret, hashSecret, SECRET } from "../session/service.ts";
import type { CreateTokenInput } from "./schema.ts";

/** Tells a leaked token for what it is. */
const PREFIX = "npt_";
const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_TOKENS = 100;

const columns = {
  id: true,
  neptun_user_id: true,
  name: true,
  scope: true,
  last_used_at: true,
  expires_at: true,
  created_at: true,
  updated_at: true,
} as const;

type Scope = CreateTokenInput["scope"];

/** The user's tokens, newest first, expired ones included. */
export async function listTokens(ctx: UserContext) {
  const rows = await ctx.db.prisma.neptun_user_token.findMany({
    where: { neptun_user_id: ctx.user.id },
    select: columns,
    orderBy: { id: "desc" },
  });
  return { tokens: rows.map((row) => ({ ...row, scope: row.scope as Scope })) };
}

/** Makes a token and tells its secret, this once. CONFLICT beyond 100 tokens. */
export async function createToken(ctx: UserContext, { name, scope, days }: CreateTokenInput) {
  const tokens = ctx.db.prisma.neptun_user_token;
  if ((await tokens.count({ where: { neptun_user_id: ctx.user.id } })) >= MOST_TOKENS) {
    throw new DomainError("CONFLICT", said`You have ${MOST_TOKENS} tokens; revoke one that is not needed any more`);
  }
  const secret = PREFIX + createSecret();
  const expires_at = days ? new Date(Date.now() + days * DAY_MS) : null;
  const data = { neptun_user_id: ctx.user.id, name, scope, token_hash: hashSecret(secret), expires_at };
  const token = await tokens.create({ data, select: columns });
  return { token: { ...token, scope }, secret };
}

/** The token is refused from now on. */
export async function revokeToken(ctx: UserContext, id: number): Promise<true> {
  const { count } = await ctx.db.prisma.neptun_user_token.deleteMany({ where: { neptun_user_id: ctx.user.id, id } });
  if (count === 0) throw notFound("Token");
  return true;
}

const findRow = gather<SessionUser & { key: string; token_id: number; is_stale: boolean }>({
  name: "token_find",
  text: `SELECT t.token_hash AS key, NULL AS session_id, u.id, u.primary_email, t.scope, t.id AS token_id,
  t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute' AS is_stale
FROM neptun_user_token t JOIN neptun_user u ON u.id = t.neptun_user_id
WHERE t.token_hash = ANY($1::bpchar[]) AND (t.expires_at IS NULL OR t.expires_at > now())`,
});

export const isToken = (secret: string) => secret.startsWith(PREFIX);

/** Whom a live token acts for, or null. Its last use is noted once a minute. */
export async function findToken(db: Db, secret: string): Promise<SessionUser | null> {
  if (!SECRET.test(secret.slice(PREFIX.length))) return null;
  const row = await findRow(db, hashSecret(secret));
  if (!row) return null;
  const { key: _, token_id, is_stale, ...user } = row;
  if (is_stale) {
    await db.prisma.neptun_user_token.updateMany({
      where: { neptun_user_id: user.id, id: token_id },
      data: { last_used_at: new Date() },
    });
  }
  return user;
}
