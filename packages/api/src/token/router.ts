import { z } from "zod";
import { accountProcedure, router } from "../trpc.ts";
import { CreatedTokenOutput, CreateTokenInput, TokenInput, TokensOutput } from "./schema.ts";
import { createToken, listTokens, revokeToken } from "./service.ts";

export const tokenRouter = router({
  list: accountProcedure.output(TokensOutput).query(({ ctx }) => listTokens(ctx)),
  create: accountProcedure
    .input(CreateTokenInput)
    .output(CreatedTokenOutput)
    .mutation(({ ctx, input }) => createToken(ctx, input)),
  revoke: accountProcedure
    .input(TokenInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => revokeToken(ctx, input.token_id)),
});
