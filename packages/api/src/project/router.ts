import { z } from "zod";
import { importFiles } from "../file/import.ts";
import {
  ImportInput,
  ImportOutput,
  ImportZipInput,
  ProjectTreeInput,
  TreeFileOutput,
  TreeOutput,
  UpdateProjectTreeInput,
} from "../file/schema.ts";
import { listTree, projectScope, updateTree } from "../file/tree.ts";
import { Once, once } from "../idempotency.ts";
import { router, userProcedure } from "../trpc.ts";
import {
  CreateProjectInput,
  DeleteProjectInput,
  ListProjectsInput,
  ProjectContext,
  ProjectContextInput,
  ProjectInput,
  ProjectOutput,
  ProjectsOutput,
  UpdateProjectInput,
} from "./schema.ts";
import {
  createProject,
  deleteProject,
  getContext,
  getProject,
  listProjects,
  restoreProject,
  updateProject,
} from "./service.ts";

export const projectRouter = router({
  list: userProcedure
    .input(ListProjectsInput)
    .output(ProjectsOutput)
    .query(({ ctx, input }) => listProjects(ctx, input)),
  get: userProcedure
    .input(ProjectInput)
    .output(ProjectOutput)
    .query(({ ctx, input }) => getProject(ctx, input.project_id)),
  /** What the models of its chats are told before the conversation. */
  context: userProcedure
    .input(ProjectContextInput)
    .output(ProjectContext)
    .query(({ ctx, input }) => getContext(ctx, input)),
  create: userProcedure
    .input(CreateProjectInput.extend(Once.shape))
    .output(ProjectOutput)
    .mutation(({ ctx, input }) => once(ctx, "project.create", input, (inside) => createProject(inside, input))),
  update: userProcedure
    .input(UpdateProjectInput)
    .output(ProjectOutput)
    .mutation(({ ctx, input }) => updateProject(ctx, input)),
  delete: userProcedure
    .input(DeleteProjectInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => deleteProject(ctx, input)),
  restore: userProcedure
    .input(ProjectInput)
    .output(ProjectOutput)
    .mutation(({ ctx, input }) => restoreProject(ctx, input.project_id)),
  /** What stands at the paths of the project's chats together, a page at a time. */
  files: userProcedure
    .input(ProjectTreeInput)
    .output(TreeOutput)
    .query(({ ctx, input: { project_id, ...page } }) => listTree(ctx, projectScope(project_id), page)),
  /** Pins a path of the project, or chooses which chat's file fills it. */
  updateFile: userProcedure
    .input(UpdateProjectTreeInput)
    .output(TreeFileOutput)
    .mutation(({ ctx, input: { project_id, ...change } }) => updateTree(ctx, projectScope(project_id), change)),
  /** A new chat in the project, with files that come in one go. */
  import: userProcedure
    .input(ImportInput.extend(ProjectInput.shape).extend(Once.shape))
    .output(ImportOutput)
    .mutation(({ ctx, input: { project_id, ...input } }) =>
      once(ctx, `project.import ${project_id}`, input, (ctx) => importFiles(ctx, projectScope(project_id), input)),
    ),
  importZip: userProcedure
    .input(ImportZipInput.extend(ProjectInput.shape))
    .output(ImportOutput)
    .mutation(({ ctx, input: { project_id, ...input } }) => importFiles(ctx, projectScope(project_id), input)),
});
