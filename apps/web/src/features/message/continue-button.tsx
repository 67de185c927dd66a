import { t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { Button, type ButtonProps } from "../../components/button.tsx";
import { useContinueAnswer } from "./use-continue-answer.ts";

/** Goes on with an answer that ended too early. */
export function ContinueButton({ message, variant }: { message: ChatMessage; variant: ButtonProps["variant"] }) {
  const { run, isPending } = useContinueAnswer(message);
  return (
    <Button variant={variant} size="sm" busy={isPending} onClick={run}>
      {t`Continue`}
    </Button>
  );
}
