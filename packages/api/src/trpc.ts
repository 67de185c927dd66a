import { initTRPC, TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { Context, UserContext } from "./context.ts";
import { DomainError, toDomainError } from "./errors.ts";
import { said } from "./said.ts";

const t = initTRPC.context<Context>().create({
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error }) {
    const { code, message, said, issues, retryAfterSeconds } = toDomainError(error);
    // What a subscription throws comes here unsaid, and after an internal error its client would try again for ever.
    const httpStatus = getHTTPStatusCodeFromError(new TRPCError({ code }));
    const data = {
      code,
      httpStatus,
      path: shape.data.path,
      said,
      issues,
      retryAfterSeconds: retryAfterSeconds ?? null,
    };
    return { message, code: TRPC_ERROR_CODES_BY_KEY[code], data };
  },
});

const spoken = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const error = toDomainError(result.error);
  return { ...result, error: new TRPCError({ code: error.code, message: error.message, cause: error }) };
});

/** What was written is told to those who watch, when it is committed. */
const told = t.middleware(async ({ ctx, type, next }) => {
  const result = await next();
  const { user } = ctx;
  if (!result.ok || type !== "mutation" || !user) return result;
  const tell = () => ctx.events.wake(user.id);
  if (ctx.afterCommit) ctx.afterCommit(tell);
  else tell();
  return result;
});

const signedIn = t.middleware(({ ctx, type, next }) => {
  if (!ctx.user) throw new DomainError("UNAUTHORIZED", said`Sign in first`);
  if (type === "mutation" && ctx.user.scope === "read")
    throw new DomainError("FORBIDDEN", said`This token may only read`);
  return next({ ctx: ctx as UserContext });
});

const withSession = t.middleware(({ ctx, next }) => {
  if (ctx.user?.session_id === null)
    throw new DomainError("FORBIDDEN", said`A token cannot do this; sign in with the password`);
  return next();
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
/** Anyone may call it. */
export const publicProcedure = t.procedure.use(spoken).use(told);
/** Only a signed-in user may call it. */
export const userProcedure = publicProcedure.use(signedIn);
/** Only a user who signed in with the password may call it: it decides who else gets in. */
export const accountProcedure = userProcedure.use(withSession);
