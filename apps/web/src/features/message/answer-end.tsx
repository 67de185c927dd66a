import { msg, t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { AnswerError } from "./answer-error.tsx";
import type { RetryAnswer } from "./use-retry-answer.ts";

const notes = {
  stopped: msg`Stopped`,
  interrupted: msg`Interrupted: the server stopped while this was being written. What came is kept.`,
} as const;

/** How an answer ended, where it is not simply complete. */
export function AnswerEnd({ message, retry }: { message: ChatMessage; retry?: RetryAnswer }) {
  const { status } = message;
  if (status === "failed") return <AnswerError message={message} retry={retry} />;
  if (status !== "stopped" && status !== "interrupted") return null;
  return (
    <p className="mt-3 w-fit rounded-md bg-muted px-2 py-1 text-[13px] text-muted-foreground">{t(notes[status])}</p>
  );
}
