import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";
import { MergeTagInput, TagInput, TagOutput, TagsOutput, UpdateTagInput } from "./schema.ts";
import { deleteTag, listTags, mergeTag, restoreTag, updateTag } from "./service.ts";

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
  /** Answers with the tag that takes the chats. */
  merge: userProcedure
    .input(MergeTagInput)
    .output(TagOutput)
    .mutation(({ ctx, input }) => mergeTag(ctx, input)),
  restore: userProcedure
    .input(TagInput)
    .output(TagOutput)
    .mutation(({ ctx, input }) => restoreTag(ctx, input.tag_id)),
});
