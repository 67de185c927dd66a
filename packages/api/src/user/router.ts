import { z } from "zod";
import { accountProcedure, router, userProcedure } from "../trpc.ts";
import { DeleteUserInput, UpdateUserInput, UserOutput } from "./schema.ts";
import { deleteUser, getUser, updateUser } from "./service.ts";

export const userRouter = router({
  get: userProcedure.output(UserOutput).query(({ ctx }) => getUser(ctx)),
  update: accountProcedure
    .input(UpdateUserInput)
    .output(UserOutput)
    .mutation(({ ctx, input }) => updateUser(ctx, input)),
  delete: accountProcedure
    .input(DeleteUserInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => deleteUser(ctx, input)),
});
