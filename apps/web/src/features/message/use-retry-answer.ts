import type { ChatMessage } from "@neptun/api/message/schema";
import { toast } from "../../components/toast.tsx";
import { withMessages, withoutMessage } from "../../lib/message-pages.ts";
import { messagesPage } from "../../lib/pages.ts";
import { errorText, trpc } from "../../lib/trpc.ts";

export interface RetryAnswer {
  run(): void;
  isPending: boolean;
}

/** Puts a new answer in the place of this one. */
export function useRetryAnswer({ id, chat_conversation_id: chat_id }: ChatMessage): RetryAnswer {
  const utils = trpc.useUtils();
  const mutation = trpc.generation.retry.useMutation({
    onSuccess: ({ chatMessage }) =>
      utils.message.list.setInfiniteData(
        messagesPage(chat_id),
        (data) => data && withMessages(withoutMessage(data, id), [chatMessage]),
      ),
    onError: (error) => toast.error(errorText(error)),
  });
  return { run: () => mutation.mutate({ chat_id, message_id: id }), isPending: mutation.isPending };
}
