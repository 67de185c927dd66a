import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";
import { TagInput, TagOutput, TagsOutput, UpdateTagInput } from "./schema.ts";
import { deleteTag, listTags, restoreTag, updateTag } from "./service.ts";

export const tagRouter = router({
  list: userProcedure.output(TagsOutput).query(({ ctx }) => listTags(ctx)),
  update: userProcedure
    .input(UpdateTagInput)
    .output(TagOutput)
    .mutation(({ ctx, input }) => updateTag(ctx, input)),
  delete: userProcedure
    .input(TagInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => deleteTag(ctx, input.tag_id)),
  restore: userProcedure
    .input(TagInput)
    .output(TagOutput)
    .mutation(({ ctx, input }) => restoreTag(ctx, input.tag_id)),
});
