import type { ChatMessage } from "@neptun/api/message/schema";

const number = new Intl.NumberFormat();
const seconds = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** How long it took: `0.8 s`, `12.3 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 60_000) return `${seconds.format(ms / 1000)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** The model, the tokens and the time of an answer. */
export function AnswerFacts({ message: { model, generation } }: { message: ChatMessage }) {
  const facts = [model];
  if (generation?.completion_tokens) facts.push(`${number.format(generation.completion_tokens)} tokens`);
  if (generation?.duration_ms && !generation.error_code) facts.push(duration(generation.duration_ms));
  const asked = generation?.prompt_tokens ? `${number.format(generation.prompt_tokens)} tokens read` : undefined;
  return (
    <span title={asked} className="min-w-0 truncate px-1.5 tabular-nums">
      {facts.filter(Boolean).join(" · ")}
    </span>
  );
}
