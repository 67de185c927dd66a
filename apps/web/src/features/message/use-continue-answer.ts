import type { ChatMessage } from "@neptun/api/message/schema";
import { keyFor } from "../../lib/keys.ts";
import { withMessages } from "../../lib/message-pages.ts";
import { messagesPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";
import { settling } from "./settling.ts";

/** Goes on with an answer that ended too early, where it ended. */
export function useContinueAnswer({ id, chat_conversation_id: chat_id }: ChatMessage) {
  const utils = trpc.useUtils();
  const action = `continue:${id}`;
  const { mutate, isPending } = trpc.generation.continue.useMutation(
    settling(action, ({ chatMessage }) => {
      utils.message.list.setInfiniteData(messagesPage(chat_id), (data) => data && withMessages(data, [chatMessage]));
    }),
  );
  const run = () => {
    const input = { chat_id, message_id: id };
    mutate({ ...input, idempotency_key: keyFor(action, input) });
  };
  return { run, isPending };
}
