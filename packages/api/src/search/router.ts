import { router, userProcedure } from "../trpc.ts";
import { SearchInput, SearchOutput } from "./schema.ts";
import { search } from "./service.ts";

export const searchRouter = router({
  all: userProcedure
    .input(SearchInput)
    .output(SearchOutput)
    .query(({ ctx, input }) => search(ctx, input)),
});
