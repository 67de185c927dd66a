import { z } from "zod";
import { because, said } from "../said.ts";
import { Id, IfUpdatedAt, limits, Name, Next, Page, Text, Timestamp } from "../schema.ts";

/** web-site, web-service and web-app are the documented types. */
export const ProjectType = z.enum(["web-site", "web-service", "web-app"]);

/** The name of a programming language that the product supports, in lower case. */
export const MainLanguage = Text.refine(
  (name) => /^[a-z0-9][a-z0-9 +#.-]{0,31}$/.test(name),
  because(() => said`Must be the name of a language in lower case, such as typescript`),
);

const Description = Text.refine(
  (text) => text.length <= limits.description_characters,
  because(() => said`Must not exceed ${limits.description_characters} characters`),
);

/** What every model is told in the chats of a project. */
export const Instructions = Text.refine(
  (text) => text.length <= limits.instructions_characters,
  because(() => said`Must not exceed ${limits.instructions_characters} characters`),
);

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
/** A project with what lists leave out. */
export const WholeProject = Project.extend({
  instructions: z.string().nullable(),
  /** Paths of its tree. */
  file_count: z.int(),
});
export type WholeProject = z.infer<typeof WholeProject>;
export const ProjectOutput = z.object({ project: WholeProject });
export const ProjectsOutput = z.object({ projects: z.array(Project), next: Next });

export const ProjectInput = z.object({ project_id: Id });
export const ListProjectsInput = Page;
export type ListProjectsInput = z.infer<typeof ListProjectsInput>;

export const CreateProjectInput = z.object({
  name: Name,
  description: Description.nullish(),
  type: ProjectType.nullish(),
  main_language: MainLanguage.nullish(),
  instructions: Instructions.nullish(),
});
export type CreateProjectInput = z.infer<typeof CreateProjectInput>;

export const UpdateProjectInput = CreateProjectInput.partial().extend({ project_id: Id, ...IfUpdatedAt.shape });
export type UpdateProjectInput = z.infer<typeof UpdateProjectInput>;

/** `with: "chats"` deletes the project's chats too; otherwise they stay. */
export const DeleteProjectInput = IfUpdatedAt.extend({ project_id: Id, with: z.literal("chats").optional() });
export type DeleteProjectInput = z.infer<typeof DeleteProjectInput>;

/** `model` says whose context window the pinned files must fit into; that of the chat used last where it is left out. */
export const ProjectContextInput = ProjectInput.extend({ model: z.string().max(256).optional() });
export type ProjectContextInput = z.infer<typeof ProjectContextInput>;

/** What the models of a chat, or of a project's chats, are told before the conversation, exactly as they get it. */
export const ProjectContext = z.object({
  prompt: z.string(),
  /** About: four characters each. */
  tokens: z.int(),
  /** Of the model, as far as it is told. */
  context_tokens: z.int(),
  model: z.string().nullable(),
  parts: z.array(
    z.object({
      /** `answers` says how to answer with files; `chat` are a chat's own instructions, `system` a message in it. */
      kind: z.enum(["project", "instructions", "answers", "file", "chat", "system"]),
      title: z.string().nullable(),
      tokens: z.int(),
      file_id: Id.nullable(),
      chat_conversation_id: Id.nullable(),
      /** A pinned file that is not sent, because it does not fit. */
      left_out: z.boolean(),
    }),
  ),
});
export type ProjectContext = z.infer<typeof ProjectContext>;
