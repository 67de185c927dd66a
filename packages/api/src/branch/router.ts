import { Once, once } from "../idempotency.ts";
import { router, userProcedure } from "../trpc.ts";
import { copyBranch } from "./copy.ts";
import {
  BranchesInput,
  BranchesOutput,
  CompareBranchesInput,
  ComparisonOutput,
  CopiedBranchOutput,
  CopyBranchInput,
  ForksOutput,
  OpenBranchInput,
  OpenedBranchOutput,
  TakeFileInput,
  TakenFileOutput,
} from "./schema.ts";
import { compareBranches, listBranches, listChatForks, openBranch, takeFile } from "./service.ts";

export const branchRouter = router({
  list: userProcedure
    .input(BranchesInput)
    .output(BranchesOutput)
    .query(({ ctx, input }) => listBranches(ctx, input.chat_id)),
  /** Only where they part. */
  forks: userProcedure
    .input(BranchesInput)
    .output(ForksOutput)
    .query(({ ctx, input }) => listChatForks(ctx, input.chat_id)),
  open: userProcedure
    .input(OpenBranchInput)
    .output(OpenedBranchOutput)
    .mutation(({ ctx, input }) => openBranch(ctx, input)),
  compare: userProcedure
    .input(CompareBranchesInput)
    .output(ComparisonOutput)
    .query(({ ctx, input }) => compareBranches(ctx, input)),
  /** A new chat that goes on from a message. */
  copy: userProcedure
    .input(CopyBranchInput.extend(Once.shape))
    .output(CopiedBranchOutput)
    .mutation(({ ctx, input }) => once(ctx, "branch.copy", input, (inside) => copyBranch(inside, input))),
  take: userProcedure
    .input(TakeFileInput.extend(Once.shape))
    .output(TakenFileOutput)
    .mutation(({ ctx, input }) => once(ctx, "branch.take", input, (inside) => takeFile(inside, input))),
});
