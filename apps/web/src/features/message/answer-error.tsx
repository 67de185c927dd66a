import { t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { CircleAlert } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { modelHint } from "./model-hint.ts";
import type { RetryAnswer } from "./use-retry-answer.ts";

/** Why there is no answer, or no whole one, and what can be done. */
export function AnswerError({ message, retry }: { message: ChatMessage; retry?: RetryAnswer }) {
  const { generation, model, id } = message;
  const code = generation?.error_code ?? "unknown";
  const hint = modelHint(code);
  return (
    <section
      aria-label={t`The answer failed`}
      className="my-3 flex gap-3 rounded-lg border border-destructive/30 bg-destructive-muted px-3.5 py-3 text-sm"
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-destructive" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-medium">{generation?.error_message ?? t`The answer failed.`}</p>
        <p className="mt-0.5 text-muted-foreground">
          {message.message !== "" && `${t`What came before is kept.`} `}
          {retry && hint}
        </p>
        <div className="mt-2 flex items-center gap-1">
          {retry && (
            <Button size="sm" busy={retry.isPending} onClick={() => retry.run()}>
              {t`Retry`}
            </Button>
          )}
          <CopyButton
            text={`${code} · message ${id} · ${model ?? "–"} · ${message.updated_at}`}
            label={t`Copy details`}
          />
        </div>
      </div>
    </section>
  );
}
