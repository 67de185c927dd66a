import { z } from "zod";
import { Once, once } from "../idempotency.ts";
import { router, userProcedure } from "../trpc.ts";
import {
  CreateShareInput,
  ListSharesInput,
  ShareInput,
  ShareOutput,
  SharesOutput,
  UpdateShareInput,
} from "./schema.ts";
import { createShare, getShare, listShares, restoreShare, revokeShare, updateShare } from "./service.ts";

export const shareRouter = router({
  list: userProcedure
    .input(ListSharesInput)
    .output(SharesOutput)
    .query(({ ctx, input }) => listShares(ctx, input)),
  get: userProcedure
    .input(ShareInput)
    .output(ShareOutput)
    .query(({ ctx, input }) => getShare(ctx, input.share_id)),
  create: userProcedure
    .input(CreateShareInput.extend(Once.shape))
    .output(ShareOutput)
    .mutation(({ ctx, input }) => once(ctx, "share.create", input, (inside) => createShare(inside, input))),
  update: userProcedure
    .input(UpdateShareInput)
    .output(ShareOutput)
    .mutation(({ ctx, input }) => updateShare(ctx, input)),
  revoke: userProcedure
    .input(ShareInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => revokeShare(ctx, input.share_id)),
  restore: userProcedure
    .input(ShareInput)
    .output(ShareOutput)
    .mutation(({ ctx, input }) => restoreShare(ctx, input.share_id)),
});
