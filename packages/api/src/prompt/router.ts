import { z } from "zod";
import { ImportZipInput } from "../file/schema.ts";
import { Once, once } from "../idempotency.ts";
import { router, userProcedure } from "../trpc.ts";
import { importPrompts } from "./exchange.ts";
import {
  CreatePromptInput,
  DeletePromptInput,
  FilledOutput,
  FillPromptInput,
  ImportedPromptsOutput,
  ImportPromptsInput,
  ListPromptsInput,
  PromptInput,
  PromptOutput,
  PromptsOutput,
  UpdatePromptInput,
  VersionInput,
  VersionOutput,
  VersionsOutput,
} from "./schema.ts";
import {
  createPrompt,
  deletePrompt,
  fillPrompt,
  getPrompt,
  getVersion,
  listPrompts,
  listVersions,
  restorePrompt,
  restoreVersion,
  updatePrompt,
} from "./service.ts";

export const promptRouter = router({
  list: userProcedure
    .input(ListPromptsInput)
    .output(PromptsOutput)
    .query(({ ctx, input }) => listPrompts(ctx, input)),
  get: userProcedure
    .input(PromptInput)
    .output(PromptOutput)
    .query(({ ctx, input }) => getPrompt(ctx, input.prompt_id)),
  create: userProcedure
    .input(CreatePromptInput.extend(Once.shape))
    .output(PromptOutput)
    .mutation(({ ctx, input }) => once(ctx, "prompt.create", input, (inside) => createPrompt(inside, input))),
  update: userProcedure
    .input(UpdatePromptInput)
    .output(PromptOutput)
    .mutation(({ ctx, input }) => updatePrompt(ctx, input)),
  delete: userProcedure
    .input(DeletePromptInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => deletePrompt(ctx, input)),
  restore: userProcedure
    .input(PromptInput)
    .output(PromptOutput)
    .mutation(({ ctx, input }) => restorePrompt(ctx, input.prompt_id)),
  versions: userProcedure
    .input(PromptInput)
    .output(VersionsOutput)
    .query(({ ctx, input }) => listVersions(ctx, input.prompt_id)),
  version: userProcedure
    .input(VersionInput)
    .output(VersionOutput)
    .query(({ ctx, input }) => getVersion(ctx, input)),
  restoreVersion: userProcedure
    .input(VersionInput)
    .output(PromptOutput)
    .mutation(({ ctx, input }) => restoreVersion(ctx, input)),
  fill: userProcedure
    .input(FillPromptInput)
    .output(FilledOutput)
    .mutation(({ ctx, input }) => fillPrompt(ctx, input)),
  import: userProcedure
    .input(ImportPromptsInput.extend(Once.shape))
    .output(ImportedPromptsOutput)
    .mutation(({ ctx, input }) => once(ctx, "prompt.import", input, (inside) => importPrompts(inside, input))),
  /** The same for a zip, which only a caller in the process can give. */
  importZip: userProcedure
    .input(ImportZipInput)
    .output(ImportedPromptsOutput)
    .mutation(({ ctx, input }) => importPrompts(ctx, input)),
});
