import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";

const hints: Record<string, MessageDescriptor> = {
  unknown_model: msg`Choose another model below, then retry.`,
  not_served: msg`Choose another model below, then retry.`,
  provider_unreachable: msg`Retry in a moment, or choose another model below.`,
  provider_refused_key: msg`Whoever runs this server has to check the key; another model may work.`,
  rate_limited: msg`Wait a moment before you retry, or choose another model below.`,
  context_too_long: msg`Begin a new chat, shorten the message, or choose a model that reads more.`,
  setting_refused: msg`Open the settings of this chat from its menu, or choose another model below.`,
  answer_too_long: msg`Ask for a part of it.`,
};

/** What may help against an error, as a sentence. */
export const modelHint = (code: string): string => t(hints[code] ?? msg`Retry, or choose another model below.`);
