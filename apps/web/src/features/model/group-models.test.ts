import { expect, it } from "vitest";
import { groupModels, type ModelList } from "./group-models.ts";

const list: ModelList = {
  models: ["openai/gpt", "ollama/llama3.2:3b", "google/gemma-2-27b-it"],
  available: ["ollama/llama3.2:3b"],
  context_tokens: {},
  prices: {},
  providers: [
    {
      name: "openai",
      kind: "openai-compatible",
      available: false,
      problem: "openai refused the key.",
      models: ["openai/gpt"],
    },
    { name: "ollama", kind: "openai-compatible", available: true, models: ["ollama/llama3.2:3b"] },
  ],
};

it("shows what can be asked first, and beside the rest why not", () => {
  expect(groupModels(list, "")).toEqual([
    { name: "ollama", problem: undefined, options: [{ id: "ollama/llama3.2:3b", isAvailable: true }] },
    { name: "openai", problem: "openai refused the key.", options: [{ id: "openai/gpt", isAvailable: false }] },
  ]);
});

it("finds every word anywhere in a name, also of models nobody offers here", () => {
  expect(groupModels(list, "GEMMA google").map(({ name }) => name)).toEqual(["Not offered here"]);
  expect(groupModels(list, "3b llama").map(({ name }) => name)).toEqual(["ollama"]);
  expect(groupModels(list, "nothing")).toEqual([]);
});
