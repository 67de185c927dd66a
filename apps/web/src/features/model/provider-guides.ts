import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** How the operator of a server connects one kind of provider. */
export interface ProviderGuide {
  key: string;
  title: MessageDescriptor;
  text: MessageDescriptor;
  /** What to type before, in a terminal. */
  commands?: string;
  /** What to add to the file `.env`; nothing where Neptun finds the provider by itself. */
  env?: string;
}

export const providerGuides: readonly ProviderGuide[] = [
  {
    key: "ollama",
    title: msg`Ollama`,
    text: msg`Open models on a computer of your own. Ollama on the same machine is found without any setting, within ten seconds.`,
    commands: "ollama serve\nollama pull qwen2.5-coder",
  },
  {
    key: "ollama-elsewhere",
    title: msg`Ollama elsewhere`,
    text: msg`Ollama on another computer. It must listen on the network there: OLLAMA_HOST=0.0.0.0.`,
    env: "OLLAMA_BASE_URL=http://192.168.1.20:11434",
  },
  {
    key: "openai",
    title: msg`OpenAI`,
    text: msg`Needs an API key of platform.openai.com.`,
    env: "OPENAI_API_KEY=sk-…",
  },
  {
    key: "openrouter",
    title: msg`OpenRouter`,
    text: msg`Many publishers' models with one API key of openrouter.ai.`,
    env: "OPENROUTER_API_KEY=sk-or-…",
  },
  {
    key: "compatible",
    title: msg`Any compatible server`,
    text: msg`vLLM, LM Studio, llama.cpp, LiteLLM and others speak OpenAI’s protocol. The address usually ends with /v1; the key is needed only if the server asks for one.`,
    env: "OPENAI_BASE_URL=http://127.0.0.1:8000/v1\nOPENAI_API_KEY=",
  },
];

/** What to do about a provider that does not answer, by the word for its problem. */
const REMEDIES: Record<string, MessageDescriptor> = {
  provider_unreachable: msg`Nothing listens at its address. Is the server running, and is the address right as seen from Neptun’s machine? In a container, 127.0.0.1 is the container itself.`,
  provider_refused_key: msg`The key is missing, mistyped, or was revoked. Make a new one, put it into .env and start Neptun again.`,
  provider_failed: msg`Something answers at its address, but not with a list of models. Most servers want an address that ends with /v1.`,
  provider_silent: msg`It takes the connection and then says nothing. It may be starting, or loading a model: test again in a minute.`,
  provider_wants_payment: msg`The account has no credit left. Look at it at the provider.`,
  rate_limited: msg`It gets too many requests, or the account has no credit left. Look at the account at the provider.`,
  not_served: msg`It answers, but has no model. With Ollama: ollama pull qwen2.5-coder`,
};

export const remedy = (code: string | undefined) =>
  REMEDIES[code ?? ""] ?? msg`Look at the provider’s own log, and at Neptun’s.`;
