import { t } from "@lingui/core/macro";
import { Button } from "../../components/button.tsx";
import { type Outgoing, useOutbox } from "../../lib/outbox.ts";
import { AnswerDots } from "./answer-dots.tsx";
import { GivenFiles } from "./given-files.tsx";
import { UserBubble } from "./user-bubble.tsx";

/** A message on its way with the place of its answer, or one that did not get there. */
export function OutgoingMessage({ item }: { item: Outgoing }) {
  const { change } = useOutbox.getState();
  const files = item.files.length > 0 && <GivenFiles files={item.files} chatId={item.chat_id} />;
  if (item.state !== "unsent") {
    return (
      <>
        {files}
        <UserBubble text={item.text} />
        <div className="min-h-7 coarse:min-h-11" />
        <div className="pt-4">
          <AnswerDots />
        </div>
      </>
    );
  }
  return (
    <>
      {files}
      <UserBubble text={item.text} className="border border-destructive/40 border-dashed" />
      <div role="alert" className="mt-1.5 flex flex-wrap items-center justify-end gap-x-1 text-[13px]">
        <span className="me-1 text-destructive">
          {t`Not sent`}
          {item.problem && `: ${item.problem}`}
        </span>
        <Button variant="ghost" size="sm" onClick={() => change(item.key, { state: "waiting" })}>
          {t`Retry`}
        </Button>
        <Button variant="ghost" size="sm" onClick={() => change(item.key, { state: "edit" })}>
          {t`Edit`}
        </Button>
      </div>
    </>
  );
}
