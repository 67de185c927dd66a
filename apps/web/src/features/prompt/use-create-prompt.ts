import type { CreatePromptInput } from "@neptun/api/prompt/schema";
import { keyFor, settleKey } from "../../lib/keys.ts";
import { isRefused, trpc } from "../../lib/trpc.ts";

const ACTION = "prompt";

/** Makes a prompt once, however often the same is asked for until it is there. */
export function useCreatePrompt() {
  const utils = trpc.useUtils();
  const { mutateAsync } = trpc.prompt.create.useMutation({
    onSuccess: async () => {
      settleKey(ACTION);
      await utils.prompt.list.invalidate();
    },
    onError: (error) => {
      if (isRefused(error)) settleKey(ACTION);
    },
  });
  return (input: CreatePromptInput) => mutateAsync({ ...input, idempotency_key: keyFor(ACTION, input) });
}
