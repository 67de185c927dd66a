import { t } from "@lingui/core/macro";
import { CopyButton } from "../../components/copy-button.tsx";
import { DeleteMessage } from "./delete-message.tsx";
import { FileChips } from "./file-chips.tsx";
import { GivenFiles } from "./given-files.tsx";
import type { MessageProps } from "./message.tsx";
import { MessageActions, SentAt } from "./message-actions.tsx";
import { MessageLink } from "./message-link.tsx";
import { UserBubble } from "./user-bubble.tsx";
import { Versions } from "./versions.tsx";

export const UserMessage = ({ message, onOpenFile }: MessageProps) => (
  <>
    {message.files.length > 0 && (
      <GivenFiles files={message.files} chatId={message.chat_conversation_id} onOpenFile={onOpenFile} />
    )}
    <UserBubble text={message.message} />
    {message.blocks.length > 0 && <FileChips blocks={message.blocks} onOpenFile={onOpenFile} className="justify-end" />}
    <MessageActions isLast={false} className="justify-end">
      <Versions message={message} />
      <SentAt iso={message.created_at} />
      <CopyButton text={message.message} label={t`Copy message`} />
      <MessageLink message={message} />
      <DeleteMessage message={message} />
    </MessageActions>
  </>
);
