import { english } from "./english.ts";
import { ModelError } from "./errors.ts";
import type { ModelPrice, ProviderConfig } from "./port.ts";
import { toListedPrice } from "./prices.ts";
import { readBounded } from "./provider-request.ts";
import { toRefusal } from "./refusals.ts";

const LIST_BYTES = 8 * 1024 * 1024;
const LIST_MODELS = 5_000;

/** What a list of models tells of one. */
export interface ListedModel {
  contextTokens?: number | undefined;
  price?: ModelPrice | undefined;
}

/** What a provider calls its models, with what it tells of them. */
export type Listing = Map<string, ListedModel>;

const CONTEXT_KEYS = ["context_length", "max_model_len", "context_window", "max_context_length"];

function toContextTokens(entry: Record<string, unknown>): number | undefined {
  const told = CONTEXT_KEYS.map((key) => entry[key]).find((value) => typeof value === "number" && value >= 256);
  return typeof told === "number" && Number.isFinite(told) ? Math.floor(told) : undefined;
}

const toListedModel = (entry: Record<string, unknown>): ListedModel => ({
  contextTokens: toContextTokens(entry),
  price: toListedPrice(entry.pricing),
});

function toListing(body: unknown): Listing | undefined {
  const list = Array.isArray(body) ? body : (body as { data?: unknown; models?: unknown } | null)?.data;
  if (list === null) return new Map(); // Ollama without a single model
  if (!Array.isArray(list)) return undefined;
  const entries: unknown[] = list.slice(0, LIST_MODELS);
  return new Map(
    entries
      .filter((entry): entry is Record<string, unknown> => typeof entry === "object" && entry !== null)
      .flatMap((entry) => (typeof entry.id === "string" ? [[entry.id, toListedModel(entry)] as const] : [])),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Asks a provider for its models. Throws ModelError, `provider_silent` when the time is over. */
export async function fetchListing(provider: ProviderConfig, timeoutMs: number): Promise<Listing> {
  const { name, api_key } = provider;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`${provider.base_url.replace(/\/+$/, "")}/models`, {
      headers: { accept: "application/json", ...(api_key ? { authorization: `Bearer ${api_key}` } : {}) },
      redirect: "manual",
      signal,
    });
    const { text, whole } = await readBounded(response.body ?? [], LIST_BYTES);
    // Some servers have no list; with a fixed one they need none.
    if (provider.models?.length && (response.status === 404 || response.status === 405)) return new Map();
    if (!response.ok && response.status !== 404)
      throw toRefusal({ provider: name, status: response.status, words: "" });
    const listing = response.ok && whole ? toListing(parse(text)) : undefined;
    if (listing) return listing;
    throw new ModelError(
      "provider_failed",
      english`${name} has no list of models at its base URL. The operator of this server must check it.`,
    );
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    if (signal.aborted) throw new ModelError("provider_silent", english`${name} does not answer right now.`, { cause });
    throw new ModelError("provider_unreachable", english`${name} cannot be reached right now.`, { cause });
  }
}
