import { t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { Link2 } from "lucide-react";
import { CopyButton } from "../../components/copy-button.tsx";

/** Copies the address of a message. */
export const MessageLink = ({ message: { id, chat_conversation_id } }: { message: ChatMessage }) => (
  <CopyButton
    label={t`Copy link to message`}
    icon={<Link2 aria-hidden="true" />}
    text={() => new URL(`/chats/${chat_conversation_id}?message=${id}`, location.href).href}
  />
);
