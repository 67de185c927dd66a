import { plural } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { locale } from "../../lib/language.ts";

const seconds = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** How long it took: `0.8 s`, `12.3 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 60_000) return `${seconds.format(ms / 1000)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** The model, the tokens and the time of an answer. */
export function AnswerFacts({ message: { model, generation } }: { message: ChatMessage }) {
  const facts = [model];
  if (generation?.completion_tokens)
    facts.push(plural(generation.completion_tokens, { one: "# token", other: "# tokens" }));
  if (generation?.duration_ms && !generation.error_code) facts.push(duration(generation.duration_ms));
  const asked = generation?.prompt_tokens
    ? plural(generation.prompt_tokens, { one: "# token read", other: "# tokens read" })
    : undefined;
  return (
    <span title={asked} className="min-w-0 truncate px-1.5 tabular-nums">
      {facts.filter(Boolean).join(" · ")}
    </span>
  );
}
