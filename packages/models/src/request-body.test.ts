import { expect, test } from "vitest";
import { settingsIn, toRequestBody } from "./request-body.ts";

const question = { base_url: "http://127.0.0.1:8000/v1", model: "m", messages: [] };
const sent = (more: Partial<Parameters<typeof toRequestBody>[0]> = {}) =>
  JSON.parse(JSON.stringify(toRequestBody({ ...question, ...more })));

test("what is not set is not sent", () => {
  const plain = { model: "m", messages: [], stream: true, stream_options: { include_usage: true } };
  expect(sent()).toEqual(plain);
  expect(sent({ settings: { stop: [] } })).toEqual(plain);
});

test("what is set is sent under the protocol's names, zero too", () => {
  const settings = { temperature: 0, top_p: 0, max_tokens: 9, stop: ["END"], reasoning_effort: "low" };
  expect(sent({ settings })).toMatchObject(settings);
  expect(settingsIn(toRequestBody({ ...question, settings: { temperature: 0, stop: ["END"] } }))).toEqual([
    "temperature",
    "stop",
  ]);
});

test.each([
  ["https://api.openai.com/v1", "max_completion_tokens"],
  ["https://name.openai.azure.com/openai/v1", "max_completion_tokens"],
  ["https://openrouter.ai/api/v1", "max_tokens"],
  ["https://notopenai.com/v1", "max_tokens"],
])("%s hears of the longest answer as %s", (base_url, name) => {
  expect(settingsIn(sent({ base_url, settings: { max_tokens: 9 } }))).toEqual([name]);
});
