import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";

const titles: Record<string, MessageDescriptor> = {
  unknown_model: msg`The model is not known here`,
  not_served: msg`The model is not available`,
  provider_unreachable: msg`The provider cannot be reached`,
  provider_refused_key: msg`The provider refused the key`,
  rate_limited: msg`Too many requests`,
  context_too_long: msg`The conversation is too long for this model`,
  setting_refused: msg`The provider refused a setting of this chat`,
  provider_refused: msg`The provider refused the request`,
  provider_failed: msg`The provider failed`,
  provider_broke_off: msg`The connection to the provider broke off`,
  provider_silent: msg`The provider went silent`,
  answer_too_long: msg`The answer took too long`,
  internal: msg`Something went wrong on the server`,
};

/** What failed, in a few words. */
export const failureTitle = (code: string): string => t(titles[code] ?? msg`The answer failed`);

const hints: Record<string, MessageDescriptor> = {
  unknown_model: msg`Choose another model.`,
  not_served: msg`Choose another model.`,
  provider_unreachable: msg`Retry in a moment, or choose another model.`,
  provider_refused_key: msg`Whoever runs this server has to check the key; another model may work.`,
  rate_limited: msg`Wait a moment before you retry, or choose another model.`,
  context_too_long: msg`Go on in a new chat that begins with a summary, shorten the message, or choose a model that reads more.`,
  setting_refused: msg`Open the settings of this chat from its menu, or choose another model.`,
  answer_too_long: msg`Ask for a part of it.`,
};

/** What may help against it, as a sentence. */
export const failureHint = (code: string): string => t(hints[code] ?? msg`Retry, or choose another model.`);
