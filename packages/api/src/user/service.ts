import { isUniqueViolation } from "@neptun/db";
import { hashPassword, verifyPassword } from "../auth/password.ts";
import { emailTaken } from "../auth/service.ts";
import type { Context, UserContext } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import { requireFresh } from "../fresh.ts";
import { said } from "../said.ts";
import { endAllSessions, startSession } from "../session/service.ts";
import type { DeleteUserInput, UpdateUserInput } from "./schema.ts";

async function requireUser(ctx: UserContext) {
  const user = await ctx.db.prisma.neptun_user.findUnique({ where: { id: ctx.user.id } });
  if (!user) throw notFound("User");
  return user;
}

const LOCK_USER = { name: "user_lock", text: "SELECT updated_at FROM neptun_user WHERE id = $1 FOR UPDATE" };

/** Inside a transaction: nobody else changes the account until it ends. PRECONDITION_FAILED if someone has. */
async function lockUser(ctx: UserContext, if_updated_at: string[] | undefined): Promise<void> {
  const [user] = await ctx.db.query<{ updated_at: Date }>(LOCK_USER, [ctx.user.id]);
  if (!user) throw notFound("User");
  requireFresh(user, if_updated_at);
}

async function requirePassword(ctx: UserContext, password: string) {
  const { password_hash } = await requireUser(ctx);
  if (!(await verifyPassword(password_hash, password))) throw invalid("current_password", said`Is not your password`);
}

export const getUser = async (ctx: UserContext) => ({ user: await requireUser(ctx) });

/** Who asks; null for nobody, which is an answer and no refusal. */
export const findUser = async ({ user, ...ctx }: Context) => (user ? getUser({ ...ctx, user }) : null);

/** Changes e-mail, password or both. A new password ends every session; the caller gets a new one. */
export async function updateUser(ctx: UserContext, input: UpdateUserInput) {
  const { email, password, current_password, if_updated_at } = input;
  await requirePassword(ctx, current_password);
  const password_hash = password === undefined ? undefined : await hashPassword(password);
  return ctx.db.transaction(async (db) => {
    await lockUser({ ...ctx, db }, if_updated_at);
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

const DELETE_USER = {
  name: "user_delete",
  text: "DELETE FROM neptun_user WHERE id = $1 AND ($2::timestamptz[] IS NULL OR updated_at = ANY($2)) RETURNING id",
};

/** Deletes the account and everything of its user's, for good. */
export async function deleteUser(ctx: UserContext, input: DeleteUserInput): Promise<true> {
  const { current_password, if_updated_at } = input;
  if (current_password !== undefined) await requirePassword(ctx, current_password);
  requireFresh(await requireUser(ctx), if_updated_at);
  ctx.answers.dropUser(ctx.user.id);
  const gone = await ctx.db.query(DELETE_USER, [ctx.user.id, if_updated_at ?? null]);
  if (gone.length === 0) requireFresh(await requireUser(ctx), if_updated_at);
  ctx.session.clear();
  return true;
}
