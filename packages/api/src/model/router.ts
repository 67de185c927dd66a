import { publicProcedure, router } from "../trpc.ts";
import { ModelsOutput } from "./schema.ts";
import { listModels } from "./service.ts";

export const modelRouter = router({
  list: publicProcedure.output(ModelsOutput).query(({ ctx }) => listModels(ctx)),
});
