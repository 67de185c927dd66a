import type { ChatSettings } from "@neptun/api/chat/schema";
import { expect, test } from "vitest";
import { NOTHING_SET, toChanges, toValues } from "./settings-values.ts";

const settings = {
  instructions: "Be brief.",
  temperature: 0,
  top_p: 0.5,
  max_tokens: 4096,
  stop_sequences: ["END", "\n\n", "a\\n", " b"],
  reasoning_effort: "high",
} as ChatSettings;

test("what is set comes back from its fields as it was", () => {
  expect(toChanges(toValues(settings))).toEqual(settings);
});

test("empty fields set nothing", () => {
  expect(toChanges(NOTHING_SET)).toEqual({
    instructions: null,
    temperature: null,
    top_p: null,
    max_tokens: null,
    stop_sequences: [],
    reasoning_effort: null,
  });
  expect(toChanges({ ...NOTHING_SET, instructions: " \n", stop_sequences: "\n\n" })).toEqual(toChanges(NOTHING_SET));
});

test("a number may have a comma, and what is no number is none", () => {
  expect(toChanges({ ...NOTHING_SET, temperature: " 0,7 " }).temperature).toBe(0.7);
  expect(toChanges({ ...NOTHING_SET, temperature: "warm" }).temperature).toBeNaN();
});
