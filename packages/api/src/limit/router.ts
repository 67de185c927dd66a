import { limits } from "../schema.ts";
import { publicProcedure, router } from "../trpc.ts";
import { LimitsOutput } from "./schema.ts";

export const limitRouter = router({
  list: publicProcedure.output(LimitsOutput).query(({ ctx }) => ({ ...limits, trash_days: ctx.settings.trashDays })),
});
