import { english } from "./english.ts";
import { ModelError } from "./errors.ts";
import type { Usage } from "./port.ts";
import { isCost } from "./prices.ts";
import { toStreamRefusal } from "./refusals.ts";

/** What one event of a provider's stream says. */
export interface Chunk {
  text: string;
  /** The finish reason, with the last piece of text or after it. */
  finishReason?: string;
  usage?: Usage;
}

/** Beyond it nobody means what they say. */
const MOST_TOKENS = 100_000_000;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_TOKENS;

/** The words for what cannot be read. What was sent is no cause of it: it may hold the answer, and causes end up in logs. */
export const notUnderstood = (provider: string) =>
  new ModelError("provider_failed", english`${provider} sent something that is not a model's answer.`);

/**
 * Reads the data of one event, a "chat completion chunk object" of OpenAI's reference. Throws ModelError for an error that
 * the provider reports and for what is no chunk; pings and notes of other kinds say nothing.
 */
export function readChunk(provider: string, data: string): Chunk {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw notUnderstood(provider);
  }
  if (!isObject(value)) throw notUnderstood(provider);
  if (value.error) throw toStreamRefusal(provider, value.error);
  if (value.object === "error") throw toStreamRefusal(provider, value);
  if (!("choices" in value)) return { text: "" };
  if (!Array.isArray(value.choices)) throw notUnderstood(provider);
  return { ...readChoice(provider, value.choices[0] ?? {}), usage: readUsage(value.usage) };
}

function readChoice(provider: string, choice: unknown): Chunk {
  if (!isObject(choice)) throw notUnderstood(provider);
  const { delta, finish_reason } = choice;
  const text = readContent(provider, isObject(delta) ? delta.content : undefined);
  return typeof finish_reason === "string" ? { text, finishReason: finish_reason } : { text };
}

/** The text of a delta: a string, or a list of parts of which some are text. */
function readContent(provider: string, content: unknown): string {
  if (content === undefined || content === null) return "";
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) throw notUnderstood(provider);
  return content.map((part) => (isObject(part) && typeof part.text === "string" ? part.text : "")).join("");
}

function readUsage(usage: unknown): Chunk["usage"] {
  if (!isObject(usage)) return undefined;
  const { prompt_tokens, completion_tokens, cost } = usage;
  if (!isCount(prompt_tokens) || !isCount(completion_tokens)) return undefined;
  return { prompt_tokens, completion_tokens, ...(isCost(cost) ? { cost } : {}) };
}
