export type ModelErrorCode =
  | "unknown_model"
  | "not_served"
  | "provider_unreachable"
  | "provider_refused_key"
  | "rate_limited"
  | "context_too_long"
  | "setting_refused"
  | "provider_wants_payment"
  | "content_filtered"
  | "provider_refused"
  | "provider_failed"
  | "provider_broke_off"
  | "provider_silent"
  | "answer_too_long";

/** What a provider that refused says besides its reason. */
export interface RefusalFacts {
  retryAfterSeconds?: number | undefined;
  /** The HTTP status. */
  status?: number | undefined;
  /** The provider's own name for the request: at most 128 visible ASCII characters. */
  requestId?: string | undefined;
}

/** Why there is no answer, or no whole one. The message is for the person who asked. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly code: ModelErrorCode;
  readonly retryAfterSeconds: number | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(code: ModelErrorCode, message: string, options: RefusalFacts & { cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.status = options.status;
    this.requestId = options.requestId;
  }
}

/** The ModelError inside an error that a library wrapped around it. */
export function toModelError(error: unknown): ModelError | undefined {
  for (let depth = 0, at = error; depth < 5 && at instanceof Error; depth++, at = at.cause) {
    if (at instanceof ModelError) return at;
  }
  return undefined;
}
