import { t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { CircleAlert } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { later } from "../../components/later.tsx";
import { language } from "../../lib/language.ts";
import { recognise } from "../../lib/recognise.ts";
import { askToEditLast } from "./begin-edit.ts";
import { ContinueButton } from "./continue-button.tsx";
import { failureHint, failureTitle } from "./failure-words.ts";
import { useGoOnWithSummary } from "./use-go-on-with-summary.ts";
import type { RetryAnswer } from "./use-retry-answer.ts";
import { useSecondsUntil } from "./use-seconds-until.ts";

const AgainOptions = later("dialog", () => import("./again-options.tsx").then(({ AgainOptions }) => AgainOptions), {
  onPress: true,
});

/** Why there is no answer, or no whole one, and what can be done: where it is the last one. */
export function AnswerError({ message, retry }: { message: ChatMessage; retry?: RetryAnswer | undefined }) {
  const { generation, model } = message;
  const code = generation?.error_code ?? "unknown";
  const status = generation?.provider_status;
  return (
    <section
      aria-label={t`The answer failed`}
      className="my-3 flex gap-3 rounded-lg border border-destructive/30 bg-destructive-muted px-3.5 py-3 text-sm"
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-destructive" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {failureTitle(code, status)}
          {status && <span className="ms-2 font-normal text-muted-foreground tabular-nums">{t`Status ${status}`}</span>}
        </p>
        {generation?.error_message && code !== "context_too_long" && <Report sentence={generation.error_message} />}
        <p className="mt-0.5 text-muted-foreground">
          {message.message !== "" && `${t`What came before is kept.`} `}
          {retry && failureHint(code)}
        </p>
        <div className="mt-2 flex flex-wrap items-center gap-1.5">
          {retry && (
            <>
              {code === "context_too_long" && <SummaryButton message={message} />}
              <RetryButton message={message} retry={retry} />
              {message.message !== "" && <ContinueButton message={message} variant="secondary" />}
              <AgainOptions model={model} isLast isOther onRun={retry.run}>
                <Button size="sm">{t`Other model`}</Button>
              </AgainOptions>
              <Button size="sm" onClick={() => askToEditLast()}>
                {t`Edit the question`}
              </Button>
            </>
          )}
          <CopyButton text={detailsOf(message)} label={t`Copy details`} />
        </div>
      </div>
    </section>
  );
}

/** The server's sentence. It was stored in English: who reads another language opens one that is not known in theirs. */
function Report({ sentence }: { sentence: string }) {
  const words = recognise(sentence);
  const report = (
    <p lang={words === undefined ? "en" : undefined} dir="auto" className="mt-0.5 wrap-anywhere">
      {words ?? sentence}
    </p>
  );
  if (words !== undefined || language === "en") return report;
  return (
    <details className="mt-0.5">
      <summary className="w-fit cursor-default text-muted-foreground coarse:py-3">{t`Report of the server, in English`}</summary>
      {report}
    </details>
  );
}

/** What whoever runs the server, or the provider, needs to find it again. */
function detailsOf({ id, chat_conversation_id, model, generation, updated_at }: ChatMessage): string {
  const { error_code, error_message, provider_status, provider_request_id } = generation ?? {};
  const facts = [
    error_code ?? "unknown",
    provider_status && `status ${provider_status}`,
    provider_request_id && `request ${provider_request_id}`,
    `chat ${chat_conversation_id}`,
    `message ${id}`,
    model,
    updated_at,
  ];
  return [error_message, facts.filter(Boolean).join(" · ")].filter(Boolean).join("\n");
}

/** Waits as long as the provider said that it takes nothing. */
function RetryButton({ message, retry }: { message: ChatMessage; retry: RetryAnswer }) {
  const seconds = useSecondsUntil(message.generation?.retry_at, message.updated_at);
  return (
    <Button
      size="sm"
      busy={retry.isPending}
      disabled={seconds > 0}
      onClick={() => retry.run()}
      className="tabular-nums"
    >
      {seconds > 0 ? t`Retry in ${seconds} s` : t`Retry`}
    </Button>
  );
}

function SummaryButton({ message }: { message: ChatMessage }) {
  const { run, isPending } = useGoOnWithSummary(message);
  return (
    <Button size="sm" variant="primary" busy={isPending} onClick={run}>
      {t`Go on in a new chat, with a summary`}
    </Button>
  );
}
