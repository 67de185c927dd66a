import { initTRPC, TRPCError } from "@trpc/server";
import type { Context, UserContext } from "./context.ts";
import { DomainError, toDomainError } from "./errors.ts";

const t = initTRPC.context<Context>().create({
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error }) {
    const { code, message, issues, retryAfterSeconds } = toDomainError(error);
    const { httpStatus, path } = shape.data;
    return {
      ...shape,
      message,
      data: { code, httpStatus, path, issues, retryAfterSeconds: retryAfterSeconds ?? null },
    };
  },
});

const said = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const error = toDomainError(result.error);
  return { ...result, error: new TRPCError({ code: error.code, message: error.message, cause: error }) };
});

const signedIn = t.middleware(({ ctx, next }) => {
  if (!ctx.user) throw new DomainError("UNAUTHORIZED", "Sign in first");
  return next({ ctx: ctx as UserContext });
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
/** Anyone may call it. */
export const publicProcedure = t.procedure.use(said);
/** Only a signed-in user may call it. */
export const userProcedure = publicProcedure.use(signedIn);
