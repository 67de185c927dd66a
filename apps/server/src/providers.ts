import type { ModelsConfig } from "@neptun/models";
import type { Env } from "./env.ts";

const withV1 = (address: string) => (/\/v\d+$/.test(address) ? address : `${address}/v1`);

/** The model providers that the operator has configured. */
export function toModelsConfig(env: Env): ModelsConfig {
  const providers: ModelsConfig["providers"] = [];
  if (env.OPENAI_BASE_URL || env.OPENAI_API_KEY) {
    const base_url = env.OPENAI_BASE_URL ?? "https://api.openai.com/v1";
    providers.push({ name: "openai", base_url, api_key: env.OPENAI_API_KEY, models: env.OPENAI_MODELS });
  }
  if (env.OPENROUTER_API_KEY) {
    providers.push({ name: "openrouter", base_url: "https://openrouter.ai/api/v1", api_key: env.OPENROUTER_API_KEY });
  }
  if (env.OLLAMA_BASE_URL) providers.push({ name: "ollama", base_url: withV1(env.OLLAMA_BASE_URL) });
  const limits = {
    firstPieceMs: env.MODEL_START_SECONDS * 1000,
    silenceMs: env.MODEL_SILENCE_SECONDS * 1000,
    answerMs: env.MODEL_ANSWER_SECONDS * 1000,
    // An answer is a message.
    answerBytes: env.MAX_MESSAGE_KIB * 1024,
  };
  return { providers, tryLocalOllama: providers.length === 0, prices: env.MODEL_PRICES, limits };
}
