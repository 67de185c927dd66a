import { msg, t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { Button } from "../../components/button.tsx";
import { AnswerError } from "./answer-error.tsx";
import { useContinueAnswer } from "./use-continue-answer.ts";
import type { RetryAnswer } from "./use-retry-answer.ts";

const notes = {
  stopped: msg`Stopped`,
  interrupted: msg`Interrupted: the server stopped while this was being written. What came is kept.`,
} as const;

const CUT = msg`The model reached the longest answer that it may give.`;

/** How an answer ended, where it is not simply complete. */
export function AnswerEnd({ message, retry }: { message: ChatMessage; retry?: RetryAnswer | undefined }) {
  const { status, generation } = message;
  if (status === "failed") return <AnswerError message={message} retry={retry} />;
  if (status !== "stopped" && status !== "interrupted") return null;
  const note = status === "stopped" && generation?.error_code === "length" ? CUT : notes[status];
  return (
    <div className="mt-3 flex w-fit flex-wrap items-center gap-x-1 rounded-md bg-muted text-[13px] text-muted-foreground">
      <p className="px-2 py-1">{t(note)}</p>
      {retry && message.message !== "" && <ContinueButton message={message} />}
    </div>
  );
}

function ContinueButton({ message }: { message: ChatMessage }) {
  const { run, isPending } = useContinueAnswer(message);
  return (
    <Button variant="quiet" size="sm" busy={isPending} onClick={run}>
      {t`Continue`}
    </Button>
  );
}
