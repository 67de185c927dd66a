import { t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { useNavigate } from "@tanstack/react-router";
import { keyFor } from "../../lib/keys.ts";
import { trpc } from "../../lib/trpc.ts";
import { settling } from "./settling.ts";

/** Goes to a new chat in which the model is asked for a summary of this one up to the message. */
export function useGoOnWithSummary({ id, chat_conversation_id: chat_id }: ChatMessage) {
  const navigate = useNavigate();
  const action = `summarise:${id}`;
  const { mutate, isPending } = trpc.generation.summarise.useMutation(
    settling(action, ({ chat }) => {
      void navigate({ to: "/chats/$chatId", params: { chatId: String(chat.id) } });
    }),
  );
  const run = () => {
    const input = { chat_id, message_id: id, message: wish() };
    mutate({ ...input, idempotency_key: keyFor(action, input) });
  };
  return { run, isPending };
}

const wish = () =>
  t`Summarise our conversation so far, so that we can go on from your summary alone: what it is about, what was decided and why, names and values that matter, and what is still open. Do not repeat the files; they are here.`;
