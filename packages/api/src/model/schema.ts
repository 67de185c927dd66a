import { z } from "zod";

export const Provider = z.object({
  name: z.string(),
  kind: z.enum(["openai-compatible", "demo"]),
  available: z.boolean(),
  problem: z.string().optional(),
  /** The problem in one word, such as `provider_unreachable` or `provider_refused_key`. */
  code: z.string().optional(),
  models: z.array(z.string()),
});

export const ModelsOutput = z.object({
  /** Every valid identifier. */
  models: z.array(z.string()),
  /** Those that a provider serves now. */
  available: z.array(z.string()),
  /** The context windows, in tokens, of those whose size is known. */
  context_tokens: z.record(z.string(), z.int()),
  /** US dollars for a million tokens, read and written, of those whose price the operator or the provider tells. */
  prices: z.record(z.string(), z.object({ prompt: z.number(), completion: z.number() })),
  providers: z.array(Provider),
});
