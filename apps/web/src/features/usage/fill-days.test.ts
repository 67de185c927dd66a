import { expect, test } from "vitest";
import { fillDays } from "./fill-days.ts";

const day = (day: string, prompt_tokens: number) => ({ day, prompt_tokens, completion_tokens: 1 });

test("days without answers stand between the others", () => {
  const days = [day("2024-02-28", 5), day("2024-03-01", 7)];
  expect(fillDays({ from: "2024-02-28", to: "2024-03-02", days })).toEqual([
    day("2024-02-28", 5),
    { day: "2024-02-29", prompt_tokens: 0, completion_tokens: 0 },
    day("2024-03-01", 7),
    { day: "2024-03-02", prompt_tokens: 0, completion_tokens: 0 },
  ]);
});

test("of many years the last one is left, and of nothing nothing", () => {
  const filled = fillDays({ from: "2020-01-01", to: "2024-12-31", days: [day("2020-01-01", 5)] });
  expect([filled.length, filled[0]!.day, filled.at(-1)!.day]).toEqual([366, "2024-01-01", "2024-12-31"]);
  expect(fillDays({ from: null, to: "2024-12-31", days: [] })).toEqual([]);
});
