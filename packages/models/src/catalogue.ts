export const DEMO_MODEL = "neptun/demo";
export const DEFAULT_CONTEXT_TOKENS = 8_192;

/** Identifiers that are valid everywhere, whether or not a provider serves them, with their context windows. */
export const CATALOGUE: ReadonlyMap<string, number> = new Map([
  ["google/gemma-2-27b-it", 8_192],
  ["google/gemma-3-27b-it", 131_072],
  ["meta-llama/Llama-3.1-8B-Instruct", 131_072],
  ["meta-llama/Llama-3.3-70B-Instruct", 131_072],
  ["mistralai/Mistral-7B-Instruct-v0.3", 32_768],
  ["mistralai/Mixtral-8x7B-Instruct-v0.1", 32_768],
  ["Qwen/Qwen2.5-Coder-32B-Instruct", 32_768],
  ["openai/gpt-4o", 128_000],
  ["openai/gpt-4o-mini", 128_000],
  ["openai/gpt-oss-20b", 131_072],
  ["deepseek-ai/DeepSeek-R1", 131_072],
]);

// OpenAI's own list does not tell the window, and 8,192 would drop most of a long chat.
const FAMILIES: readonly (readonly [RegExp, number])[] = [
  [/^openai\/gpt-4\.1/, 1_000_000],
  [/^openai\/gpt-5/, 256_000],
  [/^openai\/(o[134]\b)/, 128_000],
  [/^openai\/gpt-4o/, 128_000],
  [/^openai\/gpt-4-turbo/, 128_000],
  [/^openai\/gpt-3\.5-turbo/, 16_385],
];

/** The context window of an id when its provider does not tell it. */
export function catalogueContextTokens(id: string): number {
  const family = FAMILIES.find(([pattern]) => pattern.test(id));
  return CATALOGUE.get(id) ?? family?.[1] ?? DEFAULT_CONTEXT_TOKENS;
}
