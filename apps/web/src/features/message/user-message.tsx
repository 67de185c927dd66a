import { t } from "@lingui/core/macro";
import { PenLine } from "lucide-react";
import { CopyButton } from "../../components/copy-button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { soon } from "../../components/soon.tsx";
import { messageDraftKey, useHasDraft } from "../../lib/text-drafts.ts";
import { beginEdit, importEditor } from "./begin-edit.ts";
import { CopyBranch } from "./copy-branch.tsx";
import { DeleteMessage } from "./delete-message.tsx";
import { FileChips } from "./file-chips.tsx";
import { GivenFiles } from "./given-files.tsx";
import type { MessageProps } from "./message.tsx";
import { MessageActions, SentAt } from "./message-actions.tsx";
import { MessageLink } from "./message-link.tsx";
import { UserBubble } from "./user-bubble.tsx";
import { Versions } from "./versions.tsx";

const Bubble = ({ message }: Pick<MessageProps, "message">) => <UserBubble text={message.message} />;
const MessageEditor = soon(importEditor, Bubble);
const AnswerThis = soon(() => import("./answer-this.tsx").then(({ AnswerThis }) => AnswerThis));

export function UserMessage({ message, isLast, onOpenFile }: MessageProps) {
  const isEditing = useHasDraft(messageDraftKey(message.id));
  return (
    <>
      {message.files.length > 0 && !isEditing && (
        <GivenFiles files={message.files} chatId={message.chat_conversation_id} onOpenFile={onOpenFile} />
      )}
      {isEditing ? <MessageEditor message={message} /> : <Bubble message={message} />}
      {message.blocks.length > 0 && (
        <FileChips blocks={message.blocks} onOpenFile={onOpenFile} className="justify-end" />
      )}
      {!isEditing && (
        <MessageActions isLast={false} className="justify-end">
          <Versions message={message} />
          <SentAt iso={message.created_at} />
          <IconButton label={t`Edit message`} size="icon-sm" onClick={() => beginEdit(message)}>
            <PenLine aria-hidden="true" />
          </IconButton>
          <CopyButton text={message.message} label={t`Copy message`} />
          <MessageLink message={message} />
          <CopyBranch message={message} />
          <DeleteMessage message={message} />
        </MessageActions>
      )}
      {isLast && !isEditing && <AnswerThis message={message} />}
    </>
  );
}
