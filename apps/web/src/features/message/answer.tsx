import { t } from "@lingui/core/macro";
import { ChevronDown, RotateCcw } from "lucide-react";
import { IconButton } from "../../components/icon-button.tsx";
import { later } from "../../components/later.tsx";
import { AnswerEnd } from "./answer-end.tsx";
import { AnswerFacts } from "./answer-facts.tsx";
import { AnswerText } from "./answer-text.tsx";
import { BlockProblems } from "./block-problems.tsx";
import { CopyAnswer } from "./copy-answer.tsx";
import { CopyBranch } from "./copy-branch.tsx";
import { DeleteMessage } from "./delete-message.tsx";
import { FileChips } from "./file-chips.tsx";
import type { MessageProps } from "./message.tsx";
import { MessageActions, SentAt } from "./message-actions.tsx";
import { MessageLink } from "./message-link.tsx";
import { useRetryAnswer } from "./use-retry-answer.ts";
import { Versions } from "./versions.tsx";

const importOptions = () => import("./again-options.tsx").then(({ AgainOptions }) => AgainOptions);
const AgainOptions = later("dialog", importOptions);
const AgainOptionsOfMany = later("dialog", importOptions, { onPress: true });
const DEMO = "neptun/demo";

export function Answer({ message, isLast, onOpenFile, onPrompt }: MessageProps) {
  const retry = useRetryAnswer(message);
  const isStreaming = message.status === "streaming";
  return (
    <div className="min-w-0">
      {message.model === DEMO && (
        <p className="mb-2 w-fit rounded-md bg-warning-muted px-2 py-0.5 font-medium text-warning text-xs">
          {t`Demonstration — no AI`}
        </p>
      )}
      <AnswerText message={message} onOpenFile={onOpenFile} />
      {message.blocks.length > 0 && <FileChips blocks={message.blocks} onOpenFile={onOpenFile} />}
      {message.problems.length > 0 && <BlockProblems message={message} onPrompt={onPrompt} />}
      <AnswerEnd message={message} retry={isLast ? retry : undefined} />
      <MessageActions isLast={isLast} className={isStreaming ? "invisible" : "-ms-1.5 mt-1"}>
        {message.message !== "" && <CopyAnswer text={message.message} />}
        <Versions message={message} />
        <MessageLink message={message} />
        <CopyBranch message={message} />
        <DeleteMessage message={message} />
        {isLast && !isStreaming && message.status !== "failed" && (
          <>
            <IconButton label={t`Answer again`} size="icon-sm" busy={retry.isPending} onClick={() => retry.run()}>
              {!retry.isPending && <RotateCcw aria-hidden="true" />}
            </IconButton>
            <AgainOptions model={message.model} isLast onRun={retry.run}>
              <IconButton label={t`Other ways to answer`} size="icon-sm">
                <ChevronDown aria-hidden="true" />
              </IconButton>
            </AgainOptions>
          </>
        )}
        {!isLast && !isStreaming && (
          <AgainOptionsOfMany model={message.model} isLast={false} onRun={retry.run}>
            <IconButton label={t`Another answer`} size="icon-sm" busy={retry.isPending}>
              {!retry.isPending && <RotateCcw aria-hidden="true" />}
            </IconButton>
          </AgainOptionsOfMany>
        )}
        <SentAt iso={message.created_at} />
        <AnswerFacts message={message} />
      </MessageActions>
    </div>
  );
}
