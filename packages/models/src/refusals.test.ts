import { describe, expect, test } from "vitest";
import { toRefusal, toRetrySeconds, toStreamRefusal } from "./refusals.ts";

describe("Retry-After", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  test.each([
    ["7", 7],
    ["0", 1],
    ["1.2", 2],
    [" 30 ", 30],
    ["99999", 3_600],
    ["Thu, 01 Jan 2026 00:00:20 GMT", 20],
    ["Wed, 31 Dec 2025 00:00:00 GMT", 1],
    ["soon", undefined],
    ["-5", 1],
    ["", undefined],
    [null, undefined],
  ])("%j is %j seconds", (value, seconds) => {
    expect(toRetrySeconds(value, now)).toBe(seconds);
  });
});

test.each([
  "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
  "the request exceeds the available context size. try increasing the context size or enable context shift",
  "This endpoint's maximum context length is 131072 tokens. Please reduce the length of either one.",
  "prompt is too long: 205000 tokens > 200000 maximum",
  "The input token count (40000) exceeds the maximum number of tokens allowed (32768).",
  "Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens",
  '{"error":{"code":"context_length_exceeded"}}',
  "The decoder prompt (length 5000) is longer than the maximum model length of 4096 (max_model_len)",
])("is understood as a conversation that is too long: %s", (words) => {
  expect(toRefusal({ provider: "acme", status: 400, words }).code).toBe("context_too_long");
  expect(toStreamRefusal("acme", { message: words }).code).toBe("context_too_long");
});

test("a bad request about something else is not called too long", () => {
  expect(toRefusal({ provider: "acme", status: 400, words: "temperature must be a number" }).code).toBe(
    "provider_refused",
  );
});

test.each([["req_1"], ["0198-ab:c/d"], ["x".repeat(128)]])(
  "a request is called what its provider calls it: %s",
  (requestId) => {
    expect(toRefusal({ provider: "acme", status: 500, words: "", requestId }).requestId).toBe(requestId);
  },
);

test.each([["two words"], ["x".repeat(129)], ["<b>\u202e"], [""], [["req_1", "req_2"]], [undefined]])(
  "what is no name of a request is left out: %j",
  (requestId) => {
    expect(toRefusal({ provider: "acme", status: 500, words: "", requestId }).requestId).toBeUndefined();
  },
);

test.each([
  [{ code: 429, message: "x" }, "rate_limited"],
  [{ code: "rate_limit_exceeded" }, "rate_limited"],
  [{ type: "insufficient_quota" }, "rate_limited"],
  [{ code: 502, message: "upstream" }, "provider_failed"],
  [{ code: "toString" }, "provider_failed"],
  ["a text", "provider_failed"],
  [null, "provider_failed"],
  [{ message: { nested: true } }, "provider_failed"],
])("an error within the stream, %j, is %s", (error, code) => {
  expect(toStreamRefusal("acme", error).code).toBe(code);
});
