export type ModelErrorCode =
  | "unknown_model"
  | "not_served"
  | "provider_unreachable"
  | "provider_refused_key"
  | "rate_limited"
  | "context_too_long"
  | "setting_refused"
  | "provider_refused"
  | "provider_failed"
  | "provider_broke_off"
  | "provider_silent"
  | "answer_too_long";

/** Why there is no answer, or no whole one. The message is for the person who asked. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly code: ModelErrorCode;
  readonly retryAfterSeconds?: number;

  constructor(code: ModelErrorCode, message: string, options: { retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    if (options.retryAfterSeconds !== undefined) this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The ModelError inside an error that a library wrapped around it. */
export function toModelError(error: unknown): ModelError | undefined {
  for (let depth = 0, at = error; depth < 5 && at instanceof Error; depth++, at = at.cause) {
    if (at instanceof ModelError) return at;
  }
  return undefined;
}
