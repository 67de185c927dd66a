import { z } from "zod";
import { accountProcedure, router } from "../trpc.ts";
import { SessionInput, SessionsOutput } from "./schema.ts";
import { endOtherSessions, endSession, listSessions } from "./service.ts";

export const sessionRouter = router({
  list: accountProcedure.output(SessionsOutput).query(({ ctx }) => listSessions(ctx)),
  end: accountProcedure
    .input(SessionInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => endSession(ctx, input.session_id)),
  endOthers: accountProcedure.output(z.literal(true)).mutation(({ ctx }) => endOtherSessions(ctx)),
});
