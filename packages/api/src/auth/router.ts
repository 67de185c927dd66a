import { z } from "zod";
import { publicProcedure, router } from "../trpc.ts";
import { LoginInput, LoginOutput, SignUpInput } from "./schema.ts";
import { login, logout, signUp } from "./service.ts";

export const authRouter = router({
  signUp: publicProcedure
    .input(SignUpInput)
    .output(LoginOutput)
    .mutation(({ ctx, input }) => signUp(ctx, input)),
  login: publicProcedure
    .input(LoginInput)
    .output(LoginOutput)
    .mutation(({ ctx, input }) => login(ctx, input)),
  logout: publicProcedure.output(z.literal(true)).mutation(({ ctx }) => logout(ctx)),
});
