import type { ChatTurn, ModelSettings } from "./port.ts";

/** Whose newer models refuse `max_tokens`; everyone else knows it, and not all know the other. */
const OPENAI = /(^|\.)(openai\.com|openai\.azure\.com)$/;

interface Question {
  base_url: string;
  /** The provider's own name for the model. */
  model: string;
  messages: ChatTurn[];
  settings?: ModelSettings | undefined;
}

/** What of the settings a body has, as it is called there. */
export const settingsIn = (body: object) =>
  Object.entries(body).flatMap(([name, value]) => (value === undefined || FIXED.has(name) ? [] : [name]));
const FIXED = new Set(["model", "messages", "stream", "stream_options"]);

/** What a provider is sent. A setting that is not made is not sent, so that the provider's own default holds. */
export function toRequestBody({ base_url, model, messages, settings = {} }: Question) {
  const { temperature, top_p, max_tokens, stop, reasoning_effort } = settings;
  const limit = OPENAI.test(new URL(base_url).hostname) ? "max_completion_tokens" : "max_tokens";
  return {
    model,
    messages,
    stream: true,
    stream_options: { include_usage: true },
    temperature,
    top_p,
    [limit]: max_tokens,
    stop: stop?.length ? stop : undefined,
    reasoning_effort,
  };
}
