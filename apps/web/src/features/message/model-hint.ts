const hints: Record<string, string> = {
  unknown_model: "Choose another model below, then retry.",
  not_served: "Choose another model below, then retry.",
  provider_unreachable: "Retry in a moment, or choose another model below.",
  provider_refused_key: "Whoever runs this server has to check the key; another model may work.",
  rate_limited: "Wait a moment before you retry, or choose another model below.",
  context_too_long: "Begin a new chat, shorten the message, or choose a model that reads more.",
  answer_too_long: "Ask for a part of it.",
};

/** What may help against an error, as a sentence. */
export const modelHint = (code: string): string => hints[code] ?? "Retry, or choose another model below.";
