import type { MessageFile } from "@neptun/api/message/schema";
import { type ReactNode, useRef } from "react";
import { ComposerForm } from "./composer-form.tsx";
import { setDraft } from "./drafts.ts";
import { withFiles } from "./given-files.ts";
import { Reconnecting } from "./reconnecting.tsx";
import { useAnswer } from "./use-answer.ts";
import { useDraft } from "./use-draft.ts";
import { useSendMessage } from "./use-send-message.ts";
import { useStopAnswer } from "./use-stop-answer.ts";

export interface ChatComposerProps {
  chatId: number;
  draftKey: string;
  onSent?(): void;
  tools?: ReactNode;
  /** What can be given with the message. */
  files?: readonly MessageFile[];
  onWantFiles?(): void;
  contextTokens?: number;
  autoFocus?: boolean;
}

/** Writes in a chat: sends, follows the answer that is being written, and stops it. */
export function ChatComposer({ chatId, draftKey, onSent, ...props }: ChatComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(draftKey, () => field.current?.focus());
  const answer = useAnswer(chatId);
  const stop = useStopAnswer(chatId);
  const { send, isSending } = useSendMessage(chatId, {
    onSent,
    onEdit: (text, files) =>
      setDraft(draftKey, draft.text.trim() ? `${text}\n\n${draft.text}` : text, withFiles(files, draft.files)),
  });
  return (
    <>
      {answer.isLost && <Reconnecting />}
      <ComposerForm
        field={field}
        draft={draft}
        onSend={() => {
          send(draft.text, draft.files);
          draft.clear();
        }}
        isStreaming={isSending || answer.messageId !== undefined}
        onStop={
          answer.messageId && !stop.isPending
            ? () => stop.mutate({ chat_id: chatId, message_id: answer.messageId! })
            : undefined
        }
        {...props}
      />
    </>
  );
}
