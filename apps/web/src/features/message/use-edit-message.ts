import type { ChatMessage } from "@neptun/api/message/schema";
import { showBegun } from "../../lib/branches.ts";
import { keyFor, settleKey } from "../../lib/keys.ts";
import { isRefused, trpc } from "../../lib/trpc.ts";

interface Wording {
  text: string;
  /** Those of the message, unless given. */
  file_ids?: number[] | undefined;
}

/** Stores another wording of a message in its place, on a branch of its own, with or without an answer. */
export function useEditMessage({ id, chat_conversation_id: chat_id }: ChatMessage, onStored: () => void) {
  const edit = trpc.message.edit.useMutation();
  const ask = trpc.generation.send.useMutation();
  const store = async (action: string, request: () => Promise<ChatMessage[]>) => {
    edit.reset();
    ask.reset();
    try {
      const chatMessages = await request();
      settleKey(action);
      onStored();
      showBegun(chat_id, id, chatMessages);
    } catch (error) {
      if (isRefused(error)) settleKey(action);
    }
  };
  return {
    save({ text: message, file_ids }: Wording) {
      const [action, input] = [`edit:${id}`, { chat_id, message_id: id, message, file_ids }];
      const request = () => edit.mutateAsync({ ...input, idempotency_key: keyFor(action, input) });
      return store(action, async () => [(await request()).chatMessage]);
    },
    ask({ text: message, file_ids }: Wording) {
      const [action, input] = [`ask:${id}`, { chat_id, instead_of: id, message, file_ids }];
      const request = () => ask.mutateAsync({ ...input, idempotency_key: keyFor(action, input) });
      return store(action, async () => (await request()).chatMessages);
    },
    busy: edit.isPending ? "save" : ask.isPending ? "ask" : undefined,
    error: edit.error ?? ask.error,
  } as const;
}
