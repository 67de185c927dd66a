import type { ChatMessage } from "@neptun/api/message/schema";
import { toast } from "../../components/toast.tsx";
import { showBegun } from "../../lib/branches.ts";
import { keyFor, settleKey } from "../../lib/keys.ts";
import { errorText, isRefused, trpc } from "../../lib/trpc.ts";

export interface RetryOptions {
  model?: string | undefined;
  /** What the model is told besides. */
  instruction?: string | undefined;
}

export interface RetryAnswer {
  run(options?: RetryOptions): void;
  isPending: boolean;
}

/** Puts a new answer in the place of this one and of what follows it. */
export function useRetryAnswer({ id, chat_conversation_id: chat_id }: ChatMessage): RetryAnswer {
  const action = `retry:${id}`;
  const mutation = trpc.generation.retry.useMutation({
    onSuccess: ({ chatMessage }) => {
      settleKey(action);
      showBegun(chat_id, id, [chatMessage]);
    },
    onError: (error) => {
      if (isRefused(error)) settleKey(action);
      toast.error(errorText(error));
    },
  });
  const run = (options: RetryOptions = {}) => {
    const input = { ...options, chat_id, message_id: id };
    mutation.mutate({ ...input, idempotency_key: keyFor(action, input) });
  };
  return { run, isPending: mutation.isPending };
}
