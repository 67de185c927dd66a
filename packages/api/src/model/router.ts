import { publicProcedure, router, userProcedure } from "../trpc.ts";
import { ModelsOutput } from "./schema.ts";
import { checkModels, listModels } from "./service.ts";

export const modelRouter = router({
  list: publicProcedure.output(ModelsOutput).query(({ ctx }) => listModels(ctx)),
  check: userProcedure.output(ModelsOutput).mutation(({ ctx }) => checkModels(ctx)),
});
