import { plural, t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { formatCost } from "../../lib/format-cost.ts";
import { formatDuration } from "../../lib/format-duration.ts";

/** The model, the tokens, the time and the cost of an answer. */
export function AnswerFacts({ message: { model, generation } }: { message: ChatMessage }) {
  const facts = [model];
  if (generation?.completion_tokens)
    facts.push(plural(generation.completion_tokens, { one: "# token", other: "# tokens" }));
  if (generation?.duration_ms && !generation.error_code) facts.push(formatDuration(generation.duration_ms));
  if (generation?.cost) facts.push(formatCost(generation.cost));
  const more: string[] = [];
  if (generation?.prompt_tokens)
    more.push(plural(generation.prompt_tokens, { one: "# token read", other: "# tokens read" }));
  if (generation?.first_token_ms) more.push(t`first word after ${formatDuration(generation.first_token_ms)}`);
  return (
    <span title={more.join(" · ") || undefined} className="min-w-0 px-1.5 tabular-nums sm:truncate">
      {facts.filter(Boolean).join(" · ")}
    </span>
  );
}
