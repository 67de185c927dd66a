import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";

type Words = Record<string | number, MessageDescriptor>;

const titles: Words = {
  unknown_model: msg`The model is not known here`,
  not_served: msg`The model is not available`,
  provider_unreachable: msg`The provider cannot be reached`,
  provider_refused_key: msg`The provider refused the key`,
  provider_wants_payment: msg`The provider wants payment`,
  rate_limited: msg`Too many requests`,
  context_too_long: msg`The conversation is too long for this model`,
  content_filtered: msg`The provider’s content filter stopped the answer`,
  setting_refused: msg`The provider refused a setting of this chat`,
  provider_refused: msg`The provider refused the request`,
  provider_failed: msg`The provider failed`,
  provider_broke_off: msg`The connection to the provider broke off`,
  provider_silent: msg`The provider went silent`,
  answer_too_long: msg`The answer became too long`,
  internal: msg`Something went wrong on the server`,
};

/** More exact than the code, which they share with others. */
const titlesOfStatus: Words = {
  408: msg`The provider took too long`,
  503: msg`The provider is overloaded`,
  504: msg`The provider took too long`,
  529: msg`The provider is overloaded`,
};

/** What failed, in a few words. */
export const failureTitle = (code: string, status?: number | null): string =>
  t(titlesOfStatus[status ?? 0] ?? titles[code] ?? msg`The answer failed`);

const hints: Words = {
  provider_unreachable: msg`Retry in a moment, or choose another model.`,
  provider_refused_key: msg`Another model may work.`,
  provider_wants_payment: msg`Another model may work.`,
  rate_limited: msg`Or choose another model.`,
  context_too_long: msg`Go on in a new chat that begins with a summary, shorten the message, or choose a model that reads more.`,
  content_filtered: msg`Ask in other words, or choose another model.`,
  setting_refused: msg`Open the settings of this chat from its menu, or choose another model.`,
  provider_refused: msg`Ask in other words, or choose another model.`,
  answer_too_long: msg`Ask for a part of it.`,
};

/** The server's sentence says it. */
const hintless = new Set(["unknown_model", "not_served"]);

/** What may help against it, as a sentence. */
export const failureHint = (code: string): string =>
  hintless.has(code) ? "" : t(hints[code] ?? msg`Retry, or choose another model.`);
