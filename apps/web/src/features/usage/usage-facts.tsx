import { plural, t } from "@lingui/core/macro";
import type { Used } from "@neptun/api/usage/schema";
import { formatCost } from "../../lib/format-cost.ts";
import { formatDuration } from "../../lib/format-duration.ts";
import { locale } from "../../lib/language.ts";

/** What was used together, and what of it is not known. */
export function UsageFacts({ used }: { used: Used }) {
  const { answers, counted, priced, cost } = used;
  const facts: [name: string, value: string][] = [
    [t`Answers`, answers.toLocaleString(locale)],
    [t`Tokens read`, used.prompt_tokens.toLocaleString(locale)],
    [t`Tokens written`, used.completion_tokens.toLocaleString(locale)],
    [t`Cost`, cost === null ? t`Not known` : formatCost(cost)],
    [t`Time of writing`, formatDuration(used.duration_ms)],
    [t`First word after`, used.first_token_ms === null ? t`Not known` : formatDuration(used.first_token_ms)],
  ];
  const [uncounted, unpriced] = [answers - counted, counted - priced];
  return (
    <div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3">
        {facts.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-[13px] text-muted-foreground">{name}</dt>
            <dd className="wrap-anywhere font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {(uncounted > 0 || (unpriced > 0 && cost !== null)) && (
        <p className="mt-3 text-[13px] text-muted-foreground">
          {uncounted > 0 &&
            plural(uncounted, {
              one: "The tokens of # answer are not among them: its provider did not tell them.",
              other: "The tokens of # answers are not among them: their providers did not tell them.",
            })}{" "}
          {unpriced > 0 &&
            cost !== null &&
            plural(unpriced, {
              one: "The cost of # answer is not among them: nobody told its price.",
              other: "The cost of # answers is not among them: nobody told their price.",
            })}
        </p>
      )}
    </div>
  );
}
