import { isUnavailable } from "@neptun/db";
import { ModelError } from "@neptun/models";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import type { MessageRow } from "./message/rows.ts";
import { english, inWords, type Said, said } from "./said.ts";

export type ErrorCode =
  | "BAD_REQUEST"
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "PRECONDITION_FAILED"
  | "PAYLOAD_TOO_LARGE"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "UNPROCESSABLE_CONTENT"
  | "TOO_MANY_REQUESTS"
  | "INTERNAL_SERVER_ERROR"
  | "BAD_GATEWAY"
  | "SERVICE_UNAVAILABLE";

export interface Issue {
  code: string;
  message: string;
  /** The message, to be said in another language. */
  said?: Said | undefined;
  /** Strings only, indexes too. */
  path: string[];
}

/** The one error that services throw: what went wrong, in words for the person who asked. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly said: Said | undefined;
  readonly issues: Issue[];
  readonly retryAfterSeconds: number | undefined;
  constructor(
    code: ErrorCode,
    message: Said | string,
    options: { issues?: Issue[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(inWords(message), { cause: options.cause });
    this.said = typeof message === "string" ? undefined : message;
    this.code = code;
    this.issues = options.issues ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

const NOT_FOUND = {
  User: said`User not found`,
  Project: said`Project not found`,
  Chat: said`Chat not found`,
  Message: said`Message not found`,
  File: said`File not found`,
  Model: said`Model not found`,
  Session: said`Session not found`,
  Token: said`Token not found`,
  Collection: said`Collection not found`,
  Prompt: said`Prompt not found`,
  Tag: said`Tag not found`,
  Share: said`Share not found`,
  Branch: said`Branch not found`,
};

/** "Chat not found": the same for another's row, a missing row and an impossible id. */
export const notFound = (what: keyof typeof NOT_FOUND) => new DomainError("NOT_FOUND", NOT_FOUND[what]);

/** The thing was changed meanwhile by someone else. */
export const stale = () =>
  new DomainError("PRECONDITION_FAILED", said`It was changed meanwhile; read it again before you change it`);

/** What is wrong at one place of the input. */
export const issueAt = (path: string[], what: Said, code = "custom"): Issue => ({
  code,
  message: inWords(what),
  said: what,
  path,
});

/** A refusal about one field of the input. */
export const invalid = (field: string, what: Said) =>
  new DomainError("BAD_REQUEST", what, { issues: [issueAt([field], what)] });

// A missing choice of an enum is missing before it is anything else.
const codeOf = ({ code, message }: ZodError["issues"][number]) => (message === "Required" ? "invalid_type" : code);

// Nobody reads more; a batch can be wrong in thousands of places.
const MOST_ISSUES = 100;

/** The first hundred of them. */
export const toIssues = (error: ZodError): Issue[] =>
  error.issues.slice(0, MOST_ISSUES).map((issue) => {
    const { said } = issue as { said?: Said };
    return { code: codeOf(issue), message: issue.message, ...(said && { said }), path: issue.path.map(String) };
  });

const MODEL_ERROR_CODES: Partial<Record<ModelError["code"], ErrorCode>> = {
  unknown_model: "NOT_FOUND",
  not_served: "SERVICE_UNAVAILABLE",
  provider_unreachable: "SERVICE_UNAVAILABLE",
  rate_limited: "TOO_MANY_REQUESTS",
};

const modelError = (code: string | null, message: string | null, retryAfterSeconds?: number) =>
  new DomainError(
    MODEL_ERROR_CODES[code as ModelError["code"]] ?? "BAD_GATEWAY",
    message ?? english`The model gave no answer`,
    {
      retryAfterSeconds,
    },
  );

/** Why an answer that ended without a word failed. */
export function errorOfGeneration({ message, error }: { message: MessageRow; error?: ModelError }): DomainError {
  if (error) return toDomainError(error);
  return modelError(message.generation?.error_code ?? null, message.generation?.error_message ?? null);
}

/** Turns whatever was thrown into what may be said; anything unexpected becomes INTERNAL_SERVER_ERROR without detail. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof TRPCError) return fromTRPCError(error);
  if (error instanceof ModelError) {
    return modelError(error.code, error.message, error.retryAfterSeconds);
  }
  if (isUnavailable(error)) {
    return new DomainError("SERVICE_UNAVAILABLE", said`The database is not available at the moment`, {
      retryAfterSeconds: 2,
      cause: error,
    });
  }
  return new DomainError("INTERNAL_SERVER_ERROR", said`Something went wrong on the server`, { cause: error });
}

function fromTRPCError(error: TRPCError): DomainError {
  const { code, cause } = error;
  if (cause instanceof DomainError) return cause;
  // Only an input is a bad request: an output that does not fit its schema is our bug.
  if (code === "BAD_REQUEST" && cause instanceof ZodError) {
    return new DomainError(code, said`The input is not valid`, { issues: toIssues(cause), cause });
  }
  if (code === "INTERNAL_SERVER_ERROR") return toDomainError(cause ?? new Error(error.message));
  if (code === "NOT_FOUND") return new DomainError(code, said`There is no such procedure`);
  if (code === "UNAUTHORIZED" || code === "PAYLOAD_TOO_LARGE" || code === "UNSUPPORTED_MEDIA_TYPE") {
    return new DomainError(code, error.message, { cause });
  }
  return new DomainError("BAD_REQUEST", said`The request is not valid`, { cause });
}
