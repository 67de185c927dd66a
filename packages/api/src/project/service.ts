import { countChats } from "../chat/access.ts";
import { listChats } from "../chat/service.ts";
import type { UserContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { COUNT_PATHS } from "../file/tree-statements.ts";
import { requireFresh } from "../fresh.ts";
import { loadPrompt } from "../generation/prompt.ts";
import { BEYOND_IDS, nextOf } from "../paging.ts";
import { limits } from "../schema.ts";
import { lockProject } from "./access.ts";
import type {
  CreateProjectInput,
  DeleteProjectInput,
  ListProjectsInput,
  ProjectContextInput,
  UpdateProjectInput,
} from "./schema.ts";

interface ListedProject {
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

interface ProjectRow extends ListedProject {
  instructions: string | null;
  file_count: number;
}

const COLUMNS = `p.id, p.neptun_user_id, p.name, p.description, p.type, p.main_language, p.created_at, p.updated_at,
  ${countChats("neptun_user_project_chat_conversation l", "l.neptun_user_id = p.neptun_user_id AND l.project_id = p.id")} AS chat_count`;

const LIST_PROJECTS = {
  name: "project_list",
  text: `SELECT ${COLUMNS} FROM neptun_user_project p
WHERE p.neptun_user_id = $1 AND p.deleted_at IS NULL AND p.id > $2::bigint AND p.id < $3::bigint
ORDER BY p.id LIMIT $4::int`,
};

const GET_PROJECT = {
  name: "project_get",
  text: `SELECT ${COLUMNS}, p.instructions, (${COUNT_PATHS}) AS file_count FROM neptun_user_project p
WHERE p.neptun_user_id = $1 AND p.id = $2 AND p.deleted_at IS NULL`,
};

/** The user's projects, oldest first, with the number of their chats. */
export async function listProjects(ctx: UserContext, input: ListProjectsInput) {
  const { after, before, limit = limits.page_items } = input;
  const values = [ctx.user.id, after ?? 0, before ?? BEYOND_IDS, limit + 1];
  const projects = await ctx.db.query<ListedProject>(LIST_PROJECTS, values);
  return { next: nextOf(projects, limit), projects };
}

/** Every project of the list, however many, a page at a time, also those made meanwhile. */
export async function* listAllProjects(ctx: UserContext, input: ListProjectsInput): AsyncGenerator<ListedProject[]> {
  let after: number | null | undefined = input.after;
  do {
    const page: { projects: ListedProject[]; next: number | null } = await listProjects(ctx, { ...input, after });
    yield page.projects;
    after = page.next;
  } while (after !== null);
}

export async function getProject(ctx: UserContext, id: number) {
  const [project] = await ctx.db.query<ProjectRow>(GET_PROJECT, [ctx.user.id, id]);
  if (!project) throw notFound("Project");
  return { project };
}

export async function createProject(ctx: UserContext, input: CreateProjectInput) {
  const { name, description, type, main_language, instructions } = input;
  const project = await ctx.db.prisma.neptun_user_project.create({
    data: {
      neptun_user_id: ctx.user.id,
      name,
      description: description ?? null,
      type: type ?? null,
      main_language: main_language ?? null,
      instructions: instructions ?? null,
    },
  });
  return { project: { ...project, chat_count: 0, file_count: 0 } };
}

/** Changes what is given; null empties an optional field. */
export async function updateProject(ctx: UserContext, input: UpdateProjectInput) {
  const { project_id, name, description, type, main_language, instructions, if_updated_at } = input;
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    requireFresh(await lockProject(inside, project_id), if_updated_at);
    await db.prisma.neptun_user_project.updateMany({
      where: { neptun_user_id: ctx.user.id, id: project_id },
      data: { name, description, type, main_language, instructions },
    });
    return getProject(inside, project_id);
  });
}

/** What the model of a chat of this project is told before the conversation. */
export async function getContext(ctx: UserContext, { project_id, model: given }: ProjectContextInput) {
  const { project } = await getProject(ctx, project_id);
  const model = given ?? (await listChats(ctx, { project_id, limit: 1 })).chats[0]?.model ?? null;
  const context_tokens = ctx.models.contextTokens(model ?? "");
  return { ...(await loadPrompt(ctx, project, { context_tokens })), context_tokens, model };
}

/** Moves the chats of project $2 from one `deleted_at` ($3) to another ($4). */
const MARK_CHATS = {
  name: "project_mark_chats",
  text: `UPDATE chat_conversation c SET deleted_at = $4::timestamptz
FROM neptun_user_project_chat_conversation l
WHERE l.neptun_user_id = $1 AND l.project_id = $2 AND c.neptun_user_id = $1 AND c.id = l.chat_conversation_id
  AND c.deleted_at IS NOT DISTINCT FROM $3::timestamptz
RETURNING c.id`,
};

async function markProject(ctx: UserContext, id: number, deleted_at: Date | null) {
  const where = { neptun_user_id: ctx.user.id, id };
  await ctx.db.prisma.neptun_user_project.updateMany({ where, data: { deleted_at } });
}

/** Moves the project to the trash. Its chats stay, unless they go with it: then they share its `deleted_at`. */
export async function deleteProject(ctx: UserContext, input: DeleteProjectInput): Promise<true> {
  const { project_id, if_updated_at } = input;
  const gone = await ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    requireFresh(await lockProject(inside, project_id), if_updated_at);
    const now = new Date();
    await markProject(inside, project_id, now);
    if (input.with !== "chats") return [];
    return db.query<{ id: number }>(MARK_CHATS, [ctx.user.id, project_id, null, now]);
  });
  ctx.answers.dropChats(gone.map(({ id }) => id));
  return true;
}

/** Brings the project back from the trash, and the chats that went with it; one that is not in it stays as it is. */
export async function restoreProject(ctx: UserContext, id: number) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    const where = { neptun_user_id: ctx.user.id, id, deleted_at: { not: null } };
    const trashed = await db.prisma.neptun_user_project.findFirst({ where, select: { deleted_at: true } });
    if (trashed) {
      await markProject(inside, id, null);
      await db.query(MARK_CHATS, [ctx.user.id, id, trashed.deleted_at, null]);
    }
    return getProject(inside, id);
  });
}
