import { ModelError } from "./errors.ts";
import type { Seen } from "./guard.ts";
import { toStreamRefusal } from "./refusals.ts";

const notUnderstood = (provider: string, cause?: unknown) =>
  new ModelError("provider_failed", `${provider} sent something that is not a model's answer.`, { cause });

/** What a stream that ended without finish reason and `[DONE]`, or broke, means for the person who asked. */
export function toBrokenStream(provider: string, seen: Seen, cause?: unknown): ModelError {
  if (seen.bytes > 0 && !seen.event) return notUnderstood(provider, cause);
  return new ModelError("provider_broke_off", `${provider} broke off before the answer was complete. Try again.`, { cause });
}

/** What an error part of the library's stream means; undefined if it is none, or told better at the end of the stream. */
export function toPartError(provider: string, error: unknown): ModelError | undefined {
  if (!(error instanceof Error)) return toStreamRefusal(provider, error);
  if (error.name === "AI_InvalidResponseDataError") return undefined;
  const value: unknown = "value" in error ? error.value : undefined;
  if (error.name !== "AI_TypeValidationError" || typeof value !== "object" || value === null) {
    return notUnderstood(provider, error);
  }
  if ("error" in value && value.error) return toStreamRefusal(provider, value.error);
  // Some servers send pings and notes of their own between the pieces.
  return "choices" in value ? notUnderstood(provider, error) : undefined;
}
