import { msg, t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { soon } from "../../components/soon.tsx";
import { ContinueButton } from "./continue-button.tsx";
import type { RetryAnswer } from "./use-retry-answer.ts";

interface AnswerEndProps {
  message: ChatMessage;
  /** Where it is the last one. */
  retry?: RetryAnswer | undefined;
}

const WhyOnly = ({ message: { generation } }: AnswerEndProps) => (
  <p className="my-3 wrap-anywhere text-destructive text-sm">{generation?.error_message ?? t`The answer failed`}</p>
);

const AnswerError = soon(() => import("./answer-error.tsx").then(({ AnswerError }) => AnswerError), WhyOnly);

const notes = {
  stopped: msg`Stopped`,
  interrupted: msg`Interrupted: the server stopped while this was being written. What came is kept.`,
} as const;

const CUT = msg`The model reached the longest answer that it may give.`;

/** How an answer ended, where it is not simply complete. */
export function AnswerEnd(props: AnswerEndProps) {
  const { message, retry } = props;
  const { status, generation } = message;
  if (status === "failed") return <AnswerError {...props} />;
  if (status !== "stopped" && status !== "interrupted") return null;
  const note = status === "stopped" && generation?.error_code === "length" ? CUT : notes[status];
  return (
    <div className="mt-3 flex w-fit flex-wrap items-center gap-x-1 rounded-md bg-muted text-[13px] text-muted-foreground">
      <p className="px-2 py-1">{t(note)}</p>
      {retry && message.message !== "" && <ContinueButton message={message} variant="quiet" />}
    </div>
  );
}
