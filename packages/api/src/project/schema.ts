import { z } from "zod";
import { Id, IfUpdatedAt, limits, Name, Next, Page, Text, Timestamp } from "../schema.ts";

/** web-site, web-service and web-app are the documented types. */
export const ProjectType = z.enum(["web-site", "web-service", "web-app"]);

/** The name of a programming language that the product supports, in lower case. */
export const MainLanguage = Text.refine((name) => /^[a-z0-9][a-z0-9 +#.-]{0,31}$/.test(name), {
  error: "Must be the name of a language in lower case, such as typescript",
});

const Description = Text.refine((text) => text.length <= limits.description_characters, {
  error: `Must not exceed ${limits.description_characters} characters`,
});

export const Project = z.object({
  id: Id,
  neptun_user_id: Id,
  name: z.string(),
  description: z.string().nullable(),
  type: z.string().nullable(),
  main_language: z.string().nullable(),
  chat_count: z.int(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type Project = z.infer<typeof Project>;
export const ProjectOutput = z.object({ project: Project });
export const ProjectsOutput = z.object({ projects: z.array(Project), next: Next });

export const ProjectInput = z.object({ project_id: Id });
export const ListProjectsInput = Page;
export type ListProjectsInput = z.infer<typeof ListProjectsInput>;

export const CreateProjectInput = z.object({
  name: Name,
  description: Description.nullish(),
  type: ProjectType.nullish(),
  main_language: MainLanguage.nullish(),
});
export type CreateProjectInput = z.infer<typeof CreateProjectInput>;

export const UpdateProjectInput = CreateProjectInput.partial().extend({ project_id: Id, ...IfUpdatedAt.shape });
export type UpdateProjectInput = z.infer<typeof UpdateProjectInput>;

/** `with: "chats"` deletes the project's chats too; otherwise they stay. */
export const DeleteProjectInput = IfUpdatedAt.extend({ project_id: Id, with: z.literal("chats").optional() });
export type DeleteProjectInput = z.infer<typeof DeleteProjectInput>;
