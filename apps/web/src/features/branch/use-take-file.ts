import { t } from "@lingui/core/macro";
import type { ChatBranch } from "@neptun/api/branch/schema";
import { useMutation } from "@tanstack/react-query";
import { toast } from "../../components/toast.tsx";
import { refreshBranch } from "../../lib/branches.ts";
import { isolated } from "../../lib/isolated.ts";
import { keyFor, settleKey } from "../../lib/keys.ts";
import { errorText, isRefused, trpc, trpcClient } from "../../lib/trpc.ts";

interface Taking {
  file_id: number;
  title: string;
  /** The branch that gets it. */
  target: ChatBranch;
  /** What that is called here. */
  side: string;
}

/** Takes a version into another branch, as the newest there. The chat shows that branch then. */
export function useTakeFile(chat_id: number) {
  const utils = trpc.useUtils();
  return useMutation({
    mutationFn: async ({ file_id, target }: Taking) => {
      const action = `take:${file_id}:${target.id}`;
      try {
        if (!target.current) await trpcClient.branch.open.mutate({ chat_id, message_id: target.last_id });
        const input = { chat_id, file_id };
        await trpcClient.branch.take.mutate({ ...input, idempotency_key: keyFor(action, input) });
        settleKey(action);
      } catch (error) {
        if (isRefused(error)) settleKey(action);
        throw error;
      }
    },
    onSuccess: (_, { title, side }) =>
      toast.success(t`${isolated(title)} was taken into ${side}, which the chat shows now`),
    onError: (error) => toast.error(errorText(error)),
    onSettled: () => Promise.all([refreshBranch(chat_id), utils.branch.compare.invalidate({ chat_id })]),
  });
}
