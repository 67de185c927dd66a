import { appRouter, DomainError, toDomainError } from "@neptun/api";
import { createExpressMiddleware } from "@trpc/server/adapters/express";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from "express";
import type { Attempt } from "./attempts.ts";
import { boundJson, mediaType, parseJson, readBytes, toText } from "./body.ts";
import { createContext, readToken } from "./context.ts";
import type { Deps } from "./deps.ts";
import { logFailure, toHttpError, toStatus } from "./rest/errors.ts";
import { createSubscriptionDoor } from "./subscriptions.ts";

const BATCH_CALLS = 50;

/** tRPC, with the same bounds as the documented routes. */
export function createTrpcDoor(deps: Deps): express.Router {
  const door = express.Router();
  door.use(readJsonBody(deps.settings.requestBytes));
  if (deps.attempts) door.use(limitAttempts(deps));
  door.use(createSubscriptionDoor(deps));
  door.use(
    createExpressMiddleware({
      router: appRouter,
      createContext: ({ req, res }) => createContext(deps, req, res, { door: "screen" }),
      maxBatchSize: BATCH_CALLS,
      onError: ({ error, req }) => logFailure(req.log, toDomainError(error)),
    }),
  );
  door.use(refuse);
  return door;
}

/** tRPC would also take forms and octet streams, which other sites can send without asking. */
const readJsonBody =
  (limit: number): RequestHandler =>
  async (req, res, next) => {
    if (req.method !== "POST") return next();
    const contentType = req.headers["content-type"] ?? "";
    const bytes = await readBytes(req, res, limit);
    if ((bytes?.length || contentType) && mediaType(contentType) !== "application/json") {
      throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "The body must be application/json");
    }
    req.body = bytes && toText(bytes, contentType);
    if (req.body) boundJson(req.body);
    next();
  };

const ATTEMPTS: Record<string, Attempt> = {
  "auth.login": "login",
  "auth.signUp": "sign-up",
  "user.update": "password",
  "user.delete": "password",
};

function limitAttempts({ attempts }: Deps): RequestHandler {
  return async (req, res, next) => {
    const calls = req.path.slice(1).split(",");
    if (req.method !== "POST" || !calls.some((call) => call in ATTEMPTS)) return next();
    for (const [index, call] of calls.slice(0, BATCH_CALLS).entries()) {
      const attempt = ATTEMPTS[call];
      if (!attempt) continue;
      const account = attempt === "password" ? readToken(req) : accountOf(req, index);
      await attempts!.take(attempt, account ?? "", req, res);
    }
    next();
  };
}

/** The e-mail address in the input of a call of a batch, or of the only call. */
function accountOf(req: Request, index: number): string {
  const body = typeof req.body === "string" && req.body ? parseJson(req.body) : undefined;
  const input = isRecord(body) && "batch" in req.query ? body[index] : body;
  return isRecord(input) && typeof input.email === "string" ? input.email : "";
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const refuse: ErrorRequestHandler = (thrown, req, res, next) => {
  if (res.headersSent) return next(thrown);
  const error = toHttpError(thrown);
  logFailure(req.log, error);
  const { code, message, said, issues, retryAfterSeconds } = error;
  const data = { code, httpStatus: toStatus(code), said, issues, retryAfterSeconds: retryAfterSeconds ?? null };
  if (retryAfterSeconds) res.set("Retry-After", String(retryAfterSeconds));
  res.status(data.httpStatus).json({ error: { message, code: TRPC_ERROR_CODES_BY_KEY[code], data } });
};
