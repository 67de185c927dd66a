import { addDays, daysBetween, MOST_DAYS, type Usage } from "@neptun/api/usage/schema";

export interface DayTokens {
  day: string;
  prompt_tokens: number;
  completion_tokens: number;
}

/** Every day up to the last one, at most 366, also those without answers. */
export function fillDays({ from, to, days }: Pick<Usage, "from" | "to"> & { days: readonly DayTokens[] }): DayTokens[] {
  if (from === null || from > to) return [];
  const count = Math.min(MOST_DAYS, daysBetween(from, to) + 1);
  const used = new Map(days.map((one) => [one.day, one]));
  return Array.from({ length: count }, (_, n) => {
    const day = addDays(to, n + 1 - count);
    const { prompt_tokens = 0, completion_tokens = 0 } = used.get(day) ?? {};
    return { day, prompt_tokens, completion_tokens };
  });
}
