import type { OwnerContext } from "../context.ts";
import { notFound } from "../errors.ts";

/** The user's own project, or NOT_FOUND. */
export async function requireProject(ctx: OwnerContext, id: number) {
  const project = await ctx.db.prisma.neptun_user_project.findFirst({
    where: { neptun_user_id: ctx.user.id, id, deleted_at: null },
  });
  if (!project) throw notFound("Project");
  return project;
}

const LOCK_PROJECT = {
  name: "project_lock",
  text: `SELECT id, updated_at FROM neptun_user_project
WHERE neptun_user_id = $1 AND id = $2 AND deleted_at IS NULL FOR NO KEY UPDATE`,
};

/** Inside a transaction: nobody else changes the project until it ends. NOT_FOUND if it is not the user's own. */
export async function lockProject(ctx: OwnerContext, id: number): Promise<{ id: number; updated_at: Date }> {
  const [project] = await ctx.db.query<{ id: number; updated_at: Date }>(LOCK_PROJECT, [ctx.user.id, id]);
  if (!project) throw notFound("Project");
  return project;
}
