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
