import { expect, test } from "vitest";
import { costOf, isCost, toListedPrice } from "./prices.ts";

test("a list's price for one token is one for a million", () => {
  expect(toListedPrice({ prompt: "0.0000006", completion: "2.4e-6" })).toEqual({ prompt: 0.6, completion: 2.4 });
  expect(toListedPrice({ prompt: "0", completion: "0" })).toEqual({ prompt: 0, completion: 0 });
});

test.each([
  undefined,
  null,
  "0.1",
  {},
  { prompt: "0.1" },
  { prompt: "-1", completion: "-1" }, // what OpenRouter says of a model that it chooses itself
  { prompt: "1e9", completion: "0" },
  { prompt: 0.1, completion: 0.1 },
  { prompt: "NaN", completion: "free" },
])("%j is no price", (pricing) => {
  expect(toListedPrice(pricing)).toBeUndefined();
});

test("an answer costs what it read and what it wrote", () => {
  expect(costOf({ prompt_tokens: 1_000, completion_tokens: 500 }, { prompt: 3, completion: 15 })).toBeCloseTo(0.0105);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 2e6, "1", null])("%j is nothing that an answer costs", (value) => {
  expect(isCost(value)).toBe(false);
});
