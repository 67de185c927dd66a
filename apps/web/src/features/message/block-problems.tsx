import { t } from "@lingui/core/macro";
import { findBlocks } from "@neptun/api/file/blocks";
import type { BlockProblem, ChatMessage } from "@neptun/api/message/schema";
import { FileWarning } from "lucide-react";
import { useMemo } from "react";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { ScrollBox } from "../../components/scroll-box.tsx";
import { recognise } from "../../lib/recognise.ts";

export interface BlockProblemsProps {
  message: ChatMessage;
  onPrompt(text: string, title: string): void;
}

/** The changes of an answer that could not be applied: which, why, and what can be done. */
export function BlockProblems({ message: { message, problems }, onPrompt }: BlockProblemsProps) {
  const blocks = useMemo(() => findBlocks(message), [message]);
  return problems.map((problem) => {
    const block = blocks.findLast(({ position }) => position <= problem.position);
    return <ProblemCard key={problem.position} problem={problem} text={block?.text ?? ""} onPrompt={onPrompt} />;
  });
}

function ProblemCard({
  problem: { title, problem: sentence },
  text,
  onPrompt,
}: {
  problem: BlockProblem;
  text: string;
  onPrompt(text: string, title: string): void;
}) {
  const problem = recognise(sentence) ?? sentence;
  const said = title === "" ? t`A change was not applied` : t`A change to ${title} was not applied`;
  return (
    <section
      aria-label={said}
      className="my-3 flex gap-3 rounded-lg border border-warning/30 bg-warning-muted px-3.5 py-3 text-sm"
    >
      <FileWarning aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-medium">{said}</p>
        <p className="wrap-anywhere mt-0.5 text-muted-foreground">{problem}</p>
        <details className="mt-2">
          <summary className="w-fit rounded text-[13px] text-muted-foreground hover:text-foreground coarse:min-h-11 coarse:content-center">
            {t`Show the block`}
          </summary>
          <ScrollBox
            label={t`The block`}
            className="mt-1.5 max-h-72 overflow-auto rounded-md border bg-code p-2.5 text-[13px] text-code-foreground"
          >
            <pre>{text}</pre>
          </ScrollBox>
        </details>
        <div className="mt-2 flex items-center gap-1">
          <Button size="sm" onClick={() => onPrompt(promptOf(title, problem), title)}>
            {t`Ask to fix it`}
          </Button>
          <CopyButton text={text} label={t`Copy the block`} />
        </div>
      </div>
    </section>
  );
}

const promptOf = (title: string, problem: string) =>
  [
    title === ""
      ? t`The change in your answer could not be applied: ${problem}`
      : t`The change to ${title} in your answer could not be applied: ${problem}`,
    t`Please give it again so that it fits the newest version of the file, or give the whole file.`,
  ].join("\n");
