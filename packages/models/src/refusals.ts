import { english } from "./english.ts";
import { ModelError, type ModelErrorCode } from "./errors.ts";

// The wordings of OpenAI, vLLM, llama.cpp, LM Studio, Ollama, OpenRouter and Anthropic-compatible gateways.
const CONTEXT_WORDS =
  /context[_ ](length|window|size)|maximum context|too many (input )?tokens|prompt is too long|input is too long|exceeds? the (available |maximum )?(context|number of tokens|token limit)|max_model_len|context_length_exceeded|reduce the length/i;

// Of OpenAI, Azure, and gateways to others.
const FILTER_WORDS = /content[_ ](filter|policy)|content_management_policy|moderation/i;

interface Refusal {
  provider: string;
  status: number;
  /** The provider's own words: looked at, never repeated. */
  words: string;
  retryAfter?: string | null;
  /** What it calls the request. */
  requestId?: unknown;
  /** What of the chat's own settings was sent. */
  settings?: string[] | undefined;
}

const isBad = (status: number) => status === 400 || status === 422;

/** The first of these names that the words speak of. */
const namedIn = (words: string, names: string[] = []) =>
  names.find((name) => new RegExp(`(^|[^a-z_])${name}([^a-z_]|$)`, "i").test(words));

/** Whole seconds until the moment a Retry-After header names, as delay or as date, at most an hour. */
export function toRetrySeconds(value: string | null | undefined, now = Date.now()): number | undefined {
  if (!value) return undefined;
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : (Date.parse(value) - now) / 1000;
  return Number.isFinite(seconds) ? Math.min(3600, Math.max(1, Math.ceil(seconds))) : undefined;
}

function waitHint(seconds: number | undefined): string {
  if (seconds === undefined) return english`Try again in a moment.`;
  return seconds === 1 ? english`Try again in 1 second.` : english`Try again in ${seconds} seconds.`;
}

const REQUEST_ID = /^[\x21-\x7e]{1,128}$/;

/** What a status other than 2xx means for the person who asked. */
export function toRefusal(refusal: Refusal): ModelError {
  const { status, retryAfter, requestId } = refusal;
  const retryAfterSeconds = status === 429 || status >= 500 ? toRetrySeconds(retryAfter) : undefined;
  const [code, message] = reasonOf(refusal, retryAfterSeconds);
  const named = typeof requestId === "string" && REQUEST_ID.test(requestId) ? requestId : undefined;
  return new ModelError(code, message, { retryAfterSeconds, status, requestId: named });
}

function reasonOf(
  { provider, status, words, settings }: Refusal,
  seconds: number | undefined,
): [ModelErrorCode, message: string] {
  if (status === 413 || (isBad(status) && CONTEXT_WORDS.test(words))) {
    return [
      "context_too_long",
      english`The conversation is longer than this model can read. Start a new chat, or choose a model with a larger context.`,
    ];
  }
  if ((isBad(status) || status === 403) && FILTER_WORDS.test(words)) {
    return ["content_filtered", english`${provider} does not answer this: its content filter stopped it.`];
  }
  const refused = isBad(status) ? namedIn(words, settings) : undefined;
  if (refused) {
    return [
      "setting_refused",
      english`${provider} does not take the ${refused} of this chat with this model. Change it in the settings of the chat.`,
    ];
  }
  if (status === 401 || status === 403) {
    return [
      "provider_refused_key",
      english`${provider} refused the key this server uses. The operator of this server must check it.`,
    ];
  }
  if (status === 404) return ["not_served", english`${provider} does not serve this model. Choose another one.`];
  if (status === 402) {
    return [
      "provider_wants_payment",
      english`${provider} wants payment before it answers. The operator of this server must check the account.`,
    ];
  }
  if (status === 408) return ["provider_silent", english`${provider} gave up waiting (408). ${waitHint(seconds)}`];
  if (status === 429)
    return ["rate_limited", english`${provider} gets too many requests right now. ${waitHint(seconds)}`];
  if (status >= 500) {
    return ["provider_failed", english`${provider} failed with an error of its own (${status}). ${waitHint(seconds)}`];
  }
  if (status >= 300 && status < 400) {
    return [
      "provider_failed",
      english`${provider} sends requests to another address. The operator of this server must check its base URL.`,
    ];
  }
  return ["provider_refused", english`${provider} refused the request (${status}).`];
}

const STATUS_OF_CODE: Record<string, number> = {
  context_length_exceeded: 400,
  rate_limit_exceeded: 429,
  insufficient_quota: 429,
  content_filter: 400,
  content_policy_violation: 400,
  invalid_api_key: 401,
  model_not_found: 404,
};

/** What an error that a provider sends inside its stream means; `error` is whatever was under that key. */
export function toStreamRefusal(provider: string, error: unknown): ModelError {
  const { code, type, message } = (typeof error === "object" && error !== null ? error : { message: error }) as Record<
    string,
    unknown
  >;
  const words = [code, type, message].filter((word) => typeof word === "string").join(" ");
  if (CONTEXT_WORDS.test(words)) return toRefusal({ provider, status: 400, words });
  const status = Number(code) || STATUS_OF_CODE[String(code)] || STATUS_OF_CODE[String(type)] || 500;
  return status >= 400 && status < 600 && status !== 500
    ? toRefusal({ provider, status, words })
    : new ModelError("provider_failed", english`${provider} reported an error while it was answering. Try again.`);
}
