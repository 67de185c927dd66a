import { STATUS_CODES } from "node:http";
import { DomainError, type ErrorCode, type Issue, toDomainError } from "@neptun/api";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { ErrorRequestHandler, Response } from "express";
import type { Logger } from "pino";
import type { Route } from "./route.ts";

/** The body of every refusal. */
export interface ErrorBody {
  statusCode: number;
  statusMessage: string;
  message: string;
  data: { message: string; name: string; issues: Issue[] };
}

const RETRY_AFTER_SECONDS: Partial<Record<ErrorCode, number>> = { SERVICE_UNAVAILABLE: 5, TOO_MANY_REQUESTS: 10 };

export const toStatus = (code: ErrorCode) => getHTTPStatusCodeFromError(new TRPCError({ code }));

const phrase = (status: number) => STATUS_CODES[status] ?? "Error";

/** Answers with the error, in the words of the route that it happened in. */
export const answerError: ErrorRequestHandler = (thrown, req, res, next) => {
  const error = toHttpError(thrown);
  logFailure(req.log, error);
  if (res.headersSent) return next(thrown);
  const retryAfter = error.retryAfterSeconds ?? RETRY_AFTER_SECONDS[error.code];
  if (retryAfter) res.set("Retry-After", String(retryAfter));
  if (error.code === "PAYLOAD_TOO_LARGE") res.set("Connection", "close");
  sendError(res, toErrorBody(error, res.locals.route as Route | undefined));
};

export function sendError(res: Response, body: ErrorBody) {
  res.set("Cache-Control", "private, no-store");
  for (const field of ["Content-Disposition", "Link", "ETag"]) res.removeHeader(field);
  res.status(body.statusCode).json(body);
}

/** A refusal that has no code of its own, such as 405. */
export function errorBody(status: number, message: string): ErrorBody {
  const name = `${phrase(status).replaceAll(/[^A-Za-z]/g, "")}Error`;
  return { statusCode: status, statusMessage: phrase(status), message, data: { message, name, issues: [] } };
}

function toErrorBody({ code, message, issues }: DomainError, route: Route | undefined): ErrorBody {
  const said = issues.length > 0 ? inWords(issues) : message;
  const body = errorBody(toStatus(code), said);
  if (issues.length > 0) Object.assign(body.data, { name: "ZodError", issues: issues.map(plain) });
  return code === "BAD_REQUEST" ? { ...body, ...route?.badRequest } : body;
}

/** The contract has one language. */
const plain = ({ code, message, path }: Issue): Issue => ({ code, message, path });

const SAID_ISSUES = 3;

/** "messages.0.content: Required; …" */
function inWords(issues: Issue[]): string {
  const said = issues
    .slice(0, SAID_ISSUES)
    .map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": "));
  return issues.length > SAID_ISSUES ? `${said.join("; ")}; and ${issues.length - SAID_ISSUES} more` : said.join("; ");
}

/** Gives errors of Express and its parsers a code and words of our own; everything else goes the way of all errors. */
export function toHttpError(thrown: unknown): DomainError {
  const status = thrown instanceof Error && "status" in thrown ? thrown.status : undefined;
  const options = { cause: thrown };
  if (status === 413) {
    const limit = "limit" in (thrown as Error) ? ` (${(thrown as { limit?: unknown }).limit} bytes)` : "";
    return new DomainError("PAYLOAD_TOO_LARGE", `The body is larger than this route accepts${limit}`, options);
  }
  if (status === 415) return new DomainError("UNSUPPORTED_MEDIA_TYPE", "The body's encoding is not supported", options);
  if (thrown instanceof URIError) return new DomainError("BAD_REQUEST", "The address is not validly encoded", options);
  if (status === 400) return new DomainError("BAD_REQUEST", "The body could not be read", options);
  return toDomainError(thrown);
}

/** Our own failures are logged whole; what the caller did wrong is not. */
export function logFailure(log: Logger, error: DomainError) {
  if (error.code === "INTERNAL_SERVER_ERROR") log.error({ err: error.cause ?? error }, "request failed");
  else if (error.code === "SERVICE_UNAVAILABLE" || error.code === "BAD_GATEWAY") {
    log.warn({ reason: error.message, cause: String(error.cause ?? "") }, "request refused");
  }
}
