export { type Path, requirePath } from "./access.ts";
export { findSession, purgeSessions } from "./auth/session.ts";
export type { Context, SessionUser, UserContext } from "./context.ts";
export { DomainError, type ErrorCode, type Issue, notFound, toDomainError, toIssues } from "./errors.ts";
export { listArchive, readRawFile } from "./file/service.ts";
export { type Answers, createAnswers } from "./generation/answers.ts";
export { answerOverRest } from "./generation/service.ts";
export { type Answer, type IdempotentRequest, purgeIdempotencyKeys, runIdempotent } from "./idempotency.ts";
export { type AppRouter, appRouter, type Caller, createCaller } from "./root.ts";
