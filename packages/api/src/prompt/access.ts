import { findVariables } from "../collection/variables.ts";
import type { OwnerContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { GET_PROMPT, LOCK_PROMPT } from "./statements.ts";

/** A prompt as the database gives it. */
export interface PromptRow {
  id: number;
  neptun_user_id: number;
  name: string;
  description: string | null;
  version: number;
  text: string;
  created_at: Date;
  updated_at: Date;
}

/** The user's own prompt, or NOT_FOUND. */
export async function requirePrompt(ctx: OwnerContext, id: number) {
  const [prompt] = await ctx.db.query<PromptRow>(GET_PROMPT, [ctx.user.id, id]);
  if (!prompt) throw notFound("Prompt");
  return { ...prompt, variables: findVariables([prompt.text]) };
}

/** Inside a transaction: nobody else changes the prompt until it ends. NOT_FOUND if it is not the user's own. */
export async function lockPrompt(ctx: OwnerContext, id: number): Promise<{ updated_at: Date }> {
  const [prompt] = await ctx.db.query<{ updated_at: Date }>(LOCK_PROMPT, [ctx.user.id, id]);
  if (!prompt) throw notFound("Prompt");
  return prompt;
}
