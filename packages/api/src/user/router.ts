import { z } from "zod";
import { accountProcedure, publicProcedure, router, userProcedure } from "../trpc.ts";
import { DeleteUserInput, UpdateUserInput, UserOutput } from "./schema.ts";
import { deleteUser, findUser, getUser, updateUser } from "./service.ts";

export const userRouter = router({
  get: userProcedure.output(UserOutput).query(({ ctx }) => getUser(ctx)),
  /** Who asks, or null. */
  find: publicProcedure.output(UserOutput.nullable()).query(({ ctx }) => findUser(ctx)),
  update: accountProcedure
    .input(UpdateUserInput)
    .output(UserOutput)
    .mutation(({ ctx, input }) => updateUser(ctx, input)),
  delete: accountProcedure
    .input(DeleteUserInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => deleteUser(ctx, input)),
});
