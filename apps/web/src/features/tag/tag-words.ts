import type { MessageDescriptor } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";
import type { TagColour } from "@neptun/api/tag/schema";

export const COLOUR_NAMES: Record<TagColour, MessageDescriptor> = {
  grey: msg`Grey`,
  red: msg`Red`,
  orange: msg`Orange`,
  yellow: msg`Yellow`,
  green: msg`Green`,
  teal: msg`Teal`,
  blue: msg`Blue`,
  purple: msg`Purple`,
  pink: msg`Pink`,
};

export const chatsText = (count: number) => plural(count, { one: "# chat", other: "# chats" });
