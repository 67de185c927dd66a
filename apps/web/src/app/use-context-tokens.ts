import { trpc } from "../lib/trpc.ts";

/** What a model takes in, in tokens; undefined where that is not known. */
export function useContextTokens(model: string | undefined): number | undefined {
  const { data } = trpc.model.list.useQuery();
  return model === undefined ? undefined : data?.context_tokens[model];
}
