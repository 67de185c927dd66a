import type { ModelPrice } from "./port.ts";

const PER_MILLION = 1_000_000;
/** Beyond it nobody means what they say. */
const MOST_COST = 10_000;

/** A number of dollars that can be: what a provider says of one answer. */
export const isCost = (value: unknown): value is number =>
  typeof value === "number" && value >= 0 && value <= MOST_COST;

/** What an answer costs at this price, in US dollars. */
export const costOf = (
  { prompt_tokens, completion_tokens }: { prompt_tokens: number; completion_tokens: number },
  { prompt, completion }: ModelPrice,
) => (prompt_tokens * prompt + completion_tokens * completion) / PER_MILLION;

/** The price that a list of models tells as OpenRouter does: dollars for one token, as texts. */
export function toListedPrice(pricing: unknown): ModelPrice | undefined {
  if (typeof pricing !== "object" || pricing === null) return undefined;
  const { prompt, completion } = pricing as Record<string, unknown>;
  const [read, written] = [perMillion(prompt), perMillion(completion)];
  return read === undefined || written === undefined ? undefined : { prompt: read, completion: written };
}

function perMillion(value: unknown): number | undefined {
  if (typeof value !== "string" || !/^\d+(\.\d+)?(e-\d+)?$/i.test(value)) return undefined;
  // Of what the product of two decimals has behind their digits, nothing is meant.
  const price = Number((Number(value) * PER_MILLION).toPrecision(12));
  return isCost(price) ? price : undefined;
}
