import type { UserContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { BEYOND_IDS, nextOf } from "../paging.ts";
import { requireProject } from "./access.ts";
import type { CreateProjectInput, DeleteProjectInput, ListProjectsInput, UpdateProjectInput } from "./schema.ts";

interface ProjectRow {
  id: number;
  neptun_user_id: number;
  name: string;
  description: string | null;
  type: string | null;
  main_language: string | null;
  chat_count: number;
  created_at: Date;
  updated_at: Date;
}

const LIST_PROJECTS = {
  name: "project_list",
  text: `SELECT p.id, p.neptun_user_id, p.name, p.description, p.type, p.main_language, p.created_at, p.updated_at,
  (SELECT count(*)::int FROM neptun_user_project_chat_conversation l
   JOIN chat_conversation c ON c.neptun_user_id = l.neptun_user_id AND c.id = l.chat_conversation_id
   WHERE l.neptun_user_id = p.neptun_user_id AND l.project_id = p.id AND c.deleted_at IS NULL) AS chat_count
FROM neptun_user_project p
WHERE p.neptun_user_id = $1 AND p.deleted_at IS NULL AND p.id > $2::bigint AND p.id < $3::bigint
ORDER BY p.id LIMIT $4::int`,
};

/** The user's projects, oldest first, with the number of their chats. */
export async function listProjects(ctx: UserContext, { limit, after, before }: ListProjectsInput) {
  const most = limit === undefined ? null : limit + 1;
  const values = [ctx.user.id, after ?? 0, before ?? BEYOND_IDS, most];
  const projects = await ctx.db.query<ProjectRow>(LIST_PROJECTS, values);
  return { next: nextOf(projects, limit), projects };
}

export async function getProject(ctx: UserContext, id: number) {
  const [project] = await ctx.db.query<ProjectRow>(LIST_PROJECTS, [ctx.user.id, id - 1, id + 1, null]);
  if (!project) throw notFound("Project");
  return { project };
}

export async function createProject(ctx: UserContext, input: CreateProjectInput) {
  const { name, description, type, main_language } = input;
  const project = await ctx.db.prisma.neptun_user_project.create({
    data: {
      neptun_user_id: ctx.user.id,
      name,
      description: description ?? null,
      type: type ?? null,
      main_language: main_language ?? null,
    },
  });
  return { project: { ...project, chat_count: 0 } };
}

/** Changes what is given; null empties an optional field. */
export async function updateProject(ctx: UserContext, { project_id, ...changes }: UpdateProjectInput) {
  const { name, description, type, main_language } = changes;
  const { count } = await ctx.db.prisma.neptun_user_project.updateMany({
    where: { neptun_user_id: ctx.user.id, id: project_id, deleted_at: null },
    data: { name, description, type, main_language },
  });
  if (count === 0) throw notFound("Project");
  return getProject(ctx, project_id);
}

const DELETE_CHATS_OF_PROJECT = {
  name: "project_delete_chats",
  text: `UPDATE chat_conversation c SET deleted_at = now(), updated_at = now()
FROM neptun_user_project_chat_conversation l
WHERE l.neptun_user_id = $1 AND l.project_id = $2 AND c.neptun_user_id = $1 AND c.id = l.chat_conversation_id
  AND c.deleted_at IS NULL`,
};

/** Moves the project to the trash. Its chats stay, outside of any project, unless they go with it. */
export async function deleteProject(ctx: UserContext, input: DeleteProjectInput): Promise<true> {
  const key = { neptun_user_id: ctx.user.id, id: input.project_id };
  return ctx.db.transaction<true>(async (db) => {
    await requireProject({ ...ctx, db }, input.project_id);
    if (input.with === "chats") await db.query(DELETE_CHATS_OF_PROJECT, [key.neptun_user_id, key.id]);
    else {
      await db.prisma.neptun_user_project_chat_conversation.deleteMany({
        where: { neptun_user_id: key.neptun_user_id, project_id: key.id },
      });
    }
    await db.prisma.neptun_user_project.update({ where: { neptun_user_id_id: key }, data: { deleted_at: new Date() } });
    return true;
  });
}
