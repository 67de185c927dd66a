import { t } from "@lingui/core/macro";
import type { Usage } from "@neptun/api/usage/schema";
import { locale } from "../../lib/language.ts";
import { type DayTokens, fillDays } from "./fill-days.ts";

const HEIGHT = 96;
const WIDTH = 720;
/** Of a day that has any tokens. */
const LEAST = 2;

const dayFormat = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
export const dayText = (day: string) => dayFormat.format(new Date(day));
const sumOf = ({ prompt_tokens, completion_tokens }: DayTokens) => prompt_tokens + completion_tokens;

/** The tokens of each day as a bar, read below and written above. What it shows is in the table too. */
export function UsageBars({ usage }: { usage: Usage }) {
  const days = fillDays(usage);
  if (days.length < 2) return null;
  const most = Math.max(...days.map(sumOf));
  const top = days.find((day) => sumOf(day) === most)!;
  const step = WIDTH / days.length;
  const gap = Math.min(4, step / 4);
  const heightOf = (tokens: number) => (tokens === 0 ? 0 : Math.max(LEAST, (tokens / Math.max(most, 1)) * HEIGHT));
  const [first, last] = [dayText(days[0]!.day), dayText(days.at(-1)!.day)];
  const [busiest, tokens] = [dayText(top.day), most.toLocaleString(locale)];
  return (
    <figure>
      <svg
        role="img"
        aria-label={t`Tokens by day, ${first} to ${last}; the most on ${busiest}: ${tokens}`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-24 w-full border-b"
      >
        {days.map((one, n) => {
          const [whole, written] = [heightOf(sumOf(one)), heightOf(one.completion_tokens)];
          const place = { x: n * step + gap / 2, width: step - gap };
          const label = dayText(one.day);
          const count = sumOf(one).toLocaleString(locale);
          return (
            <g key={one.day}>
              <title>{t`${label}: ${count} tokens`}</title>
              <rect {...place} y={0} height={HEIGHT} fill="transparent" />
              <rect {...place} y={HEIGHT - whole} height={whole} className="fill-primary/40" />
              <rect {...place} y={HEIGHT - whole} height={Math.min(written, whole)} className="fill-primary" />
            </g>
          );
        })}
      </svg>
      <figcaption className="mt-1.5 flex flex-wrap items-center justify-between gap-x-4 text-[13px] text-muted-foreground">
        <span>
          {first} – {last}
        </span>
        <span className="flex gap-3">
          <Key className="bg-primary" text={t`written`} />
          <Key className="bg-primary/40" text={t`read`} />
        </span>
      </figcaption>
    </figure>
  );
}

const Key = ({ className, text }: { className: string; text: string }) => (
  <span className="flex items-center gap-1.5">
    <span aria-hidden="true" className={`size-2.5 rounded-xs ${className}`} />
    {text}
  </span>
);
