import { toast } from "../../components/toast.tsx";
import { withMessages } from "../../lib/message-pages.ts";
import { messagesPage } from "../../lib/pages.ts";
import { errorText, trpc } from "../../lib/trpc.ts";

/** Ends the answer of this chat and keeps what came. */
export function useStopAnswer(chatId: number) {
  const utils = trpc.useUtils();
  return trpc.generation.stop.useMutation({
    onSuccess: ({ chatMessage }) => {
      if (chatMessage.status === "streaming") return;
      utils.message.list.setInfiniteData(messagesPage(chatId), (data) => data && withMessages(data, [chatMessage]));
    },
    onError: (error) => toast.error(errorText(error)),
  });
}
