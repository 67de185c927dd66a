import { t } from "@lingui/core/macro";
import { Spinner } from "../../components/spinner.tsx";
import { useMarks } from "../../lib/marks.ts";

/** Whether an answer is being written in the chat, or something in it was not read: as a sign, and in words. */
export function useChatMark(chatId: number) {
  const isGenerating = useMarks(({ generating }) => generating.has(chatId));
  const isUnread = useMarks(({ unread }) => unread.has(chatId));
  if (!isGenerating && !isUnread) return { sign: null, words: undefined };
  return {
    words: isGenerating ? t`Answering` : t`Unread`,
    sign: (
      <span aria-hidden="true" className="flex size-4 shrink-0 items-center justify-center">
        {isGenerating ? (
          <Spinner className="size-3.5 text-muted-foreground" />
        ) : (
          <span className="size-2 rounded-full bg-primary" />
        )}
      </span>
    ),
  };
}
