import type { MessageFile } from "@neptun/api/message/schema";
import { type ReactNode, useRef } from "react";
import { soon } from "../../components/soon.tsx";
import { enqueue, useQueue } from "../../lib/queue.ts";
import { ComposerForm } from "./composer-form.tsx";
import { setDraft } from "./drafts.ts";
import { withFiles } from "./given-files.ts";
import { Reconnecting } from "./reconnecting.tsx";
import { toMessage } from "./to-message.ts";
import { useAnswer } from "./use-answer.ts";
import { useDraft } from "./use-draft.ts";
import { useSendMessage } from "./use-send-message.ts";
import { useStopAnswer } from "./use-stop-answer.ts";

const QueueList = soon(() => import("./queue-list.tsx").then(({ QueueList }) => QueueList));

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
  const queue = useQueue(chatId);
  const { send, isSending, isUnsent } = useSendMessage(chatId, {
    onSent,
    onEdit: ({ text, files, model }) =>
      setDraft(draftKey, draft.text.trim() ? `${text}\n\n${draft.text}` : text, {
        files: withFiles(files, draft.files),
        model: draft.model ?? model,
      }),
  });
  const isStreaming = isSending || answer.messageId !== undefined;
  const [first] = queue;
  // Whoever answers a failure does not wait behind what waits because of it.
  const isHeld = isUnsent || first?.state === "unsent" || answer.lastStatus !== "complete";
  const isQueued = isStreaming || (first !== undefined && !isHeld);
  return (
    <>
      {answer.isLost && <Reconnecting />}
      {first && <QueueList {...{ chatId, queue, isStreaming, isUnsent }} status={answer.lastStatus} />}
      <ComposerForm
        field={field}
        draft={draft}
        onSend={() => {
          const item = { text: toMessage(draft.text, draft), files: draft.files, model: draft.model };
          if (isQueued) enqueue(chatId, item);
          else send(item);
          draft.clear();
        }}
        isStreaming={isStreaming}
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
