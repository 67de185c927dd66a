import { isUniqueViolation } from "@neptun/db";
import { hashPassword, verifyPassword } from "../auth/password.ts";
import { emailTaken } from "../auth/service.ts";
import type { UserContext } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import { endAllSessions, startSession } from "../session/service.ts";
import type { DeleteUserInput, UpdateUserInput } from "./schema.ts";

async function requireUser(ctx: UserContext) {
  const user = await ctx.db.prisma.neptun_user.findUnique({ where: { id: ctx.user.id } });
  if (!user) throw notFound("User");
  return user;
}

async function requirePassword(ctx: UserContext, password: string) {
  const { password_hash } = await requireUser(ctx);
  if (!(await verifyPassword(password_hash, password))) throw invalid("current_password", "Is not your password");
}

export const getUser = async (ctx: UserContext) => ({ user: await requireUser(ctx) });

/** Changes e-mail, password or both. A new password ends every session; the caller gets a new one. */
export async function updateUser(ctx: UserContext, { email, password, current_password }: UpdateUserInput) {
  await requirePassword(ctx, current_password);
  const password_hash = password === undefined ? undefined : await hashPassword(password);
  return ctx.db.transaction(async (db) => {
    const user = await db.prisma.neptun_user
      .update({ where: { id: ctx.user.id }, data: { primary_email: email, password_hash } })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? emailTaken(error) : error;
      });
    if (password_hash !== undefined) {
      await endAllSessions(db, user.id);
      await startSession({ ...ctx, db }, user.id);
    }
    return { user };
  });
}

/** Deletes the account and everything of its user's, for good. */
export async function deleteUser(ctx: UserContext, { current_password }: DeleteUserInput): Promise<true> {
  if (current_password !== undefined) await requirePassword(ctx, current_password);
  ctx.answers.dropUser(ctx.user.id);
  await ctx.db.prisma.neptun_user.deleteMany({ where: { id: ctx.user.id } });
  ctx.session.clear();
  return true;
}
