import { t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { Button } from "../../components/button.tsx";
import { keyFor } from "../../lib/keys.ts";
import { withMessages } from "../../lib/message-pages.ts";
import { messagesPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";
import { settling } from "./settling.ts";

/** Asks the chat's model for an answer to a message that has none. */
export function AnswerThis({ message: { id, chat_conversation_id: chat_id } }: { message: ChatMessage }) {
  const utils = trpc.useUtils();
  const action = `answer:${id}`;
  const { mutate, isPending } = trpc.generation.answer.useMutation(
    settling(action, ({ chatMessage }) => {
      utils.message.list.setInfiniteData(messagesPage(chat_id), (data) => data && withMessages(data, [chatMessage]));
    }),
  );
  const run = () => mutate({ chat_id, message_id: id, idempotency_key: keyFor(action, { chat_id, message_id: id }) });
  return (
    <p className="mt-1 flex justify-end">
      <Button size="sm" busy={isPending} onClick={run}>
        {t`Answer this`}
      </Button>
    </p>
  );
}
