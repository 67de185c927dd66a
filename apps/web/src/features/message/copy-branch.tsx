import { t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { useNavigate } from "@tanstack/react-router";
import { MessageSquarePlus } from "lucide-react";
import { IconButton } from "../../components/icon-button.tsx";
import { toast } from "../../components/toast.tsx";
import { keyFor, settleKey } from "../../lib/keys.ts";
import { errorText, isRefused, trpc } from "../../lib/trpc.ts";

/** Goes to a new chat that goes on from this message, with all that was said before and the files of then. */
export function CopyBranch({ message: { id, chat_conversation_id: chat_id } }: { message: ChatMessage }) {
  const navigate = useNavigate();
  const action = `copy:${id}`;
  const { mutate, isPending } = trpc.branch.copy.useMutation({
    onSuccess: ({ chat }) => {
      settleKey(action);
      void navigate({ to: "/chats/$chatId", params: { chatId: String(chat.id) } });
    },
    onError: (error) => {
      if (isRefused(error)) settleKey(action);
      toast.error(errorText(error));
    },
  });
  const run = () => mutate({ chat_id, message_id: id, idempotency_key: keyFor(action, { chat_id, message_id: id }) });
  return (
    <IconButton label={t`New chat from here`} size="icon-sm" busy={isPending} onClick={run}>
      {!isPending && <MessageSquarePlus aria-hidden="true" />}
    </IconButton>
  );
}
