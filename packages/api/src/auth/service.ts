import { isUniqueViolation } from "@neptun/db";
import type { Context } from "../context.ts";
import { DomainError, issueAt } from "../errors.ts";
import { said } from "../said.ts";
import { endOwnSession, startSession } from "../session/service.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import type { LoginInput, SignUpInput } from "./schema.ts";

export const emailTaken = (cause: unknown) =>
  new DomainError("CONFLICT", said`An account with this e-mail address exists already`, {
    issues: [issueAt(["email"], said`Is taken; log in or use another`)],
    cause,
  });

/** Makes an account and signs it in. CONFLICT if the address has one already. */
export async function signUp(ctx: Context, { email, password }: SignUpInput) {
  if (!ctx.settings.enableSignup) {
    throw new DomainError("FORBIDDEN", said`Sign-up is closed on this server; ask its operator for an account`);
  }
  const password_hash = await hashPassword(password);
  return ctx.db.transaction(async (db) => {
    const user = await db.prisma.neptun_user
      .create({ data: { primary_email: email, password_hash }, select: { id: true, primary_email: true } })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? emailTaken(error) : error;
      });
    return { user, loggedInAt: await startSession({ ...ctx, db }, user.id) };
  });
}

/** Signs in. The same UNAUTHORIZED, after the same time, for a wrong password and for an address without account. */
export async function login(ctx: Context, { email, password }: LoginInput) {
  const found = await ctx.db.prisma.neptun_user.findUnique({ where: { primary_email: email.trim().toLowerCase() } });
  const right = await verifyPassword(found?.password_hash, password);
  if (!found || !right) throw new DomainError("UNAUTHORIZED", said`The e-mail address or the password is wrong`);
  if (ctx.user) await endOwnSession(ctx.db, ctx.user);
  const { id, primary_email } = found;
  return { user: { id, primary_email }, loggedInAt: await startSession(ctx, id) };
}

/** Ends the session, if there is one. */
export async function logout(ctx: Context): Promise<true> {
  if (ctx.user) await endOwnSession(ctx.db, ctx.user);
  ctx.session.clear();
  return true;
}
