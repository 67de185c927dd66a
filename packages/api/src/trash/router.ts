import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";
import { ListTrashInput, PurgeInput, TrashOutput } from "./schema.ts";
import { emptyTrash, listTrash, purgeItem } from "./service.ts";

export const trashRouter = router({
  list: userProcedure
    .input(ListTrashInput)
    .output(TrashOutput)
    .query(({ ctx, input }) => listTrash(ctx, input)),
  /** Deletes one item for good. */
  purge: userProcedure
    .input(PurgeInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => purgeItem(ctx, input)),
  /** Deletes everything in the trash for good. */
  empty: userProcedure.output(z.literal(true)).mutation(({ ctx }) => emptyTrash(ctx)),
});
