import { z } from "zod";
import { CollectionVariable } from "../collection/schema.ts";
import { because, said } from "../said.ts";
import { batchOf, Id, IfUpdatedAt, isBlank, limits, Next, Page, Text, Timestamp, textUpTo } from "../schema.ts";

/** What one person may have. */
export const MOST_PROMPTS = 1000;
export const MOST_VERSIONS = 1000;

/** What is typed after `/`. */
export const PROMPT_NAME = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{M}\p{N}_-]{0,63}$/u;
export const PromptName = Text.regex(
  PROMPT_NAME,
  because(() => said`Must be 1 to 64 small letters, digits, - or _, and begin with a letter or digit`),
);
const Description = Text.refine(
  (text) => text.length <= limits.description_characters,
  because(() => said`Must not exceed ${limits.description_characters} characters`),
);
const PromptText = textUpTo("message_bytes").refine(
  (text) => !isBlank(text),
  because(() => said`Must not be blank`),
);

/** A prompt in a list. */
export const ListedPrompt = z.object({
  id: Id,
  neptun_user_id: Id,
  name: z.string(),
  description: z.string().nullable(),
  /** The number of its newest version. */
  version: z.int(),
  /** The beginning of its text. */
  excerpt: z.string(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type ListedPrompt = z.infer<typeof ListedPrompt>;

/** A text to be asked again, with blanks such as `{{language=English | The language to answer in}}`. */
export const Prompt = ListedPrompt.omit({ excerpt: true }).extend({
  text: z.string(),
  /** The blanks of the text. */
  variables: z.array(CollectionVariable),
});
export type Prompt = z.infer<typeof Prompt>;

export const PromptVersion = z.object({
  prompt_id: Id,
  version: z.int(),
  /** null in lists. */
  text: z.string().nullable(),
  /** Characters of the text. */
  characters: z.int(),
  created_at: Timestamp,
});
export type PromptVersion = z.infer<typeof PromptVersion>;

export const PromptOutput = z.object({ prompt: Prompt });
export const PromptsOutput = z.object({ prompts: z.array(ListedPrompt), next: Next });
export const VersionsOutput = z.object({ promptVersions: z.array(PromptVersion) });
export const VersionOutput = z.object({ promptVersion: PromptVersion });
export const FilledOutput = z.object({ text: z.string() });
export const ImportedPromptsOutput = z.object({
  prompts: z.array(Prompt),
  refused: z.array(z.object({ path: z.string(), reason: z.string() })),
});

export const PromptInput = z.object({ prompt_id: Id });
/** `query`: a part of the name, of the description or of the text, without regard to case. */
export const ListPromptsInput = Page.extend({ query: Text.max(limits.name_characters).optional() });
export type ListPromptsInput = z.infer<typeof ListPromptsInput>;

export const CreatePromptInput = z.object({
  name: PromptName,
  description: Description.nullish(),
  text: PromptText,
});
export type CreatePromptInput = z.infer<typeof CreatePromptInput>;

/** Another text makes a new version; the same one does not. */
export const PromptChanges = CreatePromptInput.partial();
export const UpdatePromptInput = PromptChanges.extend({ prompt_id: Id, ...IfUpdatedAt.shape });
export type UpdatePromptInput = z.infer<typeof UpdatePromptInput>;

export const DeletePromptInput = PromptInput.extend(IfUpdatedAt.shape);
export type DeletePromptInput = z.infer<typeof DeletePromptInput>;

export const VersionInput = PromptInput.extend({ version: z.int().min(1).max(2_147_483_647) });
export type VersionInput = z.infer<typeof VersionInput>;

export const FillPromptInput = PromptInput.extend({
  variables: z
    .record(Text.max(64), Text.max(100_000))
    .refine(
      (values) => Object.keys(values).length <= 1000,
      because(() => said`Must not have more than 1000 members`),
    )
    .optional(),
});
export type FillPromptInput = z.infer<typeof FillPromptInput>;

/** Markdown files: the name of each is the name of a prompt; a `description:` may stand between two lines of `---` at its top. */
export const ImportPromptsInput = z.object({ files: batchOf(z.object({ title: z.string(), text: z.string() })) });
