import { t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { useNavigate } from "@tanstack/react-router";
import { MessageSquarePlus } from "lucide-react";
import { IconButton } from "../../components/icon-button.tsx";
import { keyFor } from "../../lib/keys.ts";
import { trpc } from "../../lib/trpc.ts";
import { settling } from "./settling.ts";

/** Goes to a new chat that goes on from this message, with all that was said before and the files of then. */
export function CopyBranch({ message: { id, chat_conversation_id: chat_id } }: { message: ChatMessage }) {
  const navigate = useNavigate();
  const action = `copy:${id}`;
  const { mutate, isPending } = trpc.branch.copy.useMutation(
    settling(action, ({ chat }) => {
      void navigate({ to: "/chats/$chatId", params: { chatId: String(chat.id) } });
    }),
  );
  const run = () => mutate({ chat_id, message_id: id, idempotency_key: keyFor(action, { chat_id, message_id: id }) });
  return (
    <IconButton label={t`New chat from here`} size="icon-sm" busy={isPending} onClick={run}>
      {!isPending && <MessageSquarePlus aria-hidden="true" />}
    </IconButton>
  );
}
