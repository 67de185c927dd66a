import type { ChatMessage } from "@neptun/api/message/schema";
import { toast } from "../../components/toast.tsx";
import { refreshBranch } from "../../lib/branches.ts";
import { errorText, trpc } from "../../lib/trpc.ts";

const NONE: number[] = [];

/** The messages that stand in the place of this one, itself among them; none where it is the only one. */
export function useVersions({ id, chat_conversation_id: chat_id }: ChatMessage) {
  const { data: ids = NONE } = trpc.branch.forks.useQuery(
    { chat_id },
    { select: ({ forks }) => forks.find(({ message_ids }) => message_ids.includes(id))?.message_ids ?? NONE },
  );
  const { mutate, isPending } = trpc.branch.open.useMutation({
    onSuccess: () => refreshBranch(chat_id),
    onError: (error) => toast.error(errorText(error)),
  });
  return { ids, isPending, open: (message_id: number) => mutate({ chat_id, message_id }) };
}
