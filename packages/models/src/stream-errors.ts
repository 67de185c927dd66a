import { ModelError, toModelError } from "./errors.ts";
import type { Seen } from "./guard.ts";
import { toStreamRefusal } from "./refusals.ts";

// The library's errors are not kept as causes: they hold the whole conversation, and causes end up in logs.
const notUnderstood = (provider: string) =>
  new ModelError("provider_failed", `${provider} sent something that is not a model's answer.`);

/** What a stream that ended without finish reason and `[DONE]` means for the person who asked. */
export function toBrokenStream(provider: string, { bytes, event, failure }: Seen): ModelError {
  if (bytes > 0 && !event && failure === undefined) return notUnderstood(provider);
  const cause = failure;
  const words = `${provider} broke off before the answer was complete. Try again.`;
  return toModelError(failure) ?? new ModelError("provider_broke_off", words, { cause });
}

/** What an error part of the library's stream means; undefined if it is none, or told better at the end of the stream. */
export function toPartError(provider: string, error: unknown): ModelError | undefined {
  if (!(error instanceof Error)) return toStreamRefusal(provider, error);
  if (error.name === "AI_InvalidResponseDataError") return undefined;
  const value: unknown = "value" in error ? error.value : undefined;
  if (error.name !== "AI_TypeValidationError" || typeof value !== "object" || value === null) {
    return notUnderstood(provider);
  }
  if ("error" in value && value.error) return toStreamRefusal(provider, value.error);
  // Some servers send pings and notes of their own between the pieces.
  return "choices" in value ? notUnderstood(provider) : undefined;
}
