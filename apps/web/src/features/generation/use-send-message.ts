import { useEffect } from "react";
import { useShallow } from "zustand/react/shallow";
import { toMessages, withMessages } from "../../lib/message-pages.ts";
import { type Outgoing, useOutbox } from "../../lib/outbox.ts";
import { messagesPage } from "../../lib/pages.ts";
import { errorText, keyOf, queryClient, trpc } from "../../lib/trpc.ts";

interface SendOptions {
  onSent?(): void;
  /** Takes back a message that was not sent. */
  onEdit(item: Sent): void;
}

type Sent = Pick<Outgoing, "text" | "files" | "model">;

/** Sends what is written in this chat, one message after the other; what was not sent stays in the outbox. */
export function useSendMessage(chatId: number, { onSent, onEdit }: SendOptions) {
  const utils = trpc.useUtils();
  const { add, change, take, settle } = useOutbox.getState();
  const items = useOutbox(useShallow(({ items }) => items.filter((item) => item.chat_id === chatId)));
  const mutation = trpc.generation.send.useMutation();
  const isSending = items.some(({ state }) => state === "sending" || state === "waiting");

  const deliver = async (item: Outgoing) => {
    // Another effect or another composer of this chat may have taken it meanwhile.
    if (!useOutbox.getState().items.some(({ key, state }) => key === item.key && state === "waiting")) return;
    change(item.key, { state: "sending" });
    try {
      const { chatMessages } = await mutation.mutateAsync({
        chat_id: chatId,
        message: item.text,
        model: item.model,
        file_ids: item.files.map(({ file_id }) => file_id),
        idempotency_key: item.key,
      });
      utils.message.list.setInfiniteData(messagesPage(chatId), (data) => data && withMessages(data, chatMessages));
      // What is being read may be from before the message was stored: it is read again.
      const queryKey = keyOf(trpc.message.list, messagesPage(chatId), "infinite");
      if (queryClient.isFetching({ queryKey }) > 0) void queryClient.invalidateQueries({ queryKey });
      settle(item.key);
      onSent?.();
    } catch (error) {
      change(item.key, { state: "unsent", problem: errorText(error) });
    }
  };

  useEffect(() => {
    const edited = items.find(({ state }) => state === "edit");
    if (edited) {
      take(edited.key);
      onEdit(edited);
    }
    if (items.some(({ state }) => state === "sending")) return;
    const waiting = items.find(({ state }) => state === "waiting");
    if (waiting) void deliver(waiting);
  }, [items]);

  const send = ({ text, files, model }: Sent) => {
    const messages = toMessages(utils.message.list.getInfiniteData(messagesPage(chatId)));
    add({ chat_id: chatId, text, files, model, after: messages.at(-1)?.id ?? 0 });
  };
  return { send, isSending, isUnsent: items.some(({ state }) => state === "unsent") };
}
