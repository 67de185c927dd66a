import type { CreateCollectionInput } from "@neptun/api/collection/schema";
import { keyFor, settleKey } from "../../lib/keys.ts";
import { isRefused, trpc } from "../../lib/trpc.ts";

const ACTION = "collection";

/** Makes a collection once, however often the same is asked for until it is there. */
export function useCreateCollection() {
  const utils = trpc.useUtils();
  const { mutateAsync } = trpc.collection.create.useMutation({
    onSuccess: async () => {
      settleKey(ACTION);
      await utils.collection.list.invalidate();
    },
    onError: (error) => {
      if (isRefused(error)) settleKey(ACTION);
    },
  });
  return (input: CreateCollectionInput) => mutateAsync({ ...input, idempotency_key: keyFor(ACTION, input) });
}
