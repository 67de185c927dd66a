import { router, userProcedure } from "../trpc.ts";
import { ChatUsageInput, ProjectUsageInput, UsageOutput, UserUsageInput } from "./schema.ts";
import { getChatUsage, getProjectUsage, getUserUsage } from "./service.ts";

/** What answers used, by day and by model. */
export const usageRouter = router({
  user: userProcedure
    .input(UserUsageInput)
    .output(UsageOutput)
    .query(({ ctx, input }) => getUserUsage(ctx, input)),
  chat: userProcedure
    .input(ChatUsageInput)
    .output(UsageOutput)
    .query(({ ctx, input }) => getChatUsage(ctx, input)),
  project: userProcedure
    .input(ProjectUsageInput)
    .output(UsageOutput)
    .query(({ ctx, input }) => getProjectUsage(ctx, input)),
});
